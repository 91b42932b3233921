"""Dates and periods in a text, of every grain, in any language that has a folder."""

from __future__ import annotations

from datetime import date

from entente.language.dateforms import grammar
from entente.language.datescan import joined, scan
from entente.language.datesense import Line, Sense, anchors, own_date
from entente.model.fold import matchable
from entente.model.mark import Mark
from entente.model.period import Period


def find(text: str, code: str, *, published: Period | None = None, ref: date | None = None) -> tuple[Mark, ...]:
    """Dates of a text, sorted, as marks of kind "date"; ``ref`` wins over ``published`` for what is relative.

    >>> find("Ngày 18/2/2025", "vi")[0].period.edtf()
    '2025-02-18'
    """
    rules = grammar(code)
    if not rules.forms:
        return ()
    lines: list[Line] = []
    start = 0
    for line in text.split("\n"):
        if line and not line.isspace():
            folded = matchable(line)
            found = joined(rules, folded.text, scan(rules, folded, line))
            lines.append(Line(start, line, folded, tuple(found)))
        start += len(line) + 1
    sense = Sense(rules, anchors(published, ref, own_date(rules, lines)))
    return tuple(sense.settle(line, found) for line in lines for found in line.found)
