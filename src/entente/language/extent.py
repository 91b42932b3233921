"""How far a name reaches from its head noun: to the right, to the left, or both."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import dataclass

from entente.language.namebook import Hit
from entente.language.namepage import WORD, Page
from entente.model.mark import Mention

MOST = 90  # characters of a name beside its head noun
MOST_WORDS = 14
MOST_CJK = 16  # the same where words are not spaced
_HEADS = ("head", "zone", "infrastructure", "project")
_BREAKS = ("office", "honorific", "collective")
_INSIDE = re.compile(r"[^\W_]+(?:[-–&'’./][^\W_]+)*|[-–&]$")
_HYPHENED = re.compile(r"[^\W\d_a-z]\w+ [^\W\d_a-z]\w+-[^\W\d_A-Z]\w+")
_INNER = re.compile(r" \([^\W\d_a-z]\w{1,7}\)")
_AMOUNT = re.compile(r"[$€£¥₱฿₫%]|\d[.,]\d")
_DASHES = ("- ", "– ", "& ")


@dataclass(frozen=True, slots=True)
class Reach:
    """Where a name ends (or begins) and which known names it holds; ``named`` = more than head noun and adjectives."""

    at: int
    parts: tuple[Mention, ...] = ()
    named: bool = False


@dataclass(slots=True)
class Names:
    """Names already found in a page, by where they begin and end."""

    starts: dict[int, Mention]
    ends: dict[int, Mention]


class Spans:
    """Stretches of text that do not overlap, asked by place."""

    def __init__(self, found: Iterable[Mention | Hit]) -> None:
        rows = sorted((m.start, m.end) for m in found)
        self._starts, self._ends = [a for a, _ in rows], [b for _, b in rows]

    def meets(self, start: int, end: int) -> bool:
        """Whether one of them shares a character with this stretch."""
        index = bisect_left(self._starts, end) - 1
        return index >= 0 and self._ends[index] > start

    def covers(self, start: int, end: int) -> bool:
        """Whether this stretch lies within one of them."""
        index = bisect_right(self._starts, start) - 1
        return index >= 0 and self._ends[index] >= end


def names(found: list[Mention]) -> Names:
    """The names by place."""
    return Names({m.start: m for m in found}, {m.end: m for m in found})


def right(page: Page, start: int, known: Names, named: bool = False, surname: str = "surname") -> Reach:
    """From just after a head noun ("Sở" → "Ngoại vụ Hải Phòng") to the end of the name.

    ``named``: the head noun is a name already, so that a surname after it opens a person's; ``surname``: which words
    count as one.
    """
    at, parts, limit, words, fielded = start, list[Mention](), start + MOST, 0, False
    while at < limit and words < MOST_WORDS:
        words += 1
        at = _past_acronym(page, at, known) if page.cased[at : at + 2] == " (" else at
        gap = at + 1 if page.cased[at : at + 1] == " " else at
        if gap == at and at != start:
            break
        step = _step_right(page, gap, known, named, surname)
        if step is None or (fielded and _named_person(page, gap, step)):
            break
        fielded = surname == "surname" and not step.parts and page.at(gap, "field") is not None
        at, part, named = step.at, step.parts, named or step.named
        parts += part
        if part and not _goes_on(page, at, known) and not (surname != "surname" and _opening(page, start, at, parts)):
            break
    return Reach(at, tuple(parts), named)


def _named_person(page: Page, at: int, step: Reach) -> bool:
    """Whether the words after the field of an authority are a person's: "Kementerian Perdagangan | Surya Kelana"."""
    word = page.low[at : step.at]
    if not page.book.sets["unit"] or step.parts or page.knows("unit", word) or page.at(at, *_BREAKS, *_HEADS, "field"):
        return False
    return page.cased[at].isupper() and _person_like(page, at)


def _opening(page: Page, start: int, at: int, parts: list[Mention]) -> bool:
    """Whether a company's name has only opened with places so far: "PT Indonesia | Morowali Industrial Park"."""
    covered = sum(p.end - p.start + 1 for p in parts)
    return covered == at - start and page.cased[at : at + 1] == " " and page.cased[at + 1 : at + 2].isupper()


def _past_acronym(page: Page, at: int, known: Names) -> int:
    """Past a short form in brackets that a place goes on after: "Kawasan Industri Terpadu (KIT) Batang"."""
    found = _INNER.match(page.cased, at)
    place = known.starts.get(found.end() + 1) if found else None
    return found.end() if found and place and page.cased[found.end()] == " " else at


