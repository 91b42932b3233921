"""A claim made ready for comparison: references canonical, dates read, figures in the unit of their dimension."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from entente.model.claim import Claim, EntityRef, QualifierValue
from entente.model.fact import Evidence
from entente.model.fold import searchable
from entente.model.period import Period, reads
from entente.model.quantity import EVERYTHING, Interval, Quantity, nominal, rounded, scaled, wording
from entente.reconcile.resolution import Names
from entente.vocabulary.rules import rules
from entente.vocabulary.terms import properties, units

BASES = {"stated": 3, "inferred": 2, "publication": 1}


@dataclass(frozen=True, slots=True)
class Item:
    """One claim with canonical ids; ``value`` identifies what is no figure (entity id, folded text, code, date).

    ``basis`` tells how well its as-of is founded: 3 stated, 2 inferred, 1 publication, 0 unknown. ``said`` is what
    the wording of a figure allows, in its dimension's unit; ``allowed`` the same, widened by rounding.
    """

    claim: Claim
    subject: str
    value: str | None
    qualifiers: dict[str, str]
    period: Period | None
    event: str | None
    speaker: str | None
    basis: int
    said: Interval | None = None
    allowed: Interval | None = None

    @property
    def doc(self) -> str:
        """The document it stands in."""
        return self.claim.doc

    @property
    def real(self) -> bool:
        """Whether it says what is so, rather than what is to be."""
        return self.claim.modality in rules().real


def items(claims: Iterable[Claim], names: Names) -> list[Item]:
    """Every claim as an Item, in the order of document, place and id."""
    ordered = sorted(claims, key=lambda c: (c.doc, c.span.start, c.span.end, c.property, c.id))
    return [_item(c, names) for c in ordered]


def _item(claim: Claim, names: Names) -> Item:
    event = claim.qualifier("event")
    return Item(
        claim=claim,
        subject=names.id(claim.doc, claim.subject),
        value=_value(claim, names),
        qualifiers={k: v for k, q in claim.qualifiers if (v := _plain(claim.doc, q, names)) is not None},
        period=reads(claim.as_of),
        event=names.id(claim.doc, event) if isinstance(event, EntityRef) else None,
        speaker=names.id(claim.doc, claim.stated_by) if claim.stated_by else None,
        basis=BASES.get(claim.as_of_basis or "", 0),
        said=_scaled(claim.quantity, wording(claim.quantity)) if claim.quantity else None,
        allowed=_allowed(claim.quantity) if claim.quantity else None,
    )


def _scaled(quantity: Quantity, limits: Interval) -> Interval:
    by = base_unit(quantity.unit)[1]
    return limits if by == 1 else scaled(limits, by)


def _allowed(quantity: Quantity) -> Interval:
    return _scaled(quantity, rounded(quantity, discrete(quantity.unit)))


def _value(claim: Claim, names: Names) -> str | None:
    if claim.quantity is not None:
        return None
    if claim.value_ref is not None:
        return names.id(claim.doc, claim.value_ref)
    if claim.text is None:
        return None
    return searchable(claim.text) if claim.property in rules().free_text else claim.text.strip()


def _plain(doc: str, value: QualifierValue, names: Names) -> str | None:
    if isinstance(value, EntityRef):
        return names.id(doc, value)
    if isinstance(value, bool):
        return "true" if value else "false"
    text = str(value.normalize()) if isinstance(value, Decimal) else str(value)
    return None if text in rules().unsaid else text


def base_unit(unit: str | None) -> tuple[str | None, Decimal]:
    """The unit that stands for a unit's dimension, and the factor to it: ``("ha", 100)`` for km2."""
    return rules().units.get(unit, (unit, Decimal(1))) if unit else (unit, Decimal(1))


def discrete(unit: str | None) -> bool:
    """Whether the unit counts things one by one."""
    return units().get(unit or "") in ("count", "rank")


def said(item: Item) -> Interval:
    """What the wording of a figure allows, in its dimension's unit; everything for what is no figure."""
    return item.said or EVERYTHING


def allowed(item: Item) -> Interval:
    """The same, widened by rounding."""
    return item.allowed or EVERYTHING


def digits(item: Item) -> Decimal | None:
    """The written digits as a number, in its dimension's unit."""
    quantity = item.claim.quantity
    value = nominal(quantity) if quantity else None
    return None if value is None or quantity is None else value * base_unit(quantity.unit)[1]


def accounting(item: Item) -> str | None:
    """Stock, flow or cumulative: as stated, else what the property allows."""
    own = item.qualifiers.get("accounting")
    known = properties().get(item.claim.property)
    return own or (known.accounting if known else None)


def evidence(item: Item, role: str = "states") -> Evidence:
    """The claim's place in its document under a role."""
    at = item.claim.span
    return Evidence(at.doc, at.start, at.end, item.claim.id, role)


def stable_id(kind: str, *parts: str) -> str:
    """An id by content: kind and twelve hexadecimal digits, the same in every run."""
    told = "\x1f".join(parts)
    return f"{kind}:{hashlib.sha256(told.encode('utf-8', 'surrogatepass')).hexdigest()[:12]}"


def best_first(found: Sequence[Item]) -> list[Item]:
    """The better founded first: stated as-of, then a body text before its headline, then the newest, then place."""
    return sorted(found, key=_founded) if len(found) > 1 else list(found)


def _founded(item: Item) -> tuple[int, bool, int, str, int, str]:
    newest = item.period.end.toordinal() if item.period and item.period.end else 0
    headline = "part_of_text" in item.qualifiers
    return -item.basis, headline, -newest, item.doc, item.claim.span.start, item.claim.id
