"""Finding written dates in one line of folded text."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from entente.language.calendar import Fields, is_relative, number, period_of, stated_year
from entente.language.dateforms import DateGrammar, Form
from entente.model.fold import Aligned

LOOK = 48
_DIGITS = re.compile(r"(?<![0-9])[0-9]+")
_GLUE = frozenset(".,/:-")


@dataclass(frozen=True, slots=True)
class Found:
    """A date as written; offsets count in the folded line. ``far`` is the far end of a joined range."""

    start: int
    end: int
    fields: Fields
    name: str
    far: Fields | None = None


def scan(rules: DateGrammar, folded: Aligned, line: str) -> list[Found]:
    """Dates of a line from left to right: at each place the longest form wins, then the earlier row."""
    text, at = folded.text, 0
    found: list[Found] = []
    for start, head in _places(rules, text):
        if start < at:
            continue
        linked = bool(found) and _links(rules, text, found[-1], start)
        if head == "0" and not linked and _inside(text, start, rules.spaced):
            continue
        best = _best(rules.forms[head], folded, line, start, linked)
        if best is not None:
            found.append(best)
            at = best.end
    return found


def _places(rules: DateGrammar, text: str) -> list[tuple[int, str]]:
    """Where a form may begin, with the head that stands there; of one place the longest head comes first."""
    places = {(m.start(), "0") for m in _DIGITS.finditer(text)}
    if rules.words is not None:
        for index, start, _ in rules.words.find_matches_as_indexes(text, overlapping=True):
            if not rules.spaced or start == 0 or not text[start - 1].isalnum():
                places.add((start, rules.heads[index]))
    return sorted(places, key=lambda place: (place[0], -len(place[1])))


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


def _links(rules: DateGrammar, text: str, before: Found, start: int) -> bool:
    """Whether only a joining word or sign stands between a date and this place."""
    return 0 <= start - before.end <= LOOK and any(
        (m := join.match(text, before.end)) is not None and m.end() == start for join in rules.joins.values()
    )


def _best(forms: tuple[Form, ...], folded: Aligned, line: str, start: int, linked: bool) -> Found | None:
    best: Found | None = None
    for form in forms:
        match = form.regex.match(folded.text, start)
        if match is None or (best is not None and match.end() <= best.end):
            continue
        fields = form.fields(match)
        if _fits(form, match, linked, fields) and (not form.cased or _cased(folded, line, match)) and possible(fields):
            best = Found(start, match.end(), fields, form.name)
    return best


def _fits(form: Form, match: re.Match[str], linked: bool, fields: Fields) -> bool:
    text, start, end = match.string, match.start(), match.end()
    left = text[max(0, start - LOOK) : start]
    if form.barred_before is not None and form.barred_before.search(left):
        return False
    if form.barred_behind is not None and form.barred_behind.match(text, end):
        return False
    if form.allowed is None and form.followed is None and form.proof is None:
        return True
    if linked or (form.proof is not None and _proves(form.proof, match, fields)):
        return True
    if form.allowed is not None and form.allowed.search(left):
        return True
    return form.followed is not None and form.followed.match(text, end) is not None


def _proves(proof: str, match: re.Match[str], fields: Fields) -> bool:
    """Whether the shape itself tells a date: "18/2" cannot be a fraction, "02/9" is not written as one."""
    if proof == "shape":
        return (number(fields, "d") or 0) > (number(fields, "m") or 0) or match.group().startswith("0")
    if proof == "month name":
        return match.start() == 0 and len(match.string) <= match.end()
    if proof == "numeral":
        return match.group()[0].isdigit()
    raise ValueError(f"no such proof: {proof}")


def _cased(folded: Aligned, line: str, match: re.Match[str]) -> bool:
    """Whether a capital stands in the words as they were stored: "May", not "may"."""
    return any(c.isupper() for c in line[folded.origin(match.start()) : folded.origin(match.end())])


def possible(fields: Fields) -> bool:
    """Whether the calendar has such a date at all."""
    if is_relative(fields) or fields.keys() & {"ref", "cal"}:
        return True
    if "m" not in fields and "d" in fields:
        return True
    return period_of(fields, stated_year(fields) or 2024) is not None


def joined(rules: DateGrammar, text: str, found: list[Found]) -> list[Found]:
    """Ranges made one ("January to September 2025"), and years shared along a list ("in March and June 2025")."""
    out: list[Found] = []
    for item in reversed(found):
        kind = _kind(rules, text, item, out[-1]) if out else None
        if kind is None:
            out.append(item)
            continue
        after = out[-1]
        lent = _lend(item, after.fields)
        if kind == "range" and _can_span(lent, after):
            far = _lend(after, lent.fields).fields if after.far is None else after.fields
            out[-1] = Found(lent.start, after.end, lent.fields, lent.name, far)
        else:
            out.append(lent)
    return out[::-1]


def _kind(rules: DateGrammar, text: str, left: Found, right: Found) -> str | None:
    for kind, join in rules.joins.items():
        match = join.match(text, left.end)
        if match is not None and match.end() == right.start:
            return kind
    return None


def _lend(item: Found, source: Fields) -> Found:
    """The date with the year its neighbour writes, where it has none itself and is of the same make."""
    if stated_year(item.fields) is not None or is_relative(item.fields) or "dec" in item.fields:
        return item
    keys = ("y", "yy", "be", "shift", "unit") if stated_year(source) is None else ("y", "yy", "be")
    lent = {k: source[k] for k in keys if k in source}
    if "shift" in lent and lent.get("unit") != "year":
        return item
    if "d" in item.fields and "m" not in item.fields and "m" in source:
        lent["m"] = source["m"]
    return replace(item, fields={**item.fields, **lent}) if lent else item


def _can_span(left: Found, right: Found) -> bool:
    if left.far is not None or right.far is not None or is_relative(left.fields) != is_relative(right.fields):
        return False
    if is_relative(left.fields):
        return left.fields.get("unit") == right.fields.get("unit")
    start, end = stated_year(left.fields), stated_year(right.fields)
    first = period_of(left.fields, start or end or 2024)
    last = period_of(right.fields, end or start or 2024)
    if first is None or last is None or first.start is None or last.start is None:
        return False
    return first.start < last.start


