"""From readings to drafts: value and unit, as-of, modality, qualifiers, confidence."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from entente.claims.as_of import governing, published
from entente.claims.context import AsOf, Context
from entente.claims.draft import Draft
from entente.claims.moods import mood
from entente.claims.qualifiers import MERGED, merged_on, qualifiers
from entente.claims.reading import Reading
from entente.claims.sentence import Sentence
from entente.claims.statement import Statement
from entente.model.claim import QualifierValue
from entente.model.mark import Mark
from entente.model.quantity import Quantity

_FLOWS = ("budget_revenue", "industrial_output", "trade_balance", "visitor_count", "share_of_total", "plan_fulfilment")
_SPENT = ("fdi_disbursed_capital", "investment_disbursed_capital", "growth_rate", "growth_amount", "growth_multiple")
_CARRIED = ("cargo_throughput", "container_throughput", "passenger_throughput")
FLOWING = frozenset((*_FLOWS, *_SPENT, *_CARRIED))
# Calibrated on the seeds and our cases: how often a reading of this kind of evidence was right.
SURE, PLAIN, FAR_OFF, CARRIED_SUBJECT = 0.95, 0.88, 0.75, 0.85


def draft(sentence: Sentence, reading: Reading, context: Context) -> Draft:
    """The draft of a reading, with everything but the speaker."""
    figure = reading.figure
    when = governing(sentence.layout, figure)
    modality, tags = mood(sentence.layout, figure, when, context.known_day)
    modality = str(reading.facets.get("modality") or modality)
    merged = "boundaries" in reading.frame.take and bool(sentence.layout.cued(MERGED))
    as_of = of_merger(sentence.statement, reading.owner.code, when) if merged else None
    as_of = as_of or _of_streak(reading, when) or as_of_of(sentence.statement, context, when, modality)
    found = qualifiers(sentence, reading, when)
    if as_of.basis in (None, "publication") and modality == "fact" and _flows(reading, found):
        as_of = context.period(sentence.statement) or as_of
    if modality in ("plan", "forecast", "commitment", "hope") and when is not None and when.period is not None:
        found["horizon"] = when.period.edtf()
        if found.get("accounting") == "cumulative" and not reading.facets.get("gross"):
            del found["accounting"]
    return Draft(
        property=reading.frame.property,
        start=figure.mark.start,
        end=figure.mark.end,
        rule=reading.head.rule,
        subject=reading.owner.ref,
        quantity=quantity(reading),
        hedge=figure.mark.hedge,
        as_of=as_of.edtf,
        as_of_basis=as_of.basis,
        as_of_span=as_of.span,
        qualifiers=found,
        modality=modality,
        confidence=confidence(sentence, reading),
        tags=tags,
    )


def quantity(reading: Reading) -> Quantity | None:
    """The figure in the unit of its property; a fall is negative."""
    found = reading.figure.mark.quantity
    if found is None:
        return None
    unit = reading.frame.as_unit
    if unit == "percent" and "number" in reading.figure.dims:
        return _percent(found)
    if reading.facets.get("per") and found.unit and "/" not in found.unit:
        found = replace(found, unit=f"{found.unit}/{reading.facets['per']}")
    if unit is not None and not (found.unit and reading.frame.units):
        found = replace(found, unit=unit)
    if found.change == "down" and reading.frame.property.startswith(("growth", "grdp_growth")):
        found = _negative(found)
    return found


def _percent(q: Quantity) -> Quantity | None:
    """A fraction in words or digits as per cent: 3/4 = 75; anything above one is no share."""
    if q.value is None or not 0 < q.value <= 1:
        return None
    low, high = (None if v is None else v * 100 for v in (q.low, q.high))
    return replace(q, value=q.value * 100, low=low, high=high, unit="percent", precision=None)


def _negative(q: Quantity) -> Quantity:
    low, high = (None if v is None else -v for v in (q.high, q.low))
    closed = {"[)": "(]", "(]": "[)"}.get(q.closed, q.closed)
    return replace(q, value=None if q.value is None else -q.value, low=low, high=high, closed=closed)


def of_merger(statement: Statement, code: str | None, when: Mark | None) -> AsOf | None:
    """A figure said to hold since a merger holds as of its day: written, or known where the text has no year."""
    begun = merged_on(statement, code)
    if begun is None:
        return None
    dated = (m for m in statement.dates if m.period and m.period.start)
    written = next((m for m in dated if m.period and m.period.edtf()[:10] == begun), None)
    if when is not None and written is not None:
        return AsOf(begun, "stated", (written.start, written.end))
    return AsOf(begun, "inferred") if when is None else None


def _flows(reading: Reading, found: Mapping[str, QualifierValue]) -> bool:
    """Whether the figure is of a period, so that the period set by the sentences before holds for it too."""
    return found.get("accounting") == "flow" or reading.frame.property in FLOWING


def _of_streak(reading: Reading, when: Mark | None) -> AsOf | None:
    """The years of a streak that ends in a stated year: "2024 is the tenth year in a row" holds for 2015/2024."""
    years = reading.figure.mark.quantity.value if reading.figure.mark.quantity else None
    if reading.frame.property != "growth_streak" or when is None or when.period is None or years is None:
        return None
    last = when.period.last
    if when.period.precision != "year" or last is None or not 1 < years < 100:
        return None
    return AsOf(f"{last.year - int(years) + 1}/{last.year}", "inferred")


def as_of_of(statement: Statement, context: Context, when: Mark | None, modality: str) -> AsOf:
    """Stated in the sentence; else carried from the one it continues; else the publication."""
    if modality == "fact" and when is not None and when.period is not None and when.relation != "since":
        return AsOf(when.period.edtf(), "stated", (when.start, when.end))
    carried = context.as_of(statement)
    if modality == "fact" and when is None and carried.basis == "inferred":
        return carried
    return published(statement.document)


def confidence(sentence: Sentence, reading: Reading) -> float:
    """A guess by the kind of evidence: cue beside the figure, further off, subject named or carried."""
    near = SURE if reading.distance <= 2.0 else PLAIN if reading.distance <= 5.0 else FAR_OFF
    named = reading.owner.start >= sentence.statement.start and reading.owner.end > reading.owner.start
    return round(near if named else near * CARRIED_SUBJECT / SURE, 2)