def loose_right(page: Page, start: int, known: Names) -> Reach:
    """The same for a project, whose name may run on in small letters up to its last capitalised word or place.

    "Nhà máy gạch men Sao Bắc", "Dự án Nhà máy dệt của Hải Vân".
    """
    at, parts, last, limit = start, list[Mention](), Reach(start), start + MOST
    while at < limit and page.cased[at : at + 1] == " ":
        place = known.starts.get(at + 1)
        word = _word(page, at + 1)
        if place and place.type == "place":
            parts.append(place)
            at = place.end
            last = Reach(at, tuple(parts), True)
            if not _goes_on(page, at, known):
                break
        elif not word or page.at(at + 1, *_BREAKS) or _bounds(page, at, word.lower(), last):
            break
        elif page.cased[at + 1].isupper() or (word.isdigit() and last.at == at):
            at += 1 + len(word)
            last = Reach(at, tuple(parts), True)
        else:
            at += 1 + len(word)
    return last


def _bounds(page: Page, at: int, word: str, last: Reach) -> bool:
    """Whether a word ends the name of a project; a connector inside a phrase of small letters does not."""
    inside = page.knows("connector", word) and last.at < at
    return page.knows("boundary", word) and not inside


def _step_right(page: Page, at: int, known: Names, named: bool, surname: str) -> Reach | None:
    """One word, field, place or joint of the name, or None at its end."""
    place = known.starts.get(at)
    if place and place.type == "place":
        return Reach(place.end, (place,), True)
    field = page.at(at, "field")
    if field and (not named or page.cased[at].isupper()):
        return Reach(field.end, (), True)
    word = _word(page, at)
    if not word:
        return None
    if word[:1].isupper():
        person = page.knows(surname, word.lower()) and _person_like(page, at)
        if (
            (page.at(at, *_BREAKS) and not _mere_syllable(page, at, named))
            or (named and page.at(at, "head"))
            or at in page.people
            or (named and (person or _hyphened(page, at)))
        ):
            return None
        return Reach(at + len(word), (), True)
    if wide := _descriptor(page, at):
        return Reach(at + wide, (), False)
    return _joint(page, at, word, known, named)


def _joint(page: Page, at: int, word: str, known: Names, named: bool) -> Reach | None:
    """A dash, connector or number that the name goes on after."""
    after = at + len(word) + 1
    if word.isdigit() and len(word) <= 2 and named:
        return Reach(at + len(word), (), False)
    if named and page.book.marked and _syllable(page, at, word):
        return Reach(at + len(word), (), False)
    joins = page.cased[at : at + 2] in _DASHES or page.knows("connector", word.lower())
    if not joins or not named or not page.cased[after : after + 1].isupper() or page.at(after, "honorific", "office"):
        return None
    if page.knows("connector", word.lower()) and word.isalpha() and (after in known.starts or page.at(after, *_HEADS)):
        return None
    return Reach(at + len(word), (), False)


def _mere_syllable(page: Page, at: int, named: bool) -> bool:
    """Whether a form of address written large goes on a name of syllables: "KCN Tam | Anh"."""
    found = page.at(at, *_BREAKS)
    return (
        named
        and page.book.marked
        and found is not None
        and found.word.kind == "honorific"
        and (" " not in found.word.form and page.cased[at].isupper())
    )


def _syllable(page: Page, at: int, word: str) -> bool:
    """Whether a small word is the second syllable of a name's word: "Đường sắt Trung Quốc", "Điện lực (EVN)"."""
    before = page.cased.rfind(" ", max(0, at - WORD), at - 1) + 1
    after = page.cased[at + len(word) : at + len(word) + 2]
    small = any(page.knows(kind, word) for kind in ("stop", "boundary", "preposition", "connector", "pair"))
    if not word.isalpha() or small or not page.cased[before].isupper() or page.at(at, *_BREAKS, "anaphor", "noun"):
        return False
    return after[:1] in (",", "(", ".", ";", "") or (after[:1] == " " and (after[1:2].isupper() or after[1:2] == "("))


def _word(page: Page, at: int) -> str:
    end = page.cased.find(" ", at, at + 40)
    word = page.cased[at : end if end >= 0 else at + 40]
    found = _INSIDE.match(word)
    return found.group() if found else ""


def _person_like(page: Page, at: int) -> bool:
    """Whether a surname here opens a personal name of two words or more, the last of its run."""
    run = page.run(at)
    return run is not None and 1 <= page.cased.count(" ", at, run[1]) <= 3


def _hyphened(page: Page, at: int) -> bool:
    """Whether two words that end their run are a surname and a hyphened given name: "Lee Jae-yong"."""
    run = page.run(at)
    return run is not None and _HYPHENED.fullmatch(page.cased, at, run[1]) is not None


