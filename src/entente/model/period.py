"""Days and periods: half-open, written in EDTF."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta

_EDTF = re.compile(r"^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?(?:T.*)?$")


@dataclass(frozen=True, slots=True)
class Period:
    """From ``start`` to before ``end``; None = open. ``precision``: day, week, month, quarter, half, year, decade."""

    start: date | None
    end: date | None
    precision: str = "day"

    @property
    def last(self) -> date | None:
        """The last day that belongs to it."""
        return self.end - timedelta(days=1) if self.end else None

    def edtf(self) -> str:
        """EDTF, whole months and years written short: ``2025-03``, not ``2025-03-01/2025-03-31``."""
        if self.start is None or self.last is None:
            first = self.start.isoformat() if self.start else ".."
            return f"{first}/{self.last.isoformat() if self.last else '..'}"
        if self.last == self.start:
            return self.start.isoformat()
        short = _whole(self.start, self.end)
        return short or f"{self.start.isoformat()}/{self.last.isoformat()}"


def _whole(start: date, end: date | None) -> str | None:
    if end is None or start.day != 1 or end.day != 1:
        return None
    months = (end.year - start.year) * 12 + end.month - start.month
    if start.month == 1 and end.month == 1:
        years = end.year - start.year
        return f"{start.year}" if years == 1 else f"{start.year}/{end.year - 1}"
    return f"{start:%Y-%m}" if months == 1 else None


def day(when: date) -> Period:
    """One day."""
    return Period(when, when + timedelta(days=1), "day")


def month(year: int, number: int) -> Period:
    """One month; raises ValueError for a month that does not exist."""
    start = date(year, number, 1)
    return Period(start, date(year + number // 12, number % 12 + 1, 1), "month")


def year(number: int) -> Period:
    """One year."""
    return Period(date(number, 1, 1), date(number + 1, 1, 1), "year")


def parse_edtf(text: str) -> Period:
    """Read a day, month, year, date-time or interval ("2025-03", "2025-01-01/2025-03-31", "../2025-06-30").

    Raises ValueError naming the text when it is none of these.
    """
    first, slash, last = text.strip().partition("/")
    if slash:
        start = None if first in ("..", "") else parse_edtf(first).start
        end = None if last in ("..", "") else parse_edtf(last)
        return Period(start, end.end if end else None, end.precision if end else "day")
    found = _EDTF.match(first)
    if not found:
        raise ValueError(f"not a date: {text!r}")
    y, m, d = (int(x) if x else None for x in found.groups())
    if y is None or y == 0:
        raise ValueError(f"not a date: {text!r}")
    if d is not None and m is not None:
        return day(date(y, m, d))
    return month(y, m) if m is not None else year(y)


def reads(text: str | None) -> Period | None:
    """The period of an EDTF text, None when there is none or it cannot be read."""
    if not text:
        return None
    try:
        return parse_edtf(text)
    except ValueError:
        return None


def overlaps(a: Period, b: Period) -> bool:
    """Whether some day belongs to both."""
    starts = a.end is None or b.start is None or b.start < a.end
    return starts and (b.end is None or a.start is None or a.start < b.end)


def within(inner: Period, outer: Period) -> bool:
    """Whether every day of ``inner`` belongs to ``outer``."""
    after = outer.start is None or (inner.start is not None and inner.start >= outer.start)
    return after and (outer.end is None or (inner.end is not None and inner.end <= outer.end))


def before(a: Period, b: Period) -> bool:
    """Whether ``a`` ends before ``b`` begins."""
    return a.end is not None and b.start is not None and a.end <= b.start


def gap_days(a: Period, b: Period) -> int:
    """Days between two periods, 0 when they meet or one is open towards the other."""
    if overlaps(a, b):
        return 0
    first, second = (a, b) if before(a, b) else (b, a)
    return (second.start - first.end).days if first.end and second.start else 0


def order(a: Period | None) -> tuple[date, date]:
    """A sorting key: by last day, then first; what is undated comes first, what is open last."""
    if a is None:
        return date.min, date.min
    return a.end or date.max, a.start or date.min
