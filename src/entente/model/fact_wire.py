"""Facts, and the evidence all records share, as the JSON rows of docs/interfaces.md, and back."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from entente.model.claim import EntityRef, QualifierValue
from entente.model.fact import Derivation, Evidence, Fact, Reading
from entente.model.quantity import Quantity
from entente.model.reason import Reason
from entente.model.wire import JSON, entity_from, entity_json, number


def evidence_json(one: Evidence) -> JSON:
    """A claim's place and role."""
    return {"doc": one.doc, "start": one.start, "end": one.end, "claim": one.claim, "role": one.role}


def evidence_from(row: Mapping[str, Any]) -> Evidence:
    """The evidence of a row; raises KeyError for what is missing."""
    return Evidence(row["doc"], row["start"], row["end"], row["claim"], row.get("role", "states"))


def _value_json(quantity: Quantity | None, text: str | None, ref: EntityRef | None) -> JSON:
    value = number(quantity.value) if quantity else (ref.name if ref else text)
    return {"value": value, "value_id": ref.id if ref else None}


def _limits_json(q: Quantity | None) -> JSON:
    return {
        "low": number(q.low) if q else None,
        "high": number(q.high) if q else None,
        "closed": q.closed if q else None,
        "bound": q.bound if q else None,
        "unit": q.unit if q else None,
    }


def qualifiers_json(pairs: tuple[tuple[str, QualifierValue], ...]) -> JSON:
    """Qualifiers as an object; entities as references."""
    out: JSON = {}
    for key, value in pairs:
        decimal = number(value) if isinstance(value, Decimal) else value
        out[key] = entity_json(value) if isinstance(value, EntityRef) else decimal
    return out


def qualifiers_from(row: Mapping[str, Any]) -> tuple[tuple[str, QualifierValue], ...]:
    """The qualifiers of an object, in its order."""
    pairs: list[tuple[str, QualifierValue]] = []
    for key, value in row.items():
        plain = Decimal(repr(value)) if isinstance(value, float) else value
        pairs.append((key, entity_from(value) if isinstance(value, Mapping) else plain))
    return tuple(pairs)


def reason_json(reason: Reason | None) -> JSON | None:
    """A reason as code and parameters."""
    return None if reason is None else {"code": reason.code, "parameters": dict(reason.parameters)}


def reason_from(row: Mapping[str, Any] | None) -> Reason | None:
    """The reason of a row."""
    return None if row is None else Reason(row["code"], tuple(row["parameters"].items()))


def fact_json(fact: Fact) -> JSON:
    """A fact as one line of ``entente facts --jsonl``."""
    row: JSON = {
        "id": fact.id,
        "aliases": list(fact.aliases),
        "subject": entity_json(fact.subject),
        "property": fact.property,
        "qualifiers": qualifiers_json(fact.qualifiers),
        "as_of": fact.as_of,
        "as_of_basis": fact.as_of_basis,
        "modality": fact.modality,
        **_value_json(fact.quantity, fact.text, fact.value_ref),
        **_limits_json(fact.quantity),
        "status": fact.status,
        "supports": [evidence_json(e) for e in fact.supports],
        "origins": fact.origins,
        "facets": [_reading_json(r) for r in fact.readings],
    }
    return row | _fact_extras(fact)


def _fact_extras(fact: Fact) -> JSON:
    row: JSON = {"value_type": fact.value_ref.type} if fact.value_ref else {}
    if fact.quantity is not None and fact.quantity.precision is not None:
        row["precision"] = number(fact.quantity.precision)
    if fact.disputes:
        row["disputes"] = list(fact.disputes)
    if fact.superseded_by:
        row["superseded_by"] = fact.superseded_by
    if fact.derivation:
        row["derivation"] = _derivation_json(fact.derivation)
    return row | ({"judgements": list(fact.judgements)} if fact.judgements else {})


def _derivation_json(made: Derivation) -> JSON:
    row: JSON = {"op": made.op, "inputs": list(made.inputs)}
    if made.rate is not None:
        row["rate"] = made.rate
    return row | ({"rate_date": made.rate_date} if made.rate_date else {})


def _reading_json(r: Reading) -> JSON:
    limits = _limits_json(r.quantity)
    return {
        **_value_json(r.quantity, r.text, r.value_ref),
        "low": limits["low"],
        "high": limits["high"],
        "bound": limits["bound"],
        "unit": limits["unit"],
        "as_of": r.as_of,
        "as_of_basis": r.as_of_basis,
        "counting": r.counting,
        "modality": r.modality,
        "stated_by": entity_json(r.stated_by),
        "origins": r.origins,
        "rank": r.rank,
        "reason": r.reason,
        "supports": list(r.supports),
        "closed": limits["closed"],
        "value_type": r.value_ref.type if r.value_ref else None,
        "precision": number(r.quantity.precision) if r.quantity else None,
        "why": reason_json(r.why),
    }


def decimal_from(value: Any) -> Decimal | None:
    """A JSON number as written, without the noise of binary fractions."""
    return None if value is None else Decimal(repr(value) if isinstance(value, float) else str(value))


def _value_from(row: Mapping[str, Any]) -> tuple[Quantity | None, str | None, EntityRef | None]:
    value = row.get("value")
    if row.get("bound"):
        low, high = decimal_from(row.get("low")), decimal_from(row.get("high"))
        closed, precision = row.get("closed") or "[]", decimal_from(row.get("precision"))
        return Quantity(decimal_from(value), low, high, closed, row["bound"], row.get("unit"), precision), None, None
    if row.get("value_id"):
        return None, None, EntityRef(row["value_id"], row.get("value_type") or "entity", value)
    return None, None if value is None else str(value), None


def _reading_from(row: Mapping[str, Any]) -> Reading:
    quantity, text, ref = _value_from(row)
    said = row.get("stated_by")
    return Reading(
        quantity,
        text,
        ref,
        row["as_of"],
        row["as_of_basis"],
        row["counting"],
        row["modality"],
        entity_from(said) if said else None,
        row["origins"],
        row["rank"],
        row["reason"],
        tuple(row["supports"]),
        reason_from(row.get("why")),
    )


def fact_from(row: Mapping[str, Any]) -> Fact:
    """The fact of a row; raises KeyError for what is missing."""
    quantity, text, ref = _value_from(row)
    made = row.get("derivation")
    return Fact(
        row["id"],
        entity_from(row["subject"]),
        row["property"],
        qualifiers_from(row["qualifiers"]),
        row["as_of"],
        row["as_of_basis"],
        row["modality"],
        quantity,
        text,
        ref,
        row["status"],
        tuple(evidence_from(e) for e in row["supports"]),
        row["origins"],
        tuple(_reading_from(r) for r in row["facets"]),
        tuple(row["aliases"]),
        tuple(row.get("disputes", ())),
        row.get("superseded_by"),
        Derivation(made["op"], tuple(made["inputs"]), made.get("rate"), made.get("rate_date")) if made else None,
        tuple(row.get("judgements", ())),
    )
