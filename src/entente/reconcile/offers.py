"""Offers matched with needs, by sector or topic and pair of sides, both cited, the strongest first."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from entente.model.claim import Claim, EntityRef
from entente.model.evidence import Document
from entente.model.fact import Evidence
from entente.model.reason import Reason, because
from entente.reconcile.item import Item, evidence
from entente.reconcile.resolution import Resolution
from entente.reconcile.sides import Sides
from entente.reconcile.world import World, world
from entente.vocabulary.rules import rules

_MOST = 200  # offers and needs of one sector that are paired with one another


@dataclass(frozen=True, slots=True)
class Match:
    """An offer that may answer a need: who, what, the claims of both, points and reasons."""

    offered_by: EntityRef
    needed_by: EntityRef
    sector: str
    offer: Evidence
    need: Evidence
    points: int
    reasons: tuple[Reason, ...]


def offers(
    claims: Sequence[Claim], documents: Mapping[str, Document], resolution: Resolution, today: date
) -> tuple[Match, ...]:
    """Matches of all claims, strongest first; one for each pair of sides and sector."""
    seen = world(claims, documents, resolution, today)
    best: dict[tuple[str, str, str], Match] = {}
    for match in _matches(seen):
        key = match.offered_by.id, match.needed_by.id, match.sector
        kept = best.get(key)
        best[key] = match if kept is None or _order(match) < _order(kept) else kept
    return tuple(sorted(best.values(), key=_order))


def _order(match: Match) -> tuple[object, ...]:
    return -match.points, match.sector, match.offer.claim, match.need.claim


def _matches(seen: World) -> Iterator[Match]:
    sides = Sides(seen.items, seen.names)
    offered, needed = _by_sector(seen)
    for sector in sorted(offered.keys() & needed.keys()):
        for offer in offered[sector][:_MOST]:
            for need in needed[sector][:_MOST]:
                if sides.of(offer.subject) != sides.of(need.subject) and _meant(offer, need, sides):
                    yield _match(offer, need, sector, (seen, sides))


def _by_sector(seen: World) -> tuple[dict[str, list[Item]], dict[str, list[Item]]]:
    rule = rules().offer
    offered: dict[str, list[Item]] = defaultdict(list)
    needed: dict[str, list[Item]] = defaultdict(list)
    for point in seen.points:
        item = point.items[0]
        if item.claim.property in rule.offers and item.value:
            offered[item.value].append(item)
        elif item.claim.property in rule.needs:
            topic = rule.topics.get(item.qualifiers.get("topic", ""), frozenset())
            for sector in sorted({*topic, *([item.value] if item.claim.value_ref and item.value else [])}):
                needed[sector].append(item)
    return offered, needed


def _meant(offer: Item, need: Item, sides: Sides) -> bool:
    """Whether neither is addressed to somebody else."""
    to_offer, to_need = offer.qualifiers.get("partner"), need.qualifiers.get("addressee")
    return _reaches(to_offer, need.subject, sides) and _reaches(to_need, offer.subject, sides)


def _reaches(target: str | None, subject: str, sides: Sides) -> bool:
    """Whether what is addressed to a side, or to the country it lies in, reaches a subject."""
    if target is None or sides.one(target, subject):
        return True
    return target in sides.names.ancestors(sides.of(subject))


def _match(offer: Item, need: Item, sector: str, seen: tuple[World, Sides]) -> Match:
    points, names = rules().offer.points, seen[0].names
    reasons = [(points["same"], because("same_sector", sector=sector))]
    if "partner" in offer.qualifiers or "addressee" in need.qualifiers:
        reasons.append((points["pair"], because("addressed_to_one_another")))
    if offer.claim.modality == "fact":
        reasons.append((points["fact"], because("offered_as_fact")))
    years = {i.period.last.year for i in (offer, need) if i.period and i.period.last}
    if len(years) == 1 and offer.period and need.period:
        reasons.append((points["year"], because("same_year", year=min(years))))
    return Match(
        offered_by=names.ref(offer.doc, offer.claim.subject),
        needed_by=names.ref(need.doc, need.claim.subject),
        sector=sector,
        offer=evidence(offer, "offer"),
        need=evidence(need, "need"),
        points=sum(p for p, _ in reasons),
        reasons=tuple(r for _, r in reasons),
    )
