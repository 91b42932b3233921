"""What a text itself offers to settle its dates: its own day, its order of day and month, the year it speaks of."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from entente.language.calendar import Fields, number, period_of, stated_year
from entente.language.datescan import Found, Page
from entente.model.period import Period

_NEAR, _SOON, _NEXT = timedelta(days=31), timedelta(days=60), timedelta(days=330)
_BYLINE, _RUBRIC = 100, 40
_SIGNS = (",", "|", "-", ":", "·", "•", "/")


@dataclass(frozen=True, slots=True)
class Anchor:
    """A day that relative wording may count from, and how it is known: publication or inferred."""

    today: date
    basis: str


def anchors(published: Period | None, ref: date | None, own: date | None) -> tuple[Anchor, ...]:
    """The days to count from: one, the first and last of an interval, or none."""
    if ref is not None:
        return (Anchor(ref.date() if isinstance(ref, datetime) else ref, "publication"),)
    if published is not None and published.start is not None and published.last is not None:
        ends = (published.start, published.last)
        return tuple(Anchor(end, "publication") for end in (ends[:1] if ends[0] == ends[1] else ends))
    return () if own is None else (Anchor(own, "inferred"),)


def own_date(page: Page, found: Iterable[Found]) -> date | None:
    """The day a text gives as its own in a byline: a full date with a time, alone on its line, or closing a rubric."""
    for item in found:
        year = stated_year(item.fields)
        if year is None or item.far is not None or "d" not in item.fields or "d2" in item.fields:
            continue
        line = page.line(item.start)
        if line in page.first_lines and not _ambiguous(item.fields) and _is_byline(page, line, item):
            when = period_of(item.fields, year)
            return when.start if when else None
    return None


def _is_byline(page: Page, line: int, item: Found) -> bool:
    start, end = page.bounds(line)
    if end - start > _BYLINE:
        return False
    rest = len(page.text[start:end].strip()) - (item.end - item.start)
    if "time" in item.name or rest <= 2:
        return True
    left = page.text[start : item.start].rstrip()
    return rest <= _RUBRIC and left.endswith(_SIGNS) and not page.text[item.end : end].strip(" )|-")


def _ambiguous(fields: Fields) -> bool:
    return "order" in fields and max(number(fields, "d") or 0, number(fields, "m") or 0) <= 12


def numeric_order(found: Iterable[Found]) -> str | None:
    """The order of day and month the text's own unmistakable dates show ("15/10/2025"): dmy, mdy, or None."""
    shown = {str(item.fields["order"]) for item in found if "order" in item.fields and not _ambiguous(item.fields)}
    return shown.pop() if len(shown) == 1 else None


def ordered(fields: Fields, order: str | None, known: tuple[Anchor, ...]) -> tuple[Fields, tuple[Period, ...]]:
    """Day and month in the order the text shows; where it shows none, the other reading beside the first.

    A reading within a month of the publication settles it as well, when the other is not.
    """
    year = stated_year(fields)
    if "order" not in fields or year is None or order == fields["order"]:
        return fields, ()
    turned = {**fields, "d": fields["m"], "m": fields["d"]}
    other = period_of(turned, year)
    if other is None or turned["d"] == fields["d"]:
        return fields, ()
    if order is not None:
        return turned, ()
    near = [bool(known) and is_near(period, known[0].today) for period in (period_of(fields, year), other)]
    if near[0] != near[1]:
        return (fields if near[0] else turned), ()
    return fields, (other,)


def complete(fields: Fields, today: date, ahead: bool | None) -> Period | None:
    """The date in the year that fits best: the nearest past, or the next when the wording looks ahead."""
    options = [p for y in (-1, 0, 1) if (p := period_of(fields, today.year + y)) is not None]
    if "w" in fields and "d" in fields:
        options = [p for p in options if p.start is not None and p.start.weekday() == fields["w"]] or options
    fitting = [p for p in options if _fits(p, fields, today, ahead)]
    return fitting[-1] if fitting else next(iter(options), None)


def _fits(period: Period, fields: Fields, today: date, ahead: bool | None) -> bool:
    """Whether a date of this make is spoken of on the day: "9 tháng đầu năm" only when the nine months are over."""
    if period.start is None or period.end is None:
        return False
    if "n" in fields and fields.get("side", "first") == "first":
        return period.end <= today + _NEAR
    if ahead:
        return period.start <= today + _NEXT
    if _is_long(fields, period) and period.end > today + _NEAR:
        return False
    if ahead is False:
        return period.start <= today
    if period.start > today and period.end > today + 2 * _SOON:
        return False
    return period.start <= today + (_SOON if "m" in fields else _NEAR)


def _is_long(fields: Fields, period: Period) -> bool:
    """Months in a row, a quarter, a half: told once they are over ("1-11月" in January is last year's)."""
    if period.start is None or period.end is None or "d" in fields:
        return False
    return ("m2" in fields or "q" in fields or "h" in fields) and (period.end - period.start).days > 45


def day_of_month(fields: Fields, today: date) -> Period | None:
    """ "5日": that day of this month, or of the last one when it is still to come."""
    month = today.year * 12 + today.month - 1
    for back in (0, 1):
        year, index = divmod(month - back, 12)
        found = period_of({**fields, "m": index + 1}, year)
        if found is not None and found.start is not None and found.start <= today + timedelta(days=2):
            return found
    return None


def is_near(period: Period | None, today: date) -> bool:
    """Whether the period begins within a month of the day."""
    return period is not None and period.start is not None and abs(period.start - today) <= _NEAR
