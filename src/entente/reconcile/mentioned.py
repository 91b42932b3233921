"""Which documents speak of what, and the newest of them."""

from __future__ import annotations

from collections import defaultdict

from entente.model.fact import Evidence
from entente.model.period import Period, order
from entente.reconcile.item import Item, evidence
from entente.reconcile.world import World


class Mentions:
    """Claims by every entity they are about, name or qualify."""

    def __init__(self, world: World) -> None:
        self.world = world
        self._of: dict[str, list[Item]] = defaultdict(list)
        for item in world.items:
            about = item.qualifiers.get("about")
            for id_ in {item.subject, item.value or "", about or ""}:
                if id_:
                    self._of[id_].append(item)

    def last_seen(self, id_: str) -> tuple[Period | None, tuple[Evidence, ...]]:
        """When the newest document that speaks of an entity was told, and where it does."""
        return newest(self._of.get(id_, []), self.world)


def newest(found: list[Item], world: World) -> tuple[Period | None, tuple[Evidence, ...]]:
    """When the newest of these claims' documents was told, and its first claim; retellings count for themselves."""
    dated = [(order(t), i.doc, -i.claim.span.start, i) for i in found if (t := world.told.get(i.doc))]
    if not dated:
        return None, ()
    item = max(dated, key=lambda row: row[:3])[3]
    return world.told[item.doc], (evidence(item, "newest"),)