def _descriptor(page: Page, at: int) -> int:
    """Length of the adjectives that may stand between a head noun and its name; 0 when there are none."""
    words = page.low[at : at + 40].split(" ")
    for count in (4, 3, 2, 1):
        form = " ".join(words[:count]).rstrip(",.;:)")
        if page.knows("descriptor", form):
            return len(form)
    return 0


def _goes_on(page: Page, at: int, known: Names) -> bool:
    """Whether a name goes on after a place in it: "Đình Vũ - Cát Hải", "Việt Nam - Singapore"."""
    del known
    return page.cased[at : at + 3] in (" - ", " – ") and page.cased[at + 3 : at + 4].isupper()


def left(page: Page, head: int, known: Names) -> Reach:
    """From a head noun back over the capitalised words before it: "Tan Trao" ← "Industrial Park"."""
    at, parts, named = head, list[Mention](), False
    while head - at < MOST:
        step = _step_left(page, at, known)
        if step is None:
            break
        at, named = step.at, named or step.named
        parts[:0] = step.parts
    return Reach(at, tuple(parts), named)


def _step_left(page: Page, at: int, known: Names) -> Reach | None:
    if at < 2 or page.cased[at - 1] not in " -–":
        return None
    end = at - 1
    place = known.ends.get(end)
    if place and place.type == "place" and place.rule != "place.demonym":
        return Reach(place.start, (place,), True)
    if page.cased[max(0, end - 2) : end] in (" -", " –"):
        return _step_left(page, end - 1, known) if page.cased[end - 3 : end - 2].isalnum() else None
    window = max(0, end - WORD)
    start = max(page.cased.rfind(" ", window, end), page.cased.rfind("\n", window, end), window - 1) + 1
    word = page.cased[start:end].lstrip("(\"'“‘")
    first = start + len(page.cased[start:end]) - len(word)
    if page.knows("adjective", word.lower()) and (first > 1 and page.cased[first - 1] == " "):
        return Reach(first, (), False)
    if not word[:1].isupper() or not word[-1:].isalnum() or word.endswith(("'s", "’s")) or _AMOUNT.search(word):
        return None
    low = word.lower()
    if (
        page.at(first, *_BREAKS)
        or page.book.joining("article", "@").fullmatch(low)
        or (page.opens(first) and (page.knows("stop", low) or page.knows("preposition", low)))
    ):
        return None
    return Reach(first, (), True)


def left_cjk(page: Page, head: int, known: Names, verbs: bool = True) -> Reach:
    """The same where words are not spaced: back to a boundary word, at most sixteen characters.

    ``verbs``: a verb ends the name too, which would cut 联合投资有限公司 short.
    """
    at = _boundary(page, head, ("boundary", "verb") if verbs else ("boundary",))
    parts = tuple(m for a, m in sorted(known.starts.items()) if at <= a and m.end <= head)
    if parts and not page.cased[head - 1 : head].isascii():
        first = _first_place(parts, at, head)
        at = first if first is not None else at
        parts = tuple(p for p in parts if p.start >= at)
    return Reach(at, parts, at < head)


def _first_place(parts: tuple[Mention, ...], at: int, head: int) -> int | None:
    """Start of the first place of the unbroken chain of places that ends nearest the head."""
    del at, head
    first = parts[-1].start
    for one in reversed(parts[:-1]):
        if one.end < first - 1:
            break
        first = one.start
    return first


def _boundary(page: Page, head: int, kinds: tuple[str, ...]) -> int:
    at = head
    structure = page.at(head, "zone", "infrastructure", "project") is not None
    while at > 0 and head - at < MOST_CJK:
        char = page.cased[at - 1]
        if not (char.isalnum() or char in "—-·&"):
            break
        if any(page.knows(kind, page.low[at - n : at]) for kind in kinds for n in (1, 2, 3) if at >= n):
            break
        if _led_to(page, at) or (structure and at < head and _ends_a_body(page, at)):
            break
        at -= 1
    return at


def _led_to(page: Page, at: int) -> bool:
    """Whether a preposition leads to the place or pair of countries that begins here: 经|中越铁路."""
    leads = any(page.knows("preposition", page.low[at - n : at]) for n in (1, 2) if at >= n)
    return leads and page.at(at, "place", "bilateral") is not None


def _ends_a_body(page: Page, at: int) -> bool:
    """Whether an authority ends here that stands by its kind alone: 海关, 商务厅."""
    found = page.before(at, "head")
    return found is not None and "alone" in found.word.flags
