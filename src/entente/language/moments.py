"""When a page was published, by a line of it or by its address."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from entente.language import dates
from entente.language.dateforms import grammar
from entente.language.folder import available
from entente.language.furniture import furniture
from entente.model.fold import matchable

_NUMERIC = re.compile(
    r"(?<![\d/.-])(?P<d>3[01]|[12]\d|0?[1-9])\s?[/.-]\s?(?P<m>1[0-2]|0?[1-9])\s?[/.-]\s?(?P<y>(?:19|20)\d\d)(?!\d)"
    r"|(?<!\d)(?P<Y>(?:19|20)\d\d)\s?[-/.年]\s?(?P<M>1[0-2]|0?[1-9])\s?[-/.月]\s?(?P<D>3[01]|[12]\d|0?[1-9])(?!\d)\s?日?"
)
_TIME = re.compile(r"(?<![\d.,/])([01]?\d|2[0-3])\s?[:hg.]\s?([0-5]\d)(?:\s?:\s?[0-5]\d)?(?!\d)")
_STAMP = re.compile(
    r"(?<!\d)(20\d\d)(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])(?:([01]\d|2[0-3])([0-5]\d)(?:([0-5]\d)\d{0,3})?)?(?!\d)"
)
_PATH = re.compile(r"[/_-](20\d\d)[/-]?(0?[1-9]|1[0-2])[/-]?(0[1-9]|[12]\d|3[01]|(?<=[/-])[1-9])(?=[/_.-])")
FIRST_YEAR = 1995
_LONGEST = 240


@dataclass(frozen=True, slots=True)
class Moment:
    """A day, with the minute where it is written, in EDTF; ``rest`` is what else stands in the line."""

    edtf: str
    rest: str


def moment(text: str, code: str) -> Moment | None:
    """The first full date of a short line and its time: "Vũ Ba 18/02/2025 - 20:25" -> 2025-02-18T20:25."""
    folded = matchable(text).text
    if len(folded) > _LONGEST:
        return None
    found = sorted((*_numeric(folded, code), *_worded(folded, code)), key=lambda day: day[1])
    if not found:
        return None
    numeric = [(start, end) for _, start, end in found if folded[start].isdigit() and folded[end - 1].isdigit()]
    blank = _without(folded, [span for span in numeric if _NUMERIC.fullmatch(folded[span[0] : span[1]])])
    words, times = furniture(), list(_TIME.finditer(blank))
    beside = [m.span() for pattern in (words.beside_time, words.late) for m in pattern.finditer(blank)] if times else []
    late = words.late.search(blank) is not None
    spans = [*((start, end) for _, start, end in found), *(m.span() for m in times), *beside]
    keep = text if len(text) == len(folded) else folded
    return Moment(f"{found[0][0].isoformat()}{_clock(times, late)}", _without(keep, spans))


def _numeric(folded: str, code: str) -> Iterator[tuple[date, int, int]]:
    """Dates in figures with where they stand; one that may be read two ways is none."""
    for found in _NUMERIC.finditer(folded):
        year, month, day = (int(found[a] or found[b]) for a, b in (("y", "Y"), ("m", "M"), ("d", "D")))
        ambiguous = found["y"] and not grammar(code).day_first and day <= 12 and day != month
        if (when := _day(year, month, day)) and not ambiguous:
            yield when, found.start(), found.end()


def _worded(folded: str, code: str) -> Iterator[tuple[date, int, int]]:
    """Dates written with the name of the month, in the page's language or another: "18 May 2023" under Indonesian."""
    for language in dict.fromkeys((code, *available())):
        seen = False
        for mark in dates.find(folded, language):
            when = mark.period
            whole = when is not None and mark.year_basis is None and not mark.alts
            if when is not None and when.start and when.start == when.last and whole:
                seen = True
                yield when.start, mark.start, mark.end
        if seen:
            return


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day) if year >= FIRST_YEAR else None
    except ValueError:
        return None


def _clock(times: list[re.Match[str]], late: bool) -> str:
    """The time in EDTF, empty where none is written: "T20:25"."""
    if not times:
        return ""
    hour = int(times[0][1])
    return f"T{hour + 12 if late and hour < 12 else hour:02}:{times[0][2]}"


def _without(text: str, spans: list[tuple[int, int]]) -> str:
    """The text with blanks in place of these spans."""
    for start, end in spans:
        text = text[:start] + " " * (end - start) + text[end:]
    return text


def of_address(address: str) -> str | None:
    """The moment an address carries: "…-20251015195606463.htm" -> 2025-10-15T19:56:06, "/2025/10/15/…" -> the day."""
    for found in _STAMP.finditer(address[:1000]):
        when = _day(int(found[1]), int(found[2]), int(found[3]))
        if when and found[4]:
            return f"{when.isoformat()}T{found[4]}:{found[5]}:{found[6] or '00'}"
        if when:
            return when.isoformat()
    path = _PATH.search(address[:1000])
    parted = _day(int(path[1]), int(path[2]), int(path[3])) if path else None
    return parted.isoformat() if parted else None


def plausible(published: str, retrieved: str | None) -> bool:
    """Whether a page may have been published then: not after the day it was retrieved."""
    return retrieved is None or published[:10] <= retrieved[:10]
