"""From what is known of a figure to the qualifiers of its claim."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from entente.claims.as_of import LONG
from entente.claims.comparing import compared
from entente.claims.frames import Facets
from entente.claims.placing import country_of
from entente.claims.reading import Reading
from entente.claims.sentence import Sentence
from entente.claims.statement import Statement
from entente.model.claim import EntityRef, QualifierValue
from entente.model.mark import Mark
from entente.vocabulary import places
from entente.vocabulary.terms import qualifiers as known

ALWAYS = ("each", "phase")
LEVELS = frozenset(
    ("jobs", "tenant_count", "industrial_park_count", "industrial_park_area", "zone_count", "leased_area")
)
MERGED = "merged"
BESIDE = 0.6  # "running total" right beside a period is of that period
# What a rate or a share has of the measure it speaks of.
DERIVED: tuple[str, ...] = ("origin", "partner", "sector", "component", "direction", "investor_scope", "product")
DERIVED += ("inside", "source", "group", "via")


def qualifiers(sentence: Sentence, reading: Reading, when: Mark | None) -> dict[str, QualifierValue]:
    """Qualifiers of a reading: what its frame takes of the facets, and what it always has."""
    facets, frame = reading.facets, reading.frame
    found: dict[str, QualifierValue] = {}
    given: dict[str, Any] = {**frame.give, **facets.get("given", {})}
    counted = {k: v for k, v in facets.items() if not (k == "gross" and _of_period(sentence, when))}
    for key in (*frame.take, *ALWAYS):
        value = _accounting(frame.property, counted, when) if key == "accounting" else _value(key, facets)
        if value is not None:
            found[key] = value
    if "partner" in frame.take and isinstance(facets.get("origin"), EntityRef):
        found["partner"] = facets["origin"]
    for key in DERIVED:
        if not frame.take and key in facets and key in known():
            found[key] = facets[key]
    if "comparison" in frame.take and "comparison" not in found:
        found["comparison"] = compared(sentence.layout, reading.figure) or "not_stated"
    found = {**given, **found}
    if found.get("investor_scope") == "foreign" and frame.property.startswith("fdi_"):
        del found["investor_scope"]
    if reading.head.code == "indices" and (whole := country_ref(sentence, reading)) is not None:
        found["scope"] = whole
    _merger(sentence, reading, found)
    if frame.as_unit == "percent" and "number" in reading.figure.dims:
        found["written_as"] = sentence.layout.text(reading.figure.mark.start, reading.figure.mark.end)
    if reading.conversion_of:
        found["conversion_of"] = reading.conversion_of
    if reading.point:
        found["point"] = reading.point
    return found


def _value(key: str, facets: Facets) -> QualifierValue | None:
    value = facets.get(key)
    if isinstance(value, float):
        return Decimal(str(value))
    return value if isinstance(value, (str, int, bool, Decimal, EntityRef)) else None


def _accounting(property_: str, facets: Facets, when: Mark | None) -> str | None:
    """Accounting of a property; of levels a period says nothing but when they are told."""
    if property_ in LEVELS and not facets.get("came") and not facets.get("component"):
        return accounting(facets, None)
    return accounting(facets, when)


def _of_period(sentence: Sentence, when: Mark | None) -> bool:
    """Whether "running total" is said of a period: "lũy kế 9 tháng đầu năm", 1-11月累计."""
    if when is None or not _long(when):
        return False
    layout = sentence.layout
    totals = (c for c in layout.cued("sway") if c.means("gross"))
    return any(layout.between((c.start, c.end), (when.start, when.end)) <= BESIDE for c in totals)


def _long(when: Mark) -> bool:
    """Whether a date is a period in which something comes in, not a day, nor the end or beginning of one."""
    return when.period is not None and when.relation is None and when.period.precision in LONG


def accounting(facets: Facets, when: Mark | None) -> str | None:
    """Stock, flow or cumulative: in force beats the running total, a part of a flow is a flow, a day decides nothing.

    "Lũy kế đến 31/1 … có 1035 dự án" is a stock: the sentence says what there is, "lũy kế" names the day.
    """
    if facets.get("accounting"):
        return None if facets.get("scope") == "planned" else str(facets["accounting"])
    if facets.get("counting") == "in_force":
        return "stock"
    if facets.get("component"):
        return "flow"
    if facets.get("being"):
        return "stock"
    if facets.get("gross") or (when is not None and when.relation == "since"):
        return "cumulative"
    if when is not None and _long(when):
        return "flow"
    if facets.get("done"):
        return "cumulative"
    if facets.get("came") and when is not None and when.relation in ("as_of", "until"):
        return "cumulative"
    return None


def _merger(sentence: Sentence, reading: Reading, found: dict[str, QualifierValue]) -> None:
    """The days for which the territory of a figure holds, where the sentence ties it to a merger."""
    if "boundaries" not in reading.frame.take or not sentence.layout.cued(MERGED):
        return
    begun = merged_on(sentence.statement, reading.owner.code)
    if begun is not None:
        found["boundaries"] = f"{begun}/.."


def country_ref(sentence: Sentence, reading: Reading) -> EntityRef | None:
    """The country of the subject, when the subject is not that country itself."""
    code = country_of(reading.owner.code)
    return sentence.context.references.place(code) if code and code != reading.owner.code else None


def merged_on(statement: Statement, code: str | None) -> str | None:
    """Day since which the merged territory holds: as the gazetteer has it where the text agrees, else as written."""
    row = places.table().get(code or "")
    starts = [p.valid_from.isoformat() for p in places.extents(row.id) if p.valid_from] if row else []
    dates = statement.dates
    for mark in dates:
        first = mark.period.start.isoformat() if mark.period and mark.period.start else None
        if mark.period and mark.period.precision == "day" and (first in starts or not starts):
            return first
        if mark.partial and any(_agrees(mark.partial, day) for day in starts):
            return next(day for day in starts if _agrees(mark.partial, day))
    return starts[-1] if starts and not dates else None


def _agrees(partial: str, day: str) -> bool:
    return len(partial) == len(day) and all(a in ("X", b) for a, b in zip(partial, day, strict=True))
