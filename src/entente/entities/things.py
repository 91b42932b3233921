"""Places, bodies, zones, lines and projects: one entity where kind, place and own name agree."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations

from entente.entities.clusters import Clusters
from entente.entities.context import Profiles
from entente.entities.profile import Profile
from entente.entities.references import Key, Node
from entente.vocabulary import places

NATIONAL = frozenset(["prime_minister", "president", "government", "parliament", "monarch"])
PLACED = ("organisation", "zone", "infrastructure", "project")
TOLD = ("zone", "project", "infrastructure")
LOCAL = ("event", "agreement", "document", "person")
SHORT = 3  # letters of a name that could be many things' short form
MOST = 40  # things told alike that are compared pair by pair


@dataclass(frozen=True, slots=True, order=True)
class Identity:
    """What only one thing can have: references with equal identities are one entity."""

    kind: str
    type: str
    words: tuple[tuple[str, ...], ...]

    def why(self) -> str:
        """The reason a join by it gives."""
        said = " ".join(word for part in self.words for word in part)
        return f"{_REASONS[self.kind]}: {said}"


_REASONS = {
    "known": "known name",
    "name": "same name",
    "unit": "same unit of the same place",
    "office": "same office of the same country",
    "parts": "same kind, place and own name",
    "words": "same kind and own name",
}


def join(nodes: Mapping[Key, Node], profiles: Profiles, clusters: Clusters) -> None:
    """Join what is certainly the same, first by its name, then by its place and what is said of it."""
    by_identity: dict[Identity, list[Key]] = {}
    for key, node in sorted(nodes.items()):
        for identity in _identities(node, profiles):
            by_identity.setdefault(identity, []).append(key)
    for identity, keys in sorted(by_identity.items()):
        for key in keys[1:]:
            clusters.join(keys[0], key, identity.why())
    _join_by_statements(nodes, profiles, clusters)


def _identities(node: Node, profiles: Profiles) -> Iterator[Identity]:
    """Everything about the reference that only one thing can have."""
    own = profiles.of[node.key]
    if node.name is None or node.type in LOCAL:
        return
    if own.known:
        yield Identity("known", node.type, ((own.known,),))
    elif node.type == "place":
        home = profiles.home.get(node.doc) if not own.places else own.places[0]
        if home and len(own.places) < 2:
            yield Identity("unit", node.type, (own.rest, (own.subtype or "",), (home,)))
    elif node.type not in PLACED:
        yield Identity("name", node.type, ((own.folded,),))
    elif own.concepts & NATIONAL and not own.rest:
        line = next(iter(own.places), None)
        country = (places.place(line).country if line else None) or profiles.countries.get(node.doc)
        if country:
            yield Identity("office", node.type, (tuple(sorted(own.concepts)), (country,)))
    else:
        yield from _by_parts(node.type, own)


def _by_parts(type_: str, own: Profile) -> Iterator[Identity]:
    if own.places or (own.rest and (own.concepts or own.subtype == "company")):
        yield Identity("parts", type_, (tuple(sorted(own.concepts)), own.places, own.rest, own.numbers))
    if own.words and len("".join(own.words)) > SHORT and (own.concepts or own.subtype == "company"):
        yield Identity("words", type_, (tuple(sorted(own.concepts)), own.words, own.numbers))
    if own.rest and len("".join(own.rest)) > SHORT:
        yield Identity("name", type_, ((own.folded,),))


def _join_by_statements(nodes: Mapping[Key, Node], profiles: Profiles, clusters: Clusters) -> None:
    """Two documents' unnamed or partly named things of one kind and place, of which both say the same figure."""
    told: dict[tuple[str, tuple[str, str]], list[Key]] = {}
    for key, node in sorted(nodes.items()):
        if node.type in TOLD and node.name and profiles.of[key].concepts:
            for statement in node.said:
                told.setdefault((node.type, statement), []).append(key)
    for (_, statement), keys in sorted(told.items()):
        pairs = [
            (one, other)
            for one, other in combinations(keys[:MOST], 2)
            if one[0] != other[0] and _could_be(nodes[one], nodes[other], profiles)
        ]
        for one, other in pairs:
            if not any(_rival(pair, (one, other)) for pair in pairs):
                clusters.join(one, other, f"same kind and place, and both told alike: {' '.join(statement)}")


def _rival(pair: tuple[Key, Key], chosen: tuple[Key, Key]) -> bool:
    """Whether another pair of the same two documents shares one of its things: then neither is certain."""
    return pair != chosen and bool({*pair} & {*chosen}) and {k[0] for k in pair} == {k[0] for k in chosen}


def _could_be(one: Node, other: Node, profiles: Profiles) -> bool:
    """Whether kind, own name, number and place of two things leave it open that they are one."""
    a, b = profiles.of[one.key], profiles.of[other.key]
    if not (a.concepts <= b.concepts or b.concepts <= a.concepts) or (a.rest and b.rest and a.rest != b.rest):
        return False
    if (a.numbers and b.numbers and a.numbers != b.numbers) or not _lie_together(a, b):
        return False
    first, second = _place(one, profiles), _place(other, profiles)
    return first is not None and first == second


def _lie_together(a: Profile, b: Profile) -> bool:
    """Whether the places of two names leave it open that they are one: end points of a line must all agree."""
    one, other = set(a.places), set(b.places)
    return not one or not other or one <= other or other <= one


def _place(node: Node, profiles: Profiles) -> str | None:
    """The place a thing lies in: of its name, of a claim, else the one its document is about."""
    own = profiles.of[node.key]
    if own.places:
        return own.places[-1]
    stated = {known for k in node.located if k in profiles.of and (known := profiles.of[k].known)}
    return stated.pop() if len(stated) == 1 else profiles.home.get(node.doc)
