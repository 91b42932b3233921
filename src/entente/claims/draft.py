"""From what a family found to a Claim with id and evidence."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass, field, replace

from entente.claims.statement import Statement
from entente.model.claim import Claim, EntityRef, QualifierValue
from entente.model.mark import Hedge
from entente.model.quantity import Quantity
from entente.model.wire import claim_json


@dataclass(slots=True)
class Draft:
    """What a family knows of a claim; discourse fills in the rest (subject, as-of, speaker)."""

    property: str
    start: int
    end: int
    rule: str
    subject: EntityRef | None = None
    quantity: Quantity | None = None
    value_ref: EntityRef | None = None
    text: str | None = None
    hedge: Hedge | None = None
    as_of: str | None = None
    as_of_basis: str | None = None
    as_of_span: tuple[int, int] | None = None
    qualifiers: dict[str, QualifierValue] = field(default_factory=dict)
    modality: str = "fact"
    stated_by: EntityRef | None = None
    stated_by_basis: str | None = None
    confidence: float = 0.5
    tags: tuple[str, ...] = ()


def claim(draft: Draft, statement: Statement) -> Claim:
    """The claim of a draft whose subject is known; its id is a hash of what it says and where.

    Raises ValueError for a draft without a subject: such a figure stays a mark.
    """
    if draft.subject is None:
        raise ValueError(f"{draft.rule}: a claim needs a subject")
    document = statement.document
    when = draft.as_of_span
    made = Claim(
        doc=document.id,
        id="",
        subject=draft.subject,
        property=draft.property,
        span=document.span(draft.start, draft.end),
        sentence=(statement.start, statement.end),
        quantity=draft.quantity,
        value_ref=draft.value_ref,
        text=draft.text,
        hedge=draft.hedge,
        as_of=draft.as_of,
        as_of_basis=draft.as_of_basis,
        as_of_span=document.span(*when) if when else None,
        qualifiers=tuple(sorted(draft.qualifiers.items())),
        modality=draft.modality,
        stated_by=draft.stated_by,
        stated_by_basis=draft.stated_by_basis,
        rule=draft.rule,
        confidence=draft.confidence,
        tags=draft.tags,
    )
    return replace(made, id=f"{document.id}#{fingerprint(made)}")


def fingerprint(made: Claim) -> str:
    """Ten hexadecimal digits over property, span, subject, value and qualifiers."""
    row = claim_json(made)
    keys = ("property", "start", "end", "subject", "value", "value_id", "low", "high", "unit", "qualifiers")
    said = json.dumps([row[k] for k in keys], ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(said.encode("utf-8", "surrogatepass")).hexdigest()[:10]
