"""What a written date says, and the days it stands for."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta

from entente.model.period import Period

Fields = Mapping[str, int | str]
_MONTHS = {"month": 1, "quarter": 3, "half": 6, "year": 12, "decade": 120}
FIRST_YEAR, LAST_YEAR = 1000, 2200


def months(year: int, first: int, count: int, precision: str) -> Period:
    """``count`` months from month ``first`` of ``year``; months may run past December or before January."""
    start, end = year * 12 + first - 1, year * 12 + first - 1 + count
    return Period(date(start // 12, start % 12 + 1, 1), date(end // 12, end % 12 + 1, 1), precision)


def week(around: date) -> Period:
    """The week, Monday to Sunday, that holds the day."""
    start = around - timedelta(days=around.weekday())
    return Period(start, start + timedelta(days=7), "week")


def days(start: date, count: int, precision: str = "day") -> Period:
    """``count`` days from ``start``."""
    return Period(start, start + timedelta(days=count), precision)


def number(fields: Fields, key: str) -> int | None:
    """A field as a number; None when it is absent."""
    value = fields.get(key)
    return None if value is None else int(value)


def stated_year(fields: Fields) -> int | None:
    """The year that is written, in the common era: two digits and the Buddhist era are turned."""
    if (year := number(fields, "y")) is not None:
        return year
    if (short := number(fields, "yy")) is not None:
        return 2000 + short if short < 70 else 1900 + short
    buddhist = number(fields, "be")
    return None if buddhist is None else buddhist - 543


def is_relative(fields: Fields) -> bool:
    """Whether the wording counts from the day of writing ("last month", "hôm qua")."""
    return "shift" in fields or ("w" in fields and "d" not in fields)


def lacks_year(fields: Fields) -> bool:
    """Whether a calendar date is written whose year is not ("18/2")."""
    return stated_year(fields) is None and not is_relative(fields) and not fields.keys() & {"dec", "ref", "cal", "plan"}


def period_of(fields: Fields, year: int) -> Period | None:
    """The days of a calendar date in the year given, or None for days that do not exist (31/4)."""
    try:
        if (tens := number(fields, "dec")) is not None:
            return months(tens if tens > 99 else (number(fields, "century") or 1900) + tens, 1, 120, "decade")
        if "plan" in fields:
            first, last = (int(edge) for edge in str(fields["plan"]).split("/"))
            return months(first, 1, 12 * (last - first + 1), "year")
        found = _whole(fields, year)
        return _part(found, str(fields["part"])) if "part" in fields else found
    except (ValueError, OverflowError):
        return None


def _whole(fields: Fields, year: int) -> Period:
    if (far := number(fields, "be2")) is not None:
        fields = {**{key: value for key, value in fields.items() if key != "be2"}, "y2": far - 543}
    first, last = _edge(fields, year), _edge(_far(fields), _far_year(fields, year))
    if not _has_far(fields):
        return first
    if last.start is not None and first.start is not None and last.start < first.start and "y2" not in fields:
        first = _edge(fields, year - 1)
    if first.start is None or last.end is None or first.start >= last.end:
        raise ValueError("a range that runs backwards")
    return Period(first.start, last.end, first.precision)


def _has_far(fields: Fields) -> bool:
    return any(key in fields for key in ("d2", "m2", "y2", "q2", "yy2"))


def _far(fields: Fields) -> Fields:
    """The far end of a range: what it does not say itself it shares with the near end."""
    own = {key[:-1]: value for key, value in fields.items() if key.endswith("2")}
    grains = ("m", "d") if "y" in own or "yy" in own else ("y", "m")
    shared = {k: v for k, v in fields.items() if k in grains and k not in own and (k == "m" or "d" not in own)}
    if "y" in own and not ("m" in own or "d" in own):
        shared = {}
    return {**shared, **own}


def _far_year(fields: Fields, year: int) -> int:
    if (far := number(fields, "y2")) is not None:
        return far
    short = number(fields, "yy2")
    return year if short is None else year - year % 100 + short


def _edge(fields: Fields, year: int) -> Period:
    month, day = number(fields, "m"), number(fields, "d")
    if day is not None:
        if month is None:
            raise ValueError("a day without its month")
        return days(date(year, month, day), 1)
    if "n" in fields:
        return _stretch(fields, year)
    if month is not None:
        return months(year, month, 1, "month")
    if (quarter := number(fields, "q")) is not None:
        return months(year, quarter * 3 - 2, 3, "quarter")
    if (half := number(fields, "h")) is not None:
        return months(year, half * 6 - 5, 6, "half")
    return months(year, 1, 12, "year")


def _stretch(fields: Fields, year: int) -> Period:
    """The first or last n months (quarters …) of a year: "9 tháng đầu năm"."""
    unit = str(fields.get("each", "month"))
    each = _MONTHS[unit]
    count = number(fields, "n") or 1
    if each * count > 12:
        raise ValueError("longer than the year")
    first = 1 if fields.get("side", "first") == "first" else 13 - each * count
    precision = unit if count == 1 else "quarter" if each * count == 3 else "half" if each * count == 6 else "month"
    return months(year, first, each * count, precision)


def _part(whole: Period, part: str) -> Period:
    """A third of a month or year, or its half: "trung tuần" is days 11 to 20."""
    if whole.start is None or whole.end is None:
        return whole
    year, month = whole.start.year, whole.start.month
    if whole.precision == "month":
        cuts = {"early": (1, 11), "mid": (11, 21), "late": (21, 0), "half1": (1, 16), "half2": (16, 0)}
        first, past = cuts.get(part, (21, 0))
        return Period(date(year, month, first), date(year, month, past) if past else whole.end, "day")
    length = (whole.end.year - year) * 12 + whole.end.month - month
    third, half = max(1, length // 3), max(1, length // 2)
    spans = {"early": (0, third), "mid": (third, third), "late": (length - third, third)}
    spans |= {"half1": (0, half), "half2": (half, half), "end": (length - third, third)}
    first, count = spans[part]
    return months(year, month + first, count, "half" if part in ("half1", "half2") else "month")


def last_day(whole: Period) -> Period | None:
    """The last day of a period: "by the end of 2024"."""
    return None if whole.last is None else days(whole.last, 1)


def relative(fields: Fields, today: date) -> Period | None:
    """The days of wording that counts from ``today``; None when it cannot be told."""
    try:
        return _relative(fields, today)
    except (ValueError, OverflowError):
        return None


def _relative(fields: Fields, today: date) -> Period | None:
    shift, unit = number(fields, "shift"), str(fields.get("unit", "day"))
    if "w" in fields:
        return days(_weekday(int(fields["w"]), today, shift, unit), 1)
    if shift is None:
        return None
    if "ago" in fields or "hence" in fields:
        shift = shift - (number(fields, "ago") or 0) + (number(fields, "hence") or 0)
    if unit == "day":
        return days(today + timedelta(days=shift), 1)
    if unit in ("week", "weekend"):
        found = week(today + timedelta(days=7 * shift))
        return found if unit == "week" or found.start is None else days(found.start + timedelta(days=5), 2)
    if unit == "year" and len(fields.keys() & {"m", "q", "h", "n"}) > 0:
        return period_of({k: v for k, v in fields.items() if k != "shift"}, today.year + shift)
    whole = _shifted(unit, shift, today, fields)
    if "so_far" in fields and whole is not None:
        return Period(whole.start, today + timedelta(days=1), "day")
    return whole if whole is None or "part" not in fields else _part(whole, str(fields["part"]))


def _shifted(unit: str, shift: int, today: date, fields: Fields) -> Period | None:
    if unit == "month":
        found = months(today.year, today.month + shift, 1, "month")
        day = number(fields, "d")
        return found if day is None or found.start is None else days(found.start.replace(day=day), 1)
    if unit == "quarter":
        return months(today.year, (today.month - 1) // 3 * 3 + 1 + 3 * shift, 3, "quarter")
    if unit == "half":
        return months(today.year, (today.month - 1) // 6 * 6 + 1 + 6 * shift, 6, "half")
    if unit == "year":
        return months(today.year + shift, 1, 12, "year")
    if unit == "decade":
        return months((today.year // 10 + shift) * 10, 1, 120, "decade")
    return None


def _weekday(number_: int, today: date, shift: int | None, unit: str) -> date:
    """A weekday (Monday 0): of the week ``shift`` weeks away, or the nearest one on the side ``shift`` points to."""
    if unit == "week":
        return today - timedelta(days=today.weekday()) + timedelta(days=7 * (shift or 0) + number_)
    back = (today.weekday() - number_) % 7
    if shift is None:
        return today - timedelta(days=back)
    if shift < 0:
        return today - timedelta(days=back or 7)
    return today + timedelta(days=(7 - back) if shift > 0 else (7 - back) % 7)


def partial(fields: Fields) -> str | None:
    """What is written of a date without its year, in EDTF: "XXXX-10-15"; None when nothing can be written."""
    if is_relative(fields) or "cal" in fields:
        return None
    if "m" not in fields:
        day = number(fields, "d")
        if day is not None:
            far = number(fields, "d2")
            return f"XXXX-XX-{day:02d}" + ("" if far is None else f"/XXXX-XX-{far:02d}")
        if not fields.keys() & {"q", "h", "n"}:
            return None
    found = period_of(fields, 2024)
    if found is None or found.start is None:
        return None
    return "/".join("XXXX" + side[4:] for side in found.edtf().split("/"))
