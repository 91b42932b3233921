"""Reference exchange rates: a small dated, sourced table; where it knows nothing it says so."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from importlib.resources import files
from types import MappingProxyType

SWING = Decimal("0.06")  # how far a year's days stray from its average
_DRIFT = Decimal("0.03")  # how much more for each year between the rate and the amount
_REACH = 4  # a rate older or younger than so many years is no reference


@dataclass(frozen=True, slots=True)
class Reference:
    """Units of one currency for one of another in a year, how far days stray from it, and who says so."""

    rate: Decimal
    year: int
    swing: Decimal
    source: str


@cache
def table() -> Mapping[str, Mapping[int, tuple[Decimal, str]]]:
    """Units per US dollar by currency and year, with the source; months are averaged."""
    rows: dict[str, dict[int, list[tuple[Decimal, str]]]] = {}
    text = files("entente.vocabulary").joinpath("rates.csv").read_text(encoding="utf-8")
    for row in csv.DictReader(text.splitlines()):
        stated = Decimal(row["rate"])
        per_usd = stated if row["quoted"] == "units_per_usd" else 1 / stated
        rows.setdefault(row["currency"], {}).setdefault(int(row["period"][:4]), []).append((per_usd, row["source"]))
    return MappingProxyType({code: MappingProxyType(_averaged(years)) for code, years in rows.items()})


def _averaged(years: Mapping[int, list[tuple[Decimal, str]]]) -> dict[int, tuple[Decimal, str]]:
    return {year: (sum((r for r, _ in found), Decimal(0)) / len(found), found[0][1]) for year, found in years.items()}


def reference(a: str, b: str, year: int) -> Reference | None:
    """Units of ``a`` for one ``b`` in a year or the nearest known one; None where no rate is known."""
    years = _known(a).keys() & _known(b).keys() if "USD" not in (a, b) else _known(b if a == "USD" else a).keys()
    near = min(years, key=lambda y: (abs(y - year), y), default=None)
    if near is None or abs(near - year) > _REACH or a == b:
        return None
    rate_a, source_a = _per_usd(a, near)
    rate_b, source_b = _per_usd(b, near)
    source = "; ".join(dict.fromkeys(s for s in (source_a, source_b) if s))
    rate = (rate_a / rate_b).quantize(Decimal("0.0001")) if rate_a > rate_b else rate_a / rate_b
    return Reference(rate, near, SWING + _DRIFT * abs(near - year), source)


def _known(code: str) -> Mapping[int, tuple[Decimal, str]]:
    return table().get(code, {})


def _per_usd(code: str, year: int) -> tuple[Decimal, str]:
    return (Decimal(1), "") if code == "USD" else table()[code][year]
