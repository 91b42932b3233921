"""Dates and periods in a text, of every grain, in any language that has a folder."""

from __future__ import annotations

from datetime import date

from entente.language.datecontext import anchors, numeric_order, own_date
from entente.language.dateforms import grammar
from entente.language.datejoin import joined
from entente.language.datescan import Page, scan
from entente.language.datesense import Sense
from entente.model.fold import Aligned
from entente.model.mark import Mark
from entente.model.period import Period


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
