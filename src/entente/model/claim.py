"""A statement found in a document, with its evidence."""

from __future__ import annotations

import builtins
from dataclasses import dataclass
from decimal import Decimal

from entente.model.evidence import Span
from entente.model.mark import Hedge
from entente.model.quantity import Quantity


@dataclass(frozen=True, slots=True)
class EntityRef:
    """Who or what is meant, as one document names it; ``name`` None = left unnamed by the text."""

    id: str
    type: str
    name: str | None = None
    as_written: str | None = None


QualifierValue = EntityRef | str | int | bool | Decimal


@dataclass(frozen=True, slots=True)
class Claim:
    """Subject, property, value, and everything that says when, by whom and how far it holds.

    Exactly one of ``quantity``, ``value_ref`` and ``text`` carries the value: a figure with its interval,
    an entity, or a date / status / code / text. ``as_of`` is EDTF with its basis (stated, inferred,
    publication); both None when unknown. ``span`` is the mention of the value, without its hedge;
    ``sentence`` the start and end of what surrounds it. ``confidence`` is how often the rule was right on
    its test sentences: about the reading, not about the truth.
    """

    doc: str
    id: str
    subject: EntityRef
    property: str
    span: Span
    sentence: tuple[int, int]
    quantity: Quantity | None = None
    value_ref: EntityRef | None = None
    text: str | None = None
    hedge: Hedge | None = None
    as_of: str | None = None
    as_of_basis: str | None = None
    as_of_span: Span | None = None
    qualifiers: tuple[tuple[str, QualifierValue], ...] = ()
    modality: str = "fact"
    stated_by: EntityRef | None = None
    stated_by_basis: str | None = None
    rule: str = ""
    confidence: float = 0.5
    tags: tuple[str, ...] = ()

    def qualifier(self, name: str) -> QualifierValue | None:
        """The qualifier's value, or None where the text does not say."""
        return next((value for key, value in self.qualifiers if key == name), None)

    @builtins.property
    def value(self) -> Decimal | str | None:
        """The value as one scalar; None for a range."""
        if self.quantity is not None:
            return self.quantity.value
        return self.value_ref.name if self.value_ref is not None else self.text
