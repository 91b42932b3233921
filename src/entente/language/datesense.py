"""What a written date means where it stands: its year, its day, and how it is tied to the statement."""

from __future__ import annotations

import re

from entente.language.calendar import (
    Fields,
    is_relative,
    lacks_year,
    last_day,
    number,
    partial,
    period_of,
    relative,
    stated_year,
)
from entente.language.datecontext import Anchor, complete, day_of_month, is_near
from entente.language.dateforms import DateGrammar
from entente.language.datescan import Found, Page
from entente.model.mark import Mark
from entente.model.period import Period

_STOP = re.compile(r"[。！？;；\n]|[.!?](?=\ )")
_OPENS = re.compile(r"(?:^|[\n.;:,，；。：])\ {0,2}(?:\w{1,5}\ )?$")
_BEFORE, _BEHIND = 120, 90
_STRETCHES = frozenset({"month", "quarter", "half", "year"})

Reading = tuple[Period | None, str | None]


class Sense:
    """Settles the dates of one text in reading order, remembering the last ones named."""

    def __init__(self, rules: DateGrammar, page: Page, anchored: tuple[Anchor, ...], order: str | None) -> None:
        self._rules = rules
        self._page = page
        self._anchors = anchored
        self._order = order
        self._last: Period | None = None
        self._stretch: Period | None = None
        self._story: tuple[int, Period] | None = None

    def settle(self, found: Found) -> Mark:
        """The mark of a date: its period where something settles it, else what is written of it."""
        text = self._page.text
        left, right = self._around(text, found)
        ahead = self._ahead(found, left, right)
        fields, alts = self._ordered(found.fields)
        period, basis = self._resolve(fields, ahead)
        if found.far is not None:
            period, basis = self._span(found, (period, basis), ahead)
        elif basis is None or basis == "publication" or period is None:
            period, basis = self._told(found, (period, basis))
        relation = self._relation(found, period, ahead, (left, right))
        if period is not None and fields.get("part") == "end" and relation in ("as_of", "until"):
            period = last_day(period)
        self._remember(found, period)
        start = self._trim(text, found) if relation else found.start
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

    def _around(self, text: str, found: Found) -> tuple[str, str]:
        """The rest of the sentence, before and behind."""
        left = _STOP.split(text[max(0, found.start - _BEFORE) : found.start])[-1]
        return left, _STOP.split(text[found.end : found.end + _BEHIND])[0]

    def _ahead(self, found: Found, left: str, right: str) -> bool | None:
        """Whether the sentence looks to the future (True), the date is said to be past (False), or neither."""
        if self._rules.outlook.past is not None and self._rules.outlook.past.match(right):
            return False
        if self._rules.outlook.coming is not None and self._rules.outlook.coming.match(right):
            return True
        if (toward := found.fields.get("toward")) is not None:
            return toward == "future"
        future = self._rules.outlook.future
        return True if future is not None and (future.search(left) or future.search(right)) else None

    def _relation(self, found: Found, period: Period | None, ahead: bool | None, around: tuple[str, str]) -> str | None:
        """as_of, since, until or None; "until" a day gone by at which something was counted is as_of."""
        if "relation" in found.fields:
            return str(found.fields["relation"])
        relation = self._tie(self._page.text, found)
        if found.far is not None or any(key.endswith("2") for key in found.fields):
            return relation if relation == "as_of" else None
        stock = self._rules.outlook.stock
        if relation != "until" or ahead or stock is None:
            return relation
        start = None if period is None else period.start
        over = start is not None and bool(self._anchors) and start <= self._anchors[-1].today
        counted = stock.search(around[1]) or (over and stock.search(around[0]))
        return "as_of" if counted and (over or not self._anchors) else "until"

    def _tie(self, text: str, found: Found) -> str | None:
        for relation in self._rules.relations:
            if relation.before is not None and relation.before.closes(text, found.start):
                return relation.name
            if relation.behind is not None and relation.behind.match(text, found.end):
                return relation.name
        return None

    def _trim(self, text: str, found: Found) -> int:
        cut = self._rules.trimmed.match(text, found.start) if self._rules.trimmed else None
        if cut is None or cut.end() >= found.end:
            return found.start
        return cut.end() + (text[cut.end()] == " ")

    def _ordered(self, fields: Fields) -> tuple[Fields, tuple[Period, ...]]:
        """Day and month in the order the text shows; where it shows none, the other reading beside the first."""
        year = stated_year(fields)
        if "order" not in fields or year is None:
            return fields, ()
        turned = {**fields, "d": fields["m"], "m": fields["d"]}
        other = period_of(turned, year)
        if other is None or turned["d"] == fields["d"] or self._order == fields["order"]:
            return fields, ()
        if self._order is not None:
            return turned, ()
        first = period_of(fields, year)
        near = [is_near(period, anchor.today) for period in (first, other) for anchor in self._anchors[:1]]
        if near in ([True, False], [False, True]):
            return (fields if near[0] else turned), ()
        return fields, (other,)

    def _resolve(self, fields: Fields, ahead: bool | None) -> Reading:
        if "cal" in fields:
            return None, None
        if "ref" in fields:
            return self._again(fields), "inferred"
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

    def _told(self, found: Found, reading: Reading) -> Reading:
        """A date without year in a chain of events whose first names its year: "2025年1月，…；3月，…"."""
        period, _ = reading
        if self._story is None or self._story[0] != self._page.line(found.start) or not lacks_year(found.fields):
            return reading
        said = (self._rules.outlook.past, self._rules.outlook.coming)
        if any(words is not None and words.match(self._page.text, found.end) for words in said):
            return reading
        if (self._anchors and is_near(period, self._anchors[0].today)) or not _opens(self._page, found):
            return reading
        before = self._story[1]
        if before.start is None:
            return reading
        fields = found.fields if "m" in found.fields else {"m": before.start.month, **found.fields}
        told = period_of(fields, before.start.year)
        if told is None or told.start is None or told.start < before.start:
            return reading
        return told, "inferred"

    def _again(self, fields: Fields) -> Period | None:
        """What "the same day", "cùng kỳ năm trước" go back to: the last day, month, year or stretch named."""
        kind, last = fields["ref"], self._last
        if kind == "period":
            return self._same_stretch(fields)
        if last is None or last.start is None:
            return None
        if kind == "year":
            return period_of(_but(fields, "ref"), last.start.year + (number(fields, "by") or 0))
        if kind == "month" and last.precision in ("day", "month"):
            return period_of({"m": last.start.month, **_but(fields, "ref")}, last.start.year)
        return last if kind == "day" and last.precision == "day" else None

    def _same_stretch(self, fields: Fields) -> Period | None:
        stretch = self._stretch
        if stretch is None or stretch.start is None or stretch.end is None:
            return None
        by = number(fields, "y")
        back = 1 if by is None else stretch.start.year - by
        try:
            start = stretch.start.replace(year=stretch.start.year - back)
            return Period(start, stretch.end.replace(year=stretch.end.year - back), stretch.precision)
        except ValueError:
            return None

    def _remember(self, found: Found, period: Period | None) -> None:
        if period is None or found.fields.get("ref") == "period":
            return
        self._last = period
        if period.precision in _STRETCHES and number(found.fields, "shift") in (None, 0):
            self._stretch = period
        if stated_year(found.fields) is not None and period.precision != "year" and _opens(self._page, found):
            self._story = (self._page.line(found.start), period)


def _from(anchor: Anchor, fields: Fields, ahead: bool | None) -> Period | None:
    if is_relative(fields):
        return relative(fields, anchor.today)
    if "m" not in fields and "d" in fields:
        return day_of_month(fields, anchor.today)
    return complete(fields, anchor.today, ahead)


def _opens(page: Page, found: Found) -> bool:
    """Whether the date opens its clause."""
    return _OPENS.search(page.text[max(0, found.start - 12) : found.start]) is not None


def _written(found: Found) -> str | None:
    near = partial(found.fields)
    if found.far is None or near is None:
        return near
    far = partial(found.far)
    return None if far is None else f"{near.split('/')[0]}/{far.split('/')[-1]}"


def _but(fields: Fields, key: str) -> dict[str, int | str]:
    return {k: v for k, v in fields.items() if k != key}
