"""What reconciliation needs to know of names: which references mean one entity, and what lies in what."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from entente.model.claim import EntityRef
from entente.model.entity import Entity


class Resolution(Protocol):
    """The resolved entities, and the canonical id of every reference."""

    @property
    def entities(self) -> Sequence[Entity]:
        """Every resolved entity."""

    def canonical(self, doc: str, ref_id: str) -> str:
        """The canonical id of a reference in a document; the reference's own id where nothing is known."""


@dataclass(frozen=True, slots=True)
class AsGiven:
    """Equal ids are one entity: for claims whose names are already resolved."""

    entities: tuple[Entity, ...] = ()

    def canonical(self, doc: str, ref_id: str) -> str:
        """The id itself."""
        return ref_id


@dataclass(slots=True)
class Names:
    """Canonical ids and references; occurrences (events, agreements) joined here overrule the resolution."""

    resolution: Resolution
    joined: Mapping[tuple[str, str], str] = field(default_factory=dict)
    entities: Mapping[str, Entity] = field(init=False)
    _refs: dict[str, EntityRef] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Index the entities by id."""
        self.entities = {e.id: e for e in self.resolution.entities}

    def id(self, doc: str, ref: EntityRef) -> str:
        """The canonical id of a reference."""
        own = self.joined.get((doc, ref.id))
        return own if own is not None else self.resolution.canonical(doc, ref.id)

    def ref(self, doc: str, ref: EntityRef) -> EntityRef:
        """The canonical reference: its entity's id and own name, else those of the reference."""
        id_ = self.id(doc, ref)
        known = self._refs.get(id_)
        if known is None:
            entity = self.entities.get(id_)
            known = EntityRef(id_, entity.type, entity.name) if entity else EntityRef(id_, ref.type, ref.name)
            self._refs[id_] = known
        return known

    def ancestors(self, id_: str) -> list[str]:
        """What an entity lies in or belongs to, the nearest first."""
        found: list[str] = []
        entity = self.entities.get(id_)
        while entity is not None and entity.parent and entity.parent not in found:
            found.append(entity.parent)
            entity = self.entities.get(entity.parent)
        return found

    def subtype(self, id_: str) -> str | None:
        """The subtype of a resolved entity, None where it is not known."""
        entity = self.entities.get(id_)
        return entity.subtype if entity else None

    def gazetteer(self, id_: str) -> str | None:
        """The id in the places table, None where it is no known place."""
        entity = self.entities.get(id_)
        return entity.gazetteer if entity else None
