"""Stated numbers against the lists that stand beside them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from entente.model.check import Check
from entente.model.reason import because
from entente.reconcile.compare import shown
from entente.reconcile.item import Item
from entente.reconcile.world import World, checked
from entente.vocabulary.rules import ListRule, rules


def checks(world: World) -> Iterator[Check]:
    """Each stated number with its list, and tellings that keep the list and drop the number."""
    for doc, found in sorted(world.by_doc.items()):
        for rule in rules().lists:
            for count in (i for i in found if i.claim.property == rule.count):
                listed = _listed(count, found, rule)
                if len(listed) > 1:
                    check = _counted(count, listed)
                    yield check
                    if check.outcome == "holds":
                        yield from _dropped(count, listed, doc, world)


def _listed(count: Item, found: Sequence[Item], rule: ListRule) -> list[Item]:
    """The members told in the sentence of the number, each once, in order of place."""
    beside = [i for i in found if i.claim.property == rule.items and i.subject == count.subject and _beside(i, count)]
    if rule.value is not None:
        beside = [i for i in beside if i.claim.quantity and i.claim.quantity.value == rule.value]
    members = list({_member(i): i for i in reversed(beside)}.values())[::-1]
    lead = rule.less_lead is not None and count.qualifiers.get("scope") == rule.less_lead
    return members[1:] if lead else members


def _beside(item: Item, count: Item) -> bool:
    same_time = item.period is None or count.period is None or item.period == count.period
    return item.claim.sentence == count.claim.sentence and same_time


def _member(item: Item) -> tuple[str, ...]:
    return (item.value or "", *(f"{k}={v}" for k, v in sorted(item.qualifiers.items()) if k != "event"))


def _counted(count: Item, listed: Sequence[Item]) -> Check:
    stated = count.claim.quantity.value if count.claim.quantity else None
    residual = None if stated is None else stated - len(listed)
    outcome = "holds" if residual == 0 else "fails" if residual is not None and residual < 0 else "plausible"
    reason = because("list_counted", stated=shown(count), listed=len(listed))
    roles = [(count, "count"), *((i, "item") for i in listed)]
    unit = count.claim.quantity.unit if count.claim.quantity else None
    return checked("list_count", outcome, roles, reason, residual=residual, unit=unit, tolerance=Decimal(0))


def _dropped(count: Item, listed: Sequence[Item], doc: str, world: World) -> Iterator[Check]:
    """Another telling with the same members and no number: its list may be open."""
    points = [world.point_of[i.claim.id] for i in listed]
    others = sorted({i.doc for p in points for i in p.items if i.doc != doc and world.families.related(doc, i.doc)})
    for other in others:
        told = [i for p in points for i in p.items if i.doc == other]
        stated = any(i.claim.property == count.claim.property for i in world.by_doc[other])
        if len(told) == len(listed) and not stated:
            reason = because("count_dropped", stated=shown(count), there=doc, here=other)
            yield checked(
                "translation_difference", "wording_differs", [(count, "a"), *((i, "b") for i in told)], reason
            )
