"""What a written date means where it stands: its year, its day, and how it is tied to the statement."""

from __future__ import annotations

import re
from dataclasses import replace

from entente.language.calendar import (
    Fields,
    is_relative,
    lacks_year,
    last_day,
    partial,
    period_of,
    relative,
    stated_year,
)
from entente.language.datecontext import Anchor, complete, day_of_month, is_near, ordered
from entente.language.dateforms import DateGrammar
from entente.language.datememory import Memory
from entente.language.datescan import Found, Page
from entente.model.mark import Mark
from entente.model.period import Period

_STOP = re.compile(r"[。！？;；\n]|[.!?](?=\ )")
_BEFORE, _BEHIND = 120, 90

Reading = tuple[Period | None, str | None]


class Sense:
    """Settles the dates of one text in reading order."""

    def __init__(self, rules: DateGrammar, page: Page, anchored: tuple[Anchor, ...], order: str | None) -> None:
        self._rules = rules
        self._page = page
        self._anchors = anchored
        self._order = order
        self._memory = Memory(page, rules.outlook)

    def settle(self, found: Found) -> Mark:
        """The mark of a date: its period where something settles it, else what is written of it."""
        tie = self._tie(found)
        fields, alts = ordered(found.fields, self._order, self._anchors)
        ahead = self._ahead(found, tie) if tie == "until" or not _complete(fields) else None
        period, basis = self._read(replace(found, fields=fields), ahead)
        relation = self._relation(found, period, tie, ahead)
        if period is not None and fields.get("part") == "end" and relation in ("as_of", "until"):
            period = last_day(period)
        self._memory.keep(found, period, relation)
        start = self._trim(found) if relation else found.start
        return Mark(
            self._page.folded.origin(start),
            self._page.folded.origin(found.end),
            "date",
            period=period,
            partial=None if period else _written(found),
            relation=relation,
            year_basis=basis if period else None,
            alts=alts,
            rule=f"{self._rules.code}.dates.{found.name}",
        )

    def _left(self, found: Found) -> str:
        """The sentence before the date."""
        return _STOP.split(self._page.text[max(0, found.start - _BEFORE) : found.start])[-1]

    def _right(self, found: Found) -> str:
        """The sentence behind the date."""
        return _STOP.split(self._page.text[found.end : found.end + _BEHIND], maxsplit=1)[0]

    def _tie(self, found: Found) -> str | None:
        """How the words beside it tie the date in."""
        for relation in self._rules.relations:
            if relation.before is not None and relation.before.closes(self._page.text, found.start):
                return relation.name
            if relation.behind is not None and relation.behind.match(self._page.text, found.end):
                return relation.name
        return None

    def _ahead(self, found: Found, tie: str | None) -> bool | None:
        """Whether the sentence looks to the future (True), the date is said to be past (False), or neither."""
        outlook, text, future = self._rules.outlook, self._page.text, self._rules.outlook.future
        if outlook.past is not None and outlook.past.match(text, found.end):
            return False
        if outlook.coming is not None and outlook.coming.match(text, found.end):
            return True
        if (toward := found.fields.get("toward")) is not None:
            return toward == "future"
        if tie == "until" and found.fields.keys() == {"w"}:
            return True
        if future is not None and (future.search(self._left(found)) or future.search(self._right(found))):
            return True
        return None

    def _relation(self, found: Found, period: Period | None, tie: str | None, ahead: bool | None) -> str | None:
        """as_of, since, until or None; "until" a day gone by at which something was counted is as_of."""
        if "so_far" in found.fields:
            return None  # the year so far is a stretch of its own, not a beginning
        if "relation" in found.fields:
            return str(found.fields["relation"])
        if found.far is not None or any(key.endswith("2") for key in found.fields):
            return "as_of" if tie == "as_of" else None
        stock = self._rules.outlook.stock
        if tie != "until" or ahead or stock is None:
            return tie
        start = None if period is None else period.start
        over = start is not None and bool(self._anchors) and start <= self._anchors[-1].today
        counted = stock.search(self._right(found)) or (over and stock.search(self._left(found)))
        return "as_of" if counted and (over or not self._anchors) else "until"

    def _trim(self, found: Found) -> int:
        """Where the date itself begins, behind words that belong to what ties it in."""
        cut = self._rules.trimmed.match(self._page.text, found.start) if self._rules.trimmed else None
        if cut is None or cut.end() >= found.end:
            return found.start
        return cut.end() + (self._page.text[cut.end()] == " ")

    def _read(self, found: Found, ahead: bool | None) -> Reading:
        if "ref" in found.fields:
            today = self._anchors[0].today if len(self._anchors) == 1 else None
            return self._memory.again(found, today), None if stated_year(found.fields) else "inferred"
        if "lean" in found.fields and (stood := self._memory.stood(found)) is not None:
            return relative(found.fields, stood), "inferred"
        reading = self._resolve(found.fields, ahead)
        if found.far is not None:
            return self._span(found, reading, ahead)
        near = self._anchors and is_near(reading[0], self._anchors[0].today)
        told = None if near else self._memory.story(found)
        return reading if told is None else (told, "inferred")

    def _resolve(self, fields: Fields, ahead: bool | None) -> Reading:
        if "cal" in fields:
            return None, None
        if not is_relative(fields) and not lacks_year(fields):
            return period_of(fields, stated_year(fields) or 0), None
        readings = {_from(anchor, fields, ahead) for anchor in self._anchors}
        if len(readings) == 1 and (only := readings.pop()) is not None:
            return only, self._anchors[0].basis
        return None, None

    def _span(self, found: Found, near: Reading, ahead: bool | None) -> Reading:
        (first, basis), (last, far_basis) = near, self._resolve(found.far or {}, ahead)
        if first is None or last is None or first.start is None or last.end is None:
            return None, None
        if first.start >= last.end and stated_year(found.fields) is None:
            first = period_of(found.fields, first.start.year - 1) or first
        if first.start is None or first.start >= last.end:
            return None, None
        return Period(first.start, last.end, first.precision), basis or far_basis


def _complete(fields: Fields) -> bool:
    """Whether the wording needs nothing from outside."""
    return stated_year(fields) is not None or "plan" in fields or "dec" in fields or "cal" in fields


def _from(anchor: Anchor, fields: Fields, ahead: bool | None) -> Period | None:
    """A date counted from the anchor's day."""
    if is_relative(fields):
        return relative({"shift": 1, **fields} if ahead and fields.keys() == {"w"} else fields, anchor.today)
    if "m" not in fields and "d" in fields:
        return day_of_month(fields, anchor.today)
    return complete(fields, anchor.today, ahead)


def _written(found: Found) -> str | None:
    near = partial(found.fields)
    if found.far is None or near is None:
        return near
    far = partial(found.far)
    return None if far is None else f"{near.split('/')[0]}/{far.split('/')[-1]}"
