"""Dates and periods in a text, of every grain, in any language that has a folder."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from itertools import pairwise

from entente.language.datecontext import anchors, numeric_order, own_date
from entente.language.dateforms import grammar
from entente.language.datejoin import joined
from entente.language.datescan import Page, scan
from entente.language.datesense import Sense
from entente.model.fold import Aligned, matchable
from entente.model.mark import Mark
from entente.model.period import Period

_GAP = 20


def find(
    text: str, code: str, *, published: Period | None = None, ref: date | None = None, folded: Aligned | None = None
) -> tuple[Mark, ...]:
    """Dates of a text, sorted, as marks of kind "date"; ``ref`` wins over ``published`` for what is relative.

    ``folded`` is ``matchable(text)`` where the caller has it already.

    >>> find("Ngày 18/2/2025", "vi")[0].period.edtf()
    '2025-02-18'
    """
    rules = grammar(code)
    if not rules.forms or not text:
        return ()
    page = Page(text, folded)
    found = joined(rules, page.text, scan(rules, page))
    own = own_date(page, found) if published is None and ref is None else None
    sense = Sense(rules, page, anchors(published, ref, own), numeric_order(found))
    return tuple(sense.settle(item) for item in found)


def series(text: str, code: str, marks: Sequence[Mark]) -> tuple[tuple[Mark, ...], ...]:
    """Dates grouped where only "and", "dan", 、 … stand between: "tahun 2023 dan sembilan bulan pertama tahun 2024"."""
    groups: list[list[Mark]] = []
    for mark in marks:
        if groups and _listed(text[groups[-1][-1].end : mark.start][:_GAP], code):
            groups[-1].append(mark)
        else:
            groups.append([mark])
    return tuple(tuple(group) for group in groups)


def _listed(between: str, code: str) -> bool:
    listing = grammar(code).joins.get("list")
    return listing is not None and len(between) < _GAP and listing.fullmatch(matchable(between).text) is not None


def whole(marks: Sequence[Mark]) -> Period | None:
    """The one period of dates that follow on each other (2023 and the first nine months of 2024), else None."""
    periods = [mark.period for mark in marks if mark.period is not None]
    if len(periods) != len(marks) or not periods:
        return None
    if any(left.end is None or left.end != right.start for left, right in pairwise(periods)):
        return None
    return Period(periods[0].start, periods[-1].end, periods[0].precision)
