"""Claims and marks as the JSON objects of docs/interfaces.md, and back."""

from __future__ import annotations

import json
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from entente.model.claim import Claim, EntityRef, QualifierValue
from entente.model.evidence import Span
from entente.model.mark import Hedge
from entente.model.quantity import Quantity

JSON = dict[str, Any]


def line(row: Mapping[str, Any]) -> str:
    """One canonical JSON line: text as is, no blanks between tokens, no NaN."""
    return json.dumps(row, ensure_ascii=False, separators=(",", ":"), allow_nan=False)


def number(value: Decimal | None) -> int | float | None:
    """A JSON number; a whole number without a fraction."""
    if value is None:
        return None
    return int(value) if value == value.to_integral_value() else float(value)


def entity_json(ref: EntityRef | None) -> JSON | None:
    """An entity reference."""
    if ref is None:
        return None
    row: JSON = {"id": ref.id, "type": ref.type, "name": ref.name}
    return row | {"as_written": ref.as_written} if ref.as_written else row


def entity_from(row: Mapping[str, Any]) -> EntityRef:
    """The reference of a JSON object with id, type and name; raises KeyError for a missing id or type."""
    return EntityRef(str(row["id"]), str(row["type"]), row.get("name"), row.get("as_written"))


def _qualifier_json(value: QualifierValue) -> Any:
    if isinstance(value, EntityRef):
        return entity_json(value)
    return number(value) if isinstance(value, Decimal) else value


def _qualifier_from(value: Any) -> QualifierValue:
    if isinstance(value, dict):
        return entity_from(value)
    return Decimal(repr(value)) if isinstance(value, float) else value


def hedge_json(hedge: Hedge | None) -> JSON | None:
    """The hedge's words and place."""
    return None if hedge is None else {"text": hedge.text, "start": hedge.start, "end": hedge.end}


def claim_json(claim: Claim) -> JSON:
    """A claim as one line of ``entente claims --jsonl``."""
    q, ref, when = claim.quantity, claim.value_ref, claim.as_of_span
    value = claim.value
    return {
        "doc": claim.doc,
        "id": claim.id,
        "subject": entity_json(claim.subject),
        "property": claim.property,
        "value": number(value) if isinstance(value, Decimal) else value,
        "value_id": ref.id if ref else None,
        "value_type": ref.type if ref else None,
        "low": number(q.low) if q else None,
        "high": number(q.high) if q else None,
        "closed": q.closed if q else None,
        "bound": q.bound if q else None,
        "hedge": hedge_json(claim.hedge),
        "unit": q.unit if q else None,
        "precision": number(q.precision) if q else None,
        "as_of": claim.as_of,
        "as_of_basis": claim.as_of_basis,
        "as_of_span": {"text": when.quote, "start": when.start, "end": when.end} if when else None,
        "qualifiers": {key: _qualifier_json(value) for key, value in claim.qualifiers},
        "modality": claim.modality,
        "stated_by": entity_json(claim.stated_by),
        "stated_by_basis": claim.stated_by_basis,
        "start": claim.span.start,
        "end": claim.span.end,
        "quote": claim.span.quote,
        "sentence_start": claim.sentence[0],
        "sentence_end": claim.sentence[1],
        "rule": claim.rule,
        "confidence": claim.confidence,
        "tags": list(claim.tags),
    }


def _decimal(value: Any) -> Decimal | None:
    return None if value is None else Decimal(repr(value) if isinstance(value, float) else str(value))


def _quantity_from(row: Mapping[str, Any]) -> Quantity | None:
    if not row.get("bound"):
        return None
    low, high = _decimal(row.get("low")), _decimal(row.get("high"))
    closed = row.get("closed") or "[]"
    precision = _decimal(row.get("precision"))
    return Quantity(_decimal(row.get("value")), low, high, closed, row["bound"], row.get("unit"), precision)


def claim_from(row: Mapping[str, Any]) -> Claim:
    """The claim of a JSON object; raises KeyError or TypeError naming what is missing."""
    doc, quantity, value, id_ = row["doc"], _quantity_from(row), row.get("value"), row.get("value_id")
    hedge, when, said = row.get("hedge"), row.get("as_of_span"), row.get("stated_by")
    return Claim(
        doc=doc,
        id=row["id"],
        subject=entity_from(row["subject"]),
        property=row["property"],
        span=Span(doc, row["start"], row["end"], row["quote"]),
        sentence=(row.get("sentence_start", row["start"]), row.get("sentence_end", row["end"])),
        quantity=quantity,
        value_ref=EntityRef(id_, row.get("value_type") or "entity", value, row["quote"]) if id_ else None,
        text=str(value) if quantity is None and not id_ and value is not None else None,
        hedge=Hedge(hedge["text"], hedge["start"], hedge["end"]) if hedge else None,
        as_of=row.get("as_of"),
        as_of_basis=row.get("as_of_basis"),
        as_of_span=Span(doc, when["start"], when["end"], when["text"]) if when else None,
        qualifiers=tuple((k, _qualifier_from(v)) for k, v in (row.get("qualifiers") or {}).items()),
        modality=row.get("modality") or "fact",
        stated_by=entity_from(said) if said else None,
        stated_by_basis=row.get("stated_by_basis"),
        rule=row.get("rule") or "",
        confidence=float(row.get("confidence") or 0),
        tags=tuple(row.get("tags") or ()),
    )
