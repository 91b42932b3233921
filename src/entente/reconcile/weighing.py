"""The readings of a fact, the best first, by declared rules only; the losing ones stay and say why."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from entente.model.fact import Reading
from entente.model.quantity import contains, meets
from entente.model.reason import Reason, because
from entente.reconcile.compare import compare
from entente.reconcile.item import Item, allowed, best_first, digits, said
from entente.reconcile.origins import Families
from entente.reconcile.resolution import Names
from entente.vocabulary.rules import rules
from entente.vocabulary.wording import sentence

_AGREED = because("all_agree")
_SHARP = {"exact": 0, "range": 1, "nearly": 1, "about": 2}


@dataclass(slots=True)
class Facet:
    """Claims that give one reading."""

    items: list[Item]
    origins: int
    rank: str = "normal"
    reason: Reason | None = None

    @property
    def first(self) -> Item:
        """The best founded of its claims."""
        return self.items[0]


def facets(found: Sequence[Item], families: Families, names: Names) -> list[Facet]:
    """Every distinct reading, ranked; ``found`` is in the order of foundation."""
    if len(found) == 1:
        return [Facet(list(found), 1, "preferred", _AGREED)]
    groups: dict[tuple[str, ...], list[Item]] = defaultdict(list)
    for item in found:
        groups[_reading(item)].append(item)
    made = [Facet(best_first(g), families.count(g)) for g in groups.values()]
    if len(made) == 1:
        made[0].rank, made[0].reason = "preferred", _AGREED
        return made
    made.sort(key=lambda f: _weight(f, families))
    return _ranked(made, families, names)


def _reading(item: Item) -> tuple[str, ...]:
    if item.claim.quantity is None:
        return item.value or "", item.qualifiers.get("part", "")
    limits = said(item)
    return str(limits.low), str(limits.high), item.claim.quantity.bound, item.qualifiers.get("counting", "")


def _weight(facet: Facet, families: Families) -> tuple[object, ...]:
    """Smaller is better: by the declared order of origins, basis, precision and recency, then by place."""
    item = facet.first
    newest = item.period.end.toordinal() if item.period and item.period.end else 0
    weights: dict[str, tuple[object, ...]] = {
        "origins": (-facet.origins,),
        "basis": (-item.basis,),
        "precision": _precision(item),
        "recency": (-newest,),
    }
    ordered = [part for name in rules().weighing for part in weights[name]]
    return *ordered, item.doc, item.claim.span.start, item.claim.id


def _precision(item: Item) -> tuple[object, ...]:
    quantity = item.claim.quantity
    if quantity is None:
        return 0, 0
    room = said(item).width
    return _SHARP.get(quantity.bound, 3), room if room is not None else 10**30


def _ranked(made: list[Facet], families: Families, names: Names) -> list[Facet]:
    """The tightest reading that meets the best founded one is preferred; what cannot hold beside it loses."""
    leader = made[0]
    agreeing = [f for f in made if compare(leader.first, f.first, names).outcome != "conflict"]
    best = min(agreeing, key=lambda f: (_lost_hedge(f, agreeing, families), *_precision(f.first), made.index(f)))
    for facet in made:
        facet.rank, facet.reason = _rank(facet, best, families, names)
    return sorted(made, key=lambda f: (f is not best, f.rank == "deprecated", made.index(f)))


def _lost_hedge(facet: Facet, others: Sequence[Facet], families: Families) -> bool:
    return any(lost_hedge(other.first, facet.first, families) for other in others)


def lost_hedge(hedged: Item, plain: Item, families: Families) -> bool:
    """Whether ``plain`` is the other's figure, told by the same origin, without its hedge."""
    one, other = hedged.claim.quantity, plain.claim.quantity
    if one is None or other is None or one.bound in ("exact", "range") or other.bound != "exact":
        return False
    return digits(hedged) == digits(plain) and hedged.doc != plain.doc and families.related(hedged.doc, plain.doc)


def _rank(facet: Facet, best: Facet, families: Families, names: Names) -> tuple[str, Reason]:
    if facet is best:
        return "preferred", because("best_reading")
    if lost_hedge(best.first, facet.first, families):
        return "deprecated", because("hedge_lost")
    found = compare(best.first, facet.first, names)
    if found.outcome == "conflict":
        return "deprecated", because("outweighed", by=_deciding(best, facet))
    if facet.first.claim.quantity is not None and contains(allowed(facet.first), said(best.first)):
        return "normal", because("vaguer")
    return "normal", found.reason


def _deciding(best: Facet, facet: Facet) -> str:
    """The first of the declared criteria in which two readings differ."""
    if best.origins != facet.origins:
        return "origins"
    if best.first.basis != facet.first.basis:
        return "basis"
    return "precision" if _precision(best.first) != _precision(facet.first) else "recency"


def disputed(made: Sequence[Facet], names: Names) -> bool:
    """Whether some readings cannot both hold, even after rounding."""
    if made[0].first.claim.quantity is not None:
        limits = [allowed(f.first) for f in made]
        return any(not meets(a, b) for i, a in enumerate(limits) for b in limits[i + 1 :])
    return any(compare(made[0].first, f.first, names).outcome == "conflict" for f in made[1:])


def reading(facet: Facet, place: dict[str, int], names: Names) -> Reading:
    """The facet as a record; ``place`` leads claims to their index among the fact's supports."""
    item, claim = facet.first, facet.first.claim
    return Reading(
        quantity=claim.quantity,
        text=claim.text,
        value_ref=names.ref(claim.doc, claim.value_ref) if claim.value_ref else None,
        as_of=claim.as_of,
        as_of_basis=claim.as_of_basis,
        counting=item.qualifiers.get("counting"),
        modality=claim.modality,
        stated_by=names.ref(claim.doc, claim.stated_by) if claim.stated_by else None,
        origins=facet.origins,
        rank=facet.rank,
        reason=sentence(facet.reason) if facet.reason else "",
        supports=tuple(sorted(place[i.claim.id] for i in facet.items)),
        why=facet.reason,
    )
