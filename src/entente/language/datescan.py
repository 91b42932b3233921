"""Finding written dates in a folded text."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from entente.language.calendar import Fields, is_relative, number, period_of, stated_year
from entente.language.dateforms import DateGrammar, Form
from entente.language.datepatterns import DIGIT, YEAR
from entente.language.datewords import LOOK
from entente.model.fold import Aligned, matchable

_BREAK = re.compile(r"[\n\r\u2028\u2029]")
_ALWAYS = frozenset({"y", "m", "q", "h"})
_GLUE = frozenset(".,/:-")
_LETTERS = frozenset("abcdefghijklmnopqrstuvwxyz")
_LENGTHS = {1: DIGIT, 2: DIGIT, 4: YEAR}
_NONE: dict[str, tuple[Form, ...]] = {"": ()}
_PLAIN_DIGITS = frozenset("0123456789")


class Page:
    """A text folded for matching, its line breaks kept, with the way back to the stored text."""

    def __init__(self, stored: str, folded: Aligned | None = None) -> None:
        self.stored = stored
        self.folded = matchable(stored) if folded is None else folded
        self.breaks = tuple(self.folded.position(m.start()) for m in _BREAK.finditer(stored))
        self.text = self._broken()

    def _broken(self) -> str:
        """The folded text with line breaks put back, so that no form reaches over one."""
        text, at, parts = self.folded.text, 0, []
        for cut in self.breaks:
            parts.append(text[at:cut])
            at = cut + 1
        return "\n".join([*parts, text[at:]])

    def line(self, position: int) -> int:
        """Number of the line a position stands in."""
        return bisect_right(self.breaks, position)

    def bounds(self, line: int) -> tuple[int, int]:
        """Start and end of a line."""
        start = self.breaks[line - 1] + 1 if line else 0
        return start, self.breaks[line] if line < len(self.breaks) else len(self.text)

    @cached_property
    def first_lines(self) -> tuple[int, ...]:
        """Numbers of the first eight lines that hold anything."""
        filled = (n for n in range(min(len(self.breaks) + 1, 100)) if self.text[slice(*self.bounds(n))].strip())
        return tuple(n for n, _ in zip(filled, range(8), strict=False))


@dataclass(frozen=True, slots=True)
class Found:
    """A date as written; offsets count in the folded text. ``far`` is the far end of a joined range."""

    start: int
    end: int
    fields: Fields
    name: str
    far: Fields | None = None


def scan(rules: DateGrammar, page: Page) -> list[Found]:
    """Dates from left to right: at each place the longest form wins, then the earlier row."""
    at, place = 0, -1
    found: list[Found] = []
    best: list[Found] = []
    for start, head, forms in _places(rules, page.text):
        if start != place:
            found += best
            at, place, best = best[-1].end if best else at, start, []
        if start < at:
            continue
        if (
            head in (DIGIT, YEAR)
            and _inside(page.text, start, rules.spaced)
            and not _linked(rules, page.text, found, start)
        ):
            continue
        parts = _best(rules, page, start, forms, found)
        if parts and (not best or parts[-1].end > best[-1].end):
            best = parts
    return found + best


def _places(rules: DateGrammar, text: str) -> list[tuple[int, str, tuple[Form, ...]]]:
    """Where a form may begin, with what stands there (the longest first) and the forms that may go on as the text."""
    places = []
    for start, head, end in sorted(_heads(rules, text), key=lambda head: (head[0], -head[2])):
        signs = rules.forms.get(head, _NONE)
        sign = _sign(text, end)
        if forms := signs.get(sign) or signs.get(sign[:1]) or signs[""]:
            places.append((start, head, forms))
    return places


def _heads(rules: DateGrammar, text: str) -> list[tuple[int, str, int]]:
    """The words and numbers of one, two or four digits a date may begin with, in one pass over the text."""
    heads = []
    run = end = -1
    names, spaced = rules.heads, rules.spaced
    for index, start, stop in rules.words.find_matches_as_indexes(text, overlapping=True):
        if names[index] in _PLAIN_DIGITS:
            if start == end:
                end = stop
                continue
            if end - run in _LENGTHS and text[run - 1 : run] not in _LETTERS:
                heads.append((run, _LENGTHS[end - run], end))
            run, end = start, stop
        elif not spaced or start == 0 or not text[start - 1].isalnum():
            heads.append((start, names[index], stop))
    if end - run in _LENGTHS:
        heads.append((run, _LENGTHS[end - run], end))
    return heads


def _sign(text: str, at: int) -> str:
    """The next two signs, blanks passed over; any digit is the same sign."""
    signs = text[at : at + 5].lstrip(" ")[:2]
    return DIGIT if signs[:1] in _PLAIN_DIGITS else signs


def _inside(text: str, start: int, spaced: bool) -> bool:
    """Whether the digits at ``start`` belong to something longer: a decimal, a code, a document number."""
    if start == 0:
        return False
    left = text[start - 1]
    if left.isascii() or spaced:
        if left.isalnum() or left in "_$€£#":
            return True
        if left in _GLUE and start > 1:
            before = text[start - 2]
            return before.isalnum() and (spaced or before.isascii())
    return False


def _linked(rules: DateGrammar, text: str, found: list[Found], start: int) -> bool:
    """Whether only a joining word or sign stands between the last date and this place."""
    before = found[-1].end if found else start + 1
    return 0 <= start - before <= LOOK and any(
        join.fullmatch(text, before, start) for kind, join in rules.joins.items() if kind != "within"
    )


def _best(rules: DateGrammar, page: Page, start: int, forms: tuple[Form, ...], found: list[Found]) -> list[Found]:
    best: Found | None = None
    parts: list[Found] = []
    for form in forms:
        match = form.regex.match(page.text, start)
        if match is None or (best is not None and match.end() <= best.end):
            continue
        fields = form.fields(match)
        if not possible(fields) or not _allowed(form, match, found) or (form.cased and not _cased(page, match)):
            continue
        if form.free or _shown(form, match, fields) or _linked(rules, page.text, found, start):
            best = Found(start, match.end(), fields, form.name)
            parts = list(_apart(best, match)) if form.listed else [best]
    return parts


def _allowed(form: Form, match: re.Match[str], found: list[Found]) -> bool:
    """Whether nothing beside it speaks against the form; a date right before it ("2/9 năm nay") never does."""
    text, start = match.string, match.start()
    if match.group() in form.never:
        return False
    adjoining = bool(found) and start - found[-1].end <= 1
    if form.not_after is not None and not adjoining and form.not_after.closes(text, start):
        return False
    return form.not_before is None or form.not_before.match(match.string, match.end()) is None


def _shown(form: Form, match: re.Match[str], fields: Fields) -> bool:
    """Whether the words beside it, or its own shape, give the evidence the form asks for."""
    if form.proof is not None and _proves(form.proof, match, fields):
        return True
    if form.after is not None and form.after.closes(match.string, match.start()):
        return True
    return form.before is not None and form.before.match(match.string, match.end()) is not None


def _proves(proof: str, match: re.Match[str], fields: Fields) -> bool:
    """Whether the shape itself tells a date: "18/2" cannot be a fraction, "02/9" is not written as one."""
    if proof == "shape":
        return (number(fields, "d") or 0) > (number(fields, "m") or 0) or match.group().startswith("0")
    if proof == "numeral":
        return match.group()[0] in _PLAIN_DIGITS
    text, start, end = match.string, match.start(), match.end()
    return (start == 0 or text[start - 1] == "\n") and (end == len(text) or text[end] == "\n")


def _cased(page: Page, match: re.Match[str]) -> bool:
    """Whether a capital stands in the words as they were stored: "May", not "may"."""
    stored = page.stored[page.folded.origin(match.start()) : page.folded.origin(match.end())]
    return any(char.isupper() for char in stored)


def _apart(whole: Found, match: re.Match[str]) -> Iterator[Found]:
    """Listed days ("3 and 15 May") one by one; neighbouring ones stay one stretch."""
    slots = [slot for slot in match.re.groupindex if slot.rstrip("23") in ("d", "day") and match[slot] is not None]
    slots.sort(key=match.start)
    numbers = [int(whole.fields["d" + slot.lstrip("day")]) for slot in slots]
    common = {k: v for k, v in whole.fields.items() if k.rstrip("23") != "d"}
    if numbers == list(range(numbers[0], numbers[0] + len(numbers))):
        yield Found(whole.start, whole.end, {**common, "d": numbers[0], "d2": numbers[-1]}, whole.name)
        return
    for slot, day in zip(slots, numbers, strict=True):
        start = whole.start if slot is slots[0] else match.start(slot)
        end = whole.end if slot is slots[-1] else match.end(slot)
        yield Found(start, end, {**common, "d": day}, whole.name)


def possible(fields: Fields) -> bool:
    """Whether the calendar has such a date at all."""
    if fields.keys() <= _ALWAYS:
        return True
    if is_relative(fields) or fields.keys() & {"ref", "cal"}:
        return True
    if "m" not in fields and "d" in fields:
        return True
    return period_of(fields, stated_year(fields) or 2024) is not None
