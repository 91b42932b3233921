"""What a text has said of time so far: the last day, the last stretch, the year a story runs in."""

from __future__ import annotations

import re
from datetime import date

from entente.language.calendar import lacks_year, number, period_of, stated_year
from entente.language.dateforms import Outlook
from entente.language.datescan import Found, Page
from entente.model.period import Period

_OPENS = re.compile(r"(?:^|[\n.;:,，；。：])\ {0,2}(?:\w{1,5}\ )?$")
_STORY = 200
_STRETCHES = frozenset({"month", "quarter", "half", "year"})


class Memory:
    """The dates of one text in reading order, and what later wording may lean on."""

    def __init__(self, page: Page, outlook: Outlook) -> None:
        self._page = page
        self._outlook = outlook
        self._last: Period | None = None
        self._stretch: tuple[int, Period] | None = None
        self._story: tuple[int, Period] | None = None

    def keep(self, found: Found, period: Period | None, relation: str | None) -> None:
        """Remember a date that is settled."""
        if period is None or found.fields.get("ref") == "period":
            return
        self._last = period
        stands = relation in (None, "as_of") and number(found.fields, "shift") in (None, 0)
        if stands and period.precision in _STRETCHES:
            self._stretch = (found.end, period)
        if stated_year(found.fields) is not None and period.precision != "year" and self._opens(found):
            self._story = (found.end, period)

    def story(self, found: Found) -> Period | None:
        """A date without year in a chain of events whose first names its year: "2025年1月，…；3月，…"."""
        fields = found.fields
        if self._story is None or not lacks_year(fields) or not self._near(found, self._story[0], _STORY):
            return None
        if not self._opens(found) or self._placed(found):
            return None
        before = self._story[1].start
        if before is None:
            return None
        if "d" in fields and "m" not in fields:
            fields = {"m": before.month, **fields}
        told = period_of(fields, before.year)
        return told if told is not None and told.start is not None and told.start >= before else None

    def _placed(self, found: Found) -> bool:
        """Whether words behind the date place it from today ("tháng 4 vừa qua")."""
        said = (self._outlook.past, self._outlook.coming)
        return any(words is not None and words.match(self._page.text, found.end) is not None for words in said)

    def again(self, found: Found, today: date | None) -> Period | None:
        """What "the same day", "cùng kỳ năm trước" go back to: the last day, month, year or stretch named."""
        fields, last = found.fields, self._last
        if fields["ref"] == "period":
            return self._same_stretch(found, today)
        if last is None or last.start is None:
            return None
        known = {k: v for k, v in fields.items() if k not in ("ref", "by")}
        if fields["ref"] == "year":
            return period_of(known, last.start.year + (number(fields, "by") or 0))
        if fields["ref"] == "month" and last.precision in ("day", "month"):
            return period_of({"m": last.start.month, **known}, last.start.year)
        return last if fields["ref"] == "day" and last.precision == "day" else None

    def stood(self, found: Found) -> date | None:
        """The first day of the stretch named last in this line, which "so với tháng trước" counts from."""
        if self._stretch is None or not self._near(found, self._stretch[0], len(self._page.text)):
            return None
        return self._stretch[1].start

    def _same_stretch(self, found: Found, today: date | None) -> Period | None:
        """The stretch named last in this line, in the year written, the last year from today, or the year before."""
        if self._stretch is None or not self._near(found, self._stretch[0], len(self._page.text)):
            return None
        start, end = self._stretch[1].start, self._stretch[1].end
        if start is None or end is None:
            return None
        year = number(found.fields, "y")
        if year is None:
            year = today.year - 1 if "back" in found.fields and today is not None else start.year - 1
        try:
            first = start.replace(year=year)
            return Period(first, end.replace(year=end.year - start.year + year), self._stretch[1].precision)
        except ValueError:
            return None

    def _near(self, found: Found, before: int, reach: int) -> bool:
        """Whether the date stands in the same line, at most ``reach`` signs behind."""
        return found.start - before <= reach and self._page.line(before) == self._page.line(found.start)

    def _opens(self, found: Found) -> bool:
        """Whether the date opens its clause."""
        return _OPENS.search(self._page.text[max(0, found.start - 12) : found.start]) is not None
