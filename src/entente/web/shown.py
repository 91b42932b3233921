"""Rows of the register made ready to be shown."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import Any

from babel.numbers import format_decimal

from entente.register import queries, statements
from entente.register.models import Version

Row = dict[str, Any]
_WORDS = {
    "exact": "",
    "about": "about ",
    "nearly": "nearly ",
    "more_than": "more than ",
    "at_least": "at least ",
    "less_than": "less than ",
    "at_most": "at most ",
    "range": "",
}
_UNITS = {"percent": "%", "km2": "km²", "m2": "m²", "rank": ""}


def figure(row: Row, locale: str = "en") -> str:
    """A value in words and digits, e.g. ``more than 1,000 projects``; an entity or a text as it is."""
    if row.get("bound") is None:
        value = row.get("value")
        return "not stated" if value is None else str(value).replace("_", " ")
    unit = _UNITS.get(row["unit"] or "", (row["unit"] or "").replace("_", " "))
    joint = "" if unit == "%" else "\u00a0"
    if row["value"] is not None:
        number = format_decimal(row["value"], locale=locale)
        return f"{_WORDS[row['bound']]}{number}{joint}{unit}".strip()
    low, high = (format_decimal(x, locale=locale) if x is not None else "…" for x in (row["low"], row["high"]))
    return f"{low} to {high}{joint}{unit}".strip()


def qualifiers(row: Row) -> list[tuple[str, str]]:
    """Qualifiers in words, without the event at which it was said."""
    said = (row.get("qualifiers") or {}).items()
    plain = [(k.replace("_", " "), v["name"] or v["id"] if isinstance(v, dict) else v) for k, v in said if k != "event"]
    return [(key, str(value).replace("_", " ")) for key, value in plain]


def shown_fact(row: Row) -> Row:
    """A fact with its figure in words, its qualifiers and its quotes."""
    readings = [facet | {"figure": figure(facet)} for facet in row.get("facets") or ()]
    return row | {
        "figure": figure(row),
        "words": qualifiers(row),
        "quotes": queries.quotes(row["supports"]),
        "readings": readings if len(readings) > 1 else [],
        "label": row["property"].replace("_", " "),
    }


def shown_text(version: Version, text: str) -> Iterator[Row]:
    """A text in pieces: plain, furniture (with its role), or carrying statements."""
    claims = list(statements.rows(doc=version.doc))
    cuts = sorted({0, len(text), *(c[k] for c in claims for k in ("start", "end"))} | _edges(version))
    for start, end in pairwise(cuts):
        role, reason = _role(version, start, end)
        said = [c for c in claims if c["start"] <= start and end <= c["end"]]
        titles = sorted({c["property"].replace("_", " ") for c in said})
        yield {"text": text[start:end], "role": role, "reason": reason, "says": ", ".join(titles)}


def _edges(version: Version) -> set[int]:
    return {edge for start, end, *_ in version.layout["blocks"] for edge in (start, end)}


def _role(version: Version, start: int, end: int) -> tuple[str, str | None]:
    from entente.model.evidence import DROPPED_ROLES

    for first, last, role, reason in version.layout["blocks"]:
        if first <= start and end <= last:
            return ("dropped" if role in DROPPED_ROLES else "", reason or role)
    return "", None
