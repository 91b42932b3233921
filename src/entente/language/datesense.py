"""What a written date means where it stands: its year, its day, and how it is tied to the statement."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from entente.language.calendar import (
    Anchor,
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
from entente.language.dateforms import DateGrammar
from entente.language.datescan import LOOK, Found
from entente.model.fold import Aligned
from entente.model.mark import Mark
from entente.model.period import Period

_STOP = re.compile(r"[。！？;；]|[.!?](?=\ )")
_SOON = timedelta(days=60)


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a text with the dates written in it."""

    start: int
    text: str
    folded: Aligned
    found: tuple[Found, ...]


def anchors(published: Period | None, ref: date | None, own: date | None) -> tuple[Anchor, ...]:
    """The days to count from: one, the first and last of an interval, or none."""
    if ref is not None:
        return (Anchor(ref, "publication"),)
    if published is not None and published.start is not None and published.last is not None:
        ends = (published.start, published.last)
        return tuple(Anchor(end, "publication") for end in (ends[:1] if ends[0] == ends[1] else ends))
    return () if own is None else (Anchor(own, "inferred"),)


def own_date(rules: DateGrammar, lines: Iterable[Line]) -> date | None:
    """The day a text gives as its own in a byline: a full date with a time, or alone on its line."""
    for line in [*lines][:8]:
        for found in line.found:
            year = stated_year(found.fields)
            if year is None or "d" not in found.fields or found.far is not None or len(line.text) > 90:
                continue
            bare = len(line.folded.text.strip()) - (found.end - found.start) <= 2
            if bare or "time" in found.name:
                when = period_of(found.fields, year)
                return when.start if when else None
    return None


class Sense:
    """Settles the dates of one text in reading order, remembering the last ones named."""

    def __init__(self, rules: DateGrammar, anchored: tuple[Anchor, ...]) -> None:
        self._rules = rules
        self._anchors = anchored
        self._last: Period | None = None
        self._stretch: Period | None = None
        self._year: int | None = None

    def settle(self, line: Line, found: Found) -> Mark:
        """The mark of a date: its period where something settles it, else what is written of it."""
        text = line.folded.text
        relation = self._relation(text, found)
        ahead = self._ahead(text, found)
        period, basis = self._resolve(found.fields, ahead)
        if found.far is not None:
            period, basis = self._span(found, period, basis, ahead)
        if period is not None and found.fields.get("part") == "end" and relation in ("as_of", "until"):
            period = last_day(period)
        start = self._trim(text, found) if relation else found.start
        self._remember(period)
        return Mark(
            line.start + line.folded.origin(start),
            line.start + line.folded.origin(found.end),
            "date",
            period=period,
            partial=None if period else self._written(found),
            relation=relation,
            year_basis=basis if period else None,
            alts=self._other(found.fields),
            rule=f"{self._rules.code}.dates.{found.name}",
        )

    def _relation(self, text: str, found: Found) -> str | None:
        left = text[max(0, found.start - LOOK) : found.start]
        for name, pattern, before in self._rules.relations:
            if pattern.search(left) if before else pattern.match(text, found.end):
                return name
        fixed = found.fields.get("relation")
        return None if fixed is None else str(fixed)

    def _trim(self, text: str, found: Found) -> int:
        cut = self._rules.trimmed.match(text, found.start) if self._rules.trimmed else None
        if cut is None or cut.end() >= found.end:
            return found.start
        return cut.end() + (text[cut.end()] == " ")

    def _ahead(self, text: str, found: Found) -> bool | None:
        """Whether the sentence looks to the future (True), the date is said to be past (False), or neither."""
        behind = text[found.end : found.end + 16]
        if self._rules.past is not None and self._rules.past.match(behind):
            return False
        if found.fields.get("toward") in ("past", "future"):
            return found.fields["toward"] == "future"
        if self._rules.future is None:
            return None
        left = _STOP.split(text[max(0, found.start - 120) : found.start])[-1]
        right = _STOP.split(text[found.end : found.end + 60])[0]
        return True if self._rules.future.search(left) or self._rules.future.search(right) else None

    def _resolve(self, fields: Fields, ahead: bool | None) -> tuple[Period | None, str | None]:
        if "cal" in fields:
            return None, None
        if "ref" in fields:
            return self._again(fields), "inferred"
        if not is_relative(fields) and not lacks_year(fields):
            return period_of(fields, stated_year(fields) or 0), None
        readings = {self._from(anchor, fields, ahead) for anchor in self._anchors}
        if len(readings) == 1 and (only := readings.pop()) is not None:
            return only, self._anchors[0].basis
        return None, None

    def _from(self, anchor: Anchor, fields: Fields, ahead: bool | None) -> Period | None:
        if is_relative(fields):
            return relative(fields, anchor.today)
        if "m" not in fields and "d" in fields:
            return _day_only(fields, anchor.today)
        return complete(fields, anchor.today, ahead)

    def _span(
        self, found: Found, first: Period | None, basis: str | None, ahead: bool | None
    ) -> tuple[Period | None, str | None]:
        last, far_basis = self._resolve(found.far or {}, ahead)
        if first is None or last is None or first.start is None or last.end is None:
            return None, None
        if first.start >= last.end and stated_year(found.fields) is None:
            first = period_of(found.fields, first.start.year - 1) or first
        return Period(first.start, last.end, first.precision), basis or far_basis

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
            known: Fields = {"m": last.start.month, **_but(fields, "ref")}
            return period_of(known, last.start.year)
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

    def _remember(self, period: Period | None) -> None:
        if period is None:
            return
        self._last = period
        if period.precision in ("month", "quarter", "half", "year"):
            self._stretch = period

    def _written(self, found: Found) -> str | None:
        near = partial(found.fields)
        if found.far is None or near is None:
            return near
        far = partial(found.far)
        return None if far is None else f"{near.split('/')[0]}/{far.split('/')[-1]}"

    def _other(self, fields: Fields) -> tuple[Period, ...]:
        """The other order of day and month, where the text leaves it open."""
        if not fields.get("open") or "d2" in fields:
            return ()
        year = stated_year(fields)
        turned = {**fields, "d": fields["m"], "m": fields["d"]}
        other = period_of(turned, year) if year and number(turned, "m") != number(turned, "d") else None
        return () if other is None else (other,)


def complete(fields: Fields, today: date, ahead: bool | None) -> Period | None:
    """The date in the year that fits best: the nearest past, or the next when the wording looks ahead."""
    years = [today.year - 1, today.year, today.year + 1]
    options = [(y, found) for y in years if (found := period_of(fields, y)) is not None and found.start is not None]
    if "w" in fields and "d" in fields:
        right = [(y, p) for y, p in options if p.start is not None and p.start.weekday() == fields["w"]]
        options = right or options
    if not options:
        return None
    limit = today + (timedelta(days=330) if ahead else timedelta() if ahead is False else _SOON)
    fitting = [p for _, p in options if p.start is not None and p.start <= limit]
    return fitting[-1] if fitting else options[0][1]


def _day_only(fields: Fields, today: date) -> Period | None:
    """"5日": that day of this month, or of the last one when it is still to come."""
    month = today.year * 12 + today.month - 1
    for back in (0, 1):
        year, index = divmod(month - back, 12)
        found = period_of({**fields, "m": index + 1}, year)
        if found is not None and found.start is not None and found.start <= today + timedelta(days=2):
            return found
    return None


def _but(fields: Fields, key: str) -> dict[str, int | str]:
    return {k: v for k, v in fields.items() if k != key}
