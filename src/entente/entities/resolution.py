"""Resolution: from the references of claims to entities, order-free and explained."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from entente.entities import people, things
from entente.entities.clusters import Clusters
from entente.entities.context import Profiles
from entente.entities.decisions import Decision, apply
from entente.entities.naming import canonical, ids, names, place_id
from entente.entities.references import Key, Node, gather
from entente.model.claim import Claim
from entente.model.entity import Entity
from entente.model.evidence import Document
from entente.vocabulary import places


@dataclass(frozen=True, slots=True)
class Resolution:
    """The entities, and the id of each for every reference of every document."""

    entities: tuple[Entity, ...]
    by_reference: Mapping[Key, str]

    def canonical(self, doc: str, ref_id: str) -> str:
        """The canonical id of a reference; the reference's own id where nothing is known."""
        return self.by_reference.get((doc, ref_id), ref_id)


def resolve(
    claims: Sequence[Claim], documents: Mapping[str, Document], decisions: Sequence[Decision] = ()
) -> Resolution:
    """Entities of all references in the claims; equal ids within a document are one entity already.

    ``decisions`` of people come last and prevail, in their order: without them the same entities come back.
    """
    nodes = gather(claims, documents)
    profiles = Profiles(nodes, documents)
    clusters = Clusters(nodes)
    things.join(nodes, profiles, clusters)
    people.join(nodes, profiles, clusters)
    groups = clusters.groups()
    if decisions:
        named = _ids(nodes, profiles, groups)
        by_id = {i: head for head, (id_, aliases) in named.items() for i in (id_, *aliases)}
        groups = apply(groups, by_id, decisions, claims)
    return _resolved(nodes, profiles, clusters, groups)


def _resolved(
    nodes: Mapping[Key, Node], profiles: Profiles, clusters: Clusters, groups: Mapping[Key, list[Key]]
) -> Resolution:
    chosen = _ids(nodes, profiles, groups)
    by_reference = {key: chosen[head][0] for head, keys in groups.items() for key in keys}
    places_met = {
        known: by_reference[k] for k in sorted(nodes) if (known := profiles.of[k].known) and nodes[k].type == "place"
    }
    made = []
    for head, keys in groups.items():
        entity = _entity([nodes[k] for k in keys], profiles, chosen[head])
        parent = _parent(keys, profiles, places_met)
        made.append(
            replace(entity, why=clusters.why(clusters.head(head)), parent=None if parent == entity.id else parent)
        )
    return Resolution(tuple(sorted(made, key=lambda e: e.id)), by_reference)


def _ids(
    nodes: Mapping[Key, Node], profiles: Profiles, groups: Mapping[Key, list[Key]]
) -> dict[Key, tuple[str, tuple[str, ...]]]:
    """The id of each group and its aliases; no id is given twice, known things choose first."""
    taken: set[str] = set()
    chosen: dict[Key, tuple[str, tuple[str, ...]]] = {}
    order = sorted(groups.items(), key=lambda g: (all(profiles.of[k].known is None for k in g[1]), g[0]))
    for head, keys in order:
        wanted = ids([nodes[k] for k in keys], profiles.of)
        free = [i for i in wanted if i not in taken] or [f"{wanted[0]}-{_mark(head)}"]
        chosen[head] = free[0], tuple(free[1:])
        taken.update(free)
    return chosen


def _mark(head: Key) -> str:
    """Six digits that tell a namesake apart, from where it is first named."""
    return hashlib.sha256("\0".join(head).encode("utf-8", "surrogatepass")).hexdigest()[:6]


def _entity(members: list[Node], profiles: Profiles, chosen: tuple[str, tuple[str, ...]]) -> Entity:
    known = next((k for n in members if (k := profiles.of[n.key].known)), None)
    line = known if known in places.table() else None
    return Entity(
        id=chosen[0],
        type=members[0].type,
        name=canonical(members, profiles.of),
        subtype=next((s for n in members if (s := profiles.of[n.key].subtype)), None),
        names=names(members),
        aliases=chosen[1],
        merged=tuple(sorted({n.ref for n in members})),
        valid=_valid(line) if line else None,
        successors=tuple(place_id(heir) for heir in places.heirs(line)) if line else (),
        gazetteer=line,
        claims=sum(n.claims for n in members),
    )


def _valid(line: str) -> tuple[str | None, str | None] | None:
    """First and last day of the unit under its name, whatever its extent; None while both are open."""
    found = places.extents(line)
    first, last = found[0].valid_from, found[-1].valid_to
    return (first.isoformat() if first else None, last.isoformat() if last else None) if first or last else None


def _parent(keys: list[Key], profiles: Profiles, met: Mapping[str, str]) -> str | None:
    """The nearest place it lies in or belongs to, of those that are entities themselves."""
    for key in keys:
        own = profiles.of[key]
        lines = [own.known] if own.known in places.table() else list(own.places)[-1:]
        for line in lines:
            chain = places.chain(line or "")
            above = chain[1:] if own.known == line else chain
            found = next((met[p.line] for p in above if p.line in met), None)
            if found:
                return found
    return None
