"""One subject, one property, one point of its timeline: what the claims together allow one to say."""

from __future__ import annotations

from dataclasses import dataclass

from entente.model.claim import EntityRef, QualifierValue
from entente.model.quantity import Quantity
from entente.model.reason import Reason


@dataclass(frozen=True, slots=True)
class Evidence:
    """A claim's place in its document and the role it plays (states, restates, repeats, part, whole …)."""

    doc: str
    start: int
    end: int
    claim: str
    role: str


@dataclass(frozen=True, slots=True)
class Reading:
    """A distinct reading of a fact with its rank (preferred, normal, deprecated) and the reason in words.

    ``supports`` index the fact's supports; ``why`` is the reason as code and parameters.
    """

    quantity: Quantity | None
    text: str | None
    value_ref: EntityRef | None
    as_of: str | None
    as_of_basis: str | None
    counting: str | None
    modality: str
    stated_by: EntityRef | None
    origins: int
    rank: str
    reason: str
    supports: tuple[int, ...]
    why: Reason | None = None


@dataclass(frozen=True, slots=True)
class Derivation:
    """How a derived fact was computed: op (sum, difference, ratio, convert) over the ids of its input facts."""

    op: str
    inputs: tuple[str, ...]
    rate: str | None = None
    rate_date: str | None = None


@dataclass(frozen=True, slots=True)
class Fact:
    """See docs/interfaces.md, ``facts``; ``readings`` are its facets, the best first."""

    id: str
    subject: EntityRef
    property: str
    qualifiers: tuple[tuple[str, QualifierValue], ...]
    as_of: str | None
    as_of_basis: str | None
    modality: str
    quantity: Quantity | None
    text: str | None
    value_ref: EntityRef | None
    status: str
    supports: tuple[Evidence, ...]
    origins: int
    readings: tuple[Reading, ...]
    aliases: tuple[str, ...] = ()
    disputes: tuple[str, ...] = ()
    superseded_by: str | None = None
    derivation: Derivation | None = None
    judgements: tuple[str, ...] = ()
