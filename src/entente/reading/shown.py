"""A value of a spreadsheet cell as its reader sees it."""

from __future__ import annotations

import re
from datetime import date, datetime, time
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation

_QUOTED = re.compile(r'"([^"]*)"|\\(.)')
_CODES = re.compile(r"\[[^\]]*\]|_.|\*.")
_PLACES = re.compile(r"[0#?]\.([0#?]+)")
_DIGITS = re.compile(r"[#0?]")
_MOST_DIGITS = 11


def shown(value: object, style: str, sign: str = ".") -> str:
    """The cell's text: whole numbers without grouping, decimals as its style rounds them, dates in ISO.

    >>> shown(0.1107, "0.00%", ",")
    '11,07%'
    """
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, int | float | Decimal):
        return _number(value, style or "General", sign)
    if isinstance(value, datetime):
        day = value.date().isoformat()
        return day if value.time() == time() else f"{day} {value:%H:%M}"
    if isinstance(value, date):
        return value.isoformat()
    return " ".join((f"{value:%H:%M}" if isinstance(value, time) else str(value)).split())


def _number(value: int | float | Decimal, style: str, sign: str) -> str:
    section = style.split(";", maxsplit=1)[0]
    before, after, codes = _literals(section)
    try:
        amount = Decimal(format(value, f".{_MOST_DIGITS}g")) if isinstance(value, float) else Decimal(value)
        if "%" in codes:
            amount, after = amount * 100, after if "%" in after else f"{after}%"
        amount = _rounded(amount, codes)
        digits = format(amount, "f")
    except InvalidOperation:
        return str(value)
    whole, _, part = digits.partition(".")
    part = part.rstrip("0") if not _PLACES.search(codes) else part
    return f"{before}{whole}{sign if part else ''}{part}{after}".strip()


def _literals(section: str) -> tuple[str, str, str]:
    """Words written before and after the digits, and the codes that remain: '0.0" tỷ"' -> ("", " tỷ", "0.0")."""
    bare = _CODES.sub("", section)
    codes = _QUOTED.sub("", bare)
    at = _DIGITS.search(_QUOTED.sub(lambda m: " " * len(m[0]), bare))
    if at is None:
        return "", "", codes
    before = "".join(m[1] or m[2] or "" for m in _QUOTED.finditer(bare[: at.start()]))
    after = "".join(m[1] or m[2] or "" for m in _QUOTED.finditer(bare[at.start() :]))
    return before, after, codes


def _rounded(amount: Decimal, codes: str) -> Decimal:
    """As many decimals as the style shows; a general style shows all."""
    if "general" in codes.lower() or not _DIGITS.search(codes) or "e+" in codes.lower():
        return amount
    scale = re.search(r"[0#?](,+)(?![0#?,])", codes)
    if scale:
        amount = amount.scaleb(-3 * len(scale[1]))
    places = _PLACES.search(codes)
    step = Decimal(1).scaleb(-len(places[1])) if places else Decimal(1)
    return amount.quantize(step, ROUND_HALF_UP) if abs(amount) < Decimal(10) ** 24 else amount
