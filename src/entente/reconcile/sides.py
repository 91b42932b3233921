"""On whose behalf someone speaks: a person's office, an office's place."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from entente.reconcile.item import Item
from entente.reconcile.resolution import Names


class Sides:
    """The side of every entity: the nearest place it belongs to, else itself; persons by the offices they hold."""

    def __init__(self, found: Iterable[Item], names: Names) -> None:
        self.names = names
        self._offices: dict[str, set[str]] = defaultdict(set)
        self._known: dict[str, str] = {}
        for item in found:
            office = item.qualifiers.get("organisation")
            if item.claim.property == "holds_role" and office:
                self._offices[item.subject].add(office)

    def of(self, id_: str) -> str:
        """The side an entity is on: its own id where nothing is known of it."""
        if id_ not in self._known:
            offices = self._offices.get(id_)
            places = [(p, len(self.names.ancestors(p)), o) for o in offices or () if (p := self._place(o))]
            if places:  # of several offices the most local one speaks here
                self._known[id_] = max(places, key=lambda x: (x[1], x[2]))[0]
            else:
                self._known[id_] = self._place(id_) or (min(offices) if offices else id_)
        return self._known[id_]

    def _place(self, id_: str) -> str | None:
        for one in (id_, *self.names.ancestors(id_)):
            entity = self.names.entities.get(one)
            if entity is not None and entity.type == "place":
                return one
        return None

    def one(self, a: str | None, b: str | None) -> bool:
        """Whether two are on one side; what is left unsaid is on any."""
        return a is None or b is None or a == b or self.of(a) == self.of(b)
