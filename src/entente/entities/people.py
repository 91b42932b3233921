"""Persons: one where the name agrees in any writing and nothing of office, body or place speaks against it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import combinations

from entente.entities.clusters import Clusters
from entente.entities.context import Profiles
from entente.entities.references import Key, Node
from entente.model.fold import searchable
from entente.vocabulary import hanviet, places

LONG = 3  # syllables of a name that is rarely two people's in one field
MOST = 60  # groups of one name that are compared pair by pair


@dataclass(frozen=True, slots=True)
class Writing:
    """A personal name: its own form, and the forms other scripts give it."""

    own: str
    syllables: int
    characters: bool
    read: frozenset[str]
    reread: frozenset[str]


@dataclass(frozen=True, slots=True)
class Standing:
    """What is known of a person's position: bodies (as groups), places of them, offices."""

    bodies: frozenset[Key] = frozenset()
    places: frozenset[str] = frozenset()
    offices: frozenset[str] = frozenset()

    @property
    def known(self) -> bool:
        """Whether a body or a place is known at all."""
        return bool(self.bodies or self.places)

    def and_(self, other: Standing) -> Standing:
        """Both together."""
        return Standing(self.bodies | other.bodies, self.places | other.places, self.offices | other.offices)


@dataclass(slots=True)
class Person:
    """A group of references taken for one person so far."""

    head: Key
    writing: Writing
    standing: Standing


def join(nodes: Mapping[Key, Node], profiles: Profiles, clusters: Clusters) -> None:
    """Join references to one person; those that stay uncertain stay apart."""
    people = [n for _, n in sorted(nodes.items()) if n.type == "person" and n.name]
    written = {n.key: writing(n.name or "") for n in people}
    standing = {n.key: _standing(n, profiles, clusters) for n in people}
    blocks: dict[str, list[Key]] = {}
    for key, one in written.items():
        for form in {one.own, *one.read, *one.reread}:
            blocks.setdefault(form, []).append(key)
    for _, keys in sorted(blocks.items()):
        if len(keys) > 1:
            _join_block([Person(k, written[k], standing[k]) for k in keys], clusters)


def _join_block(members: list[Person], clusters: Clusters) -> None:
    """People whose names meet in one form: the well placed first, then those of whom only the name is known."""
    placed = _grouped([m for m in members if m.standing.known], clusters)
    for one, other in combinations(placed[:MOST], 2):
        if why := same(one, other):
            clusters.join(one.head, other.head, why)
    placed = _grouped(placed, clusters)
    bare = [m for m in members if not m.standing.known]
    for one in bare:
        if len(placed) == 1 and (why := same(one, placed[0])):
            clusters.join(one.head, placed[0].head, why)
    for other in bare[1:] if not placed else ():
        if why := same(bare[0], other):
            clusters.join(bare[0].head, other.head, why)


def _grouped(members: Iterable[Person], clusters: Clusters) -> list[Person]:
    """Members of one group as one person with all their positions; equal names at one body are joined at once."""
    found: dict[Key, Person] = {}
    seats: dict[tuple[str, Key], Key] = {}
    for one in members:
        for body in sorted(one.standing.bodies):
            seat = seats.setdefault((one.writing.own, body), one.head)
            if seat != one.head:
                clusters.join(seat, one.head, f"same name: {one.writing.own}; same body")
    for one in members:
        head = clusters.head(one.head)
        old = found.get(head)
        found[head] = Person(head, one.writing, old.standing.and_(one.standing) if old else one.standing)
    return [found[key] for key in sorted(found)]


def writing(name: str) -> Writing:
    """The forms of a name: ``writing("郭子平").read`` holds its pinyin and Sino-Vietnamese readings."""
    characters = "".join(c for c in name if "\u3400" <= c <= "\u9fff")
    if characters:
        read = hanviet.pinyin(characters) | hanviet.vietnamese(characters)
        return Writing(characters, len(characters), True, read, frozenset())
    words = searchable(name).split()
    reread = hanviet.pinyin_of_vietnamese(name) if 2 <= len(words) <= 4 else frozenset()
    return Writing("".join(words), len(words), False, frozenset(), reread)


def _standing(node: Node, profiles: Profiles, clusters: Clusters) -> Standing:
    held = [body for _, body in node.roles if body is not None and body in profiles.of]
    bodies = frozenset(clusters.head(body) for body in held if profiles.of[body].telling)
    lines = {line for body in held for line in profiles.of[body].places}
    lines |= {known for body in held if (known := profiles.of[body].known) in places.table() and known}
    return Standing(bodies, frozenset(lines), frozenset(office for office, _ in node.roles))


def same(one: Person, other: Person) -> str | None:
    """Why two are one person, or None: a shared surname or title alone never says so."""
    a, b = one.writing, other.writing
    if a.own == b.own:
        return _agreeing(f"same name: {a.own}", max(a.syllables, b.syllables) >= LONG, (one.standing, other.standing))
    if a.characters != b.characters:
        latin, chinese = (b, a) if a.characters else (a, b)
        if latin.own not in chinese.read:
            return None
        why = f"{latin.own} is a reading of {chinese.own}"
        return _agreeing(why, chinese.syllables >= LONG, (one.standing, other.standing))
    if not a.characters and (b.own in a.reread or a.own in b.reread):
        return _agreeing(f"{a.own} and {b.own} are readings of one Chinese name", False, (one.standing, other.standing))
    return None


def _agreeing(why: str, enough: bool, standings: tuple[Standing, Standing]) -> str | None:
    """The reason with what supports it; None when positions differ, or when the name alone is not enough."""
    a, b = standings
    if a.bodies & b.bodies:
        return f"{why}; same body"
    if a.places & b.places and a.offices & b.offices:
        return f"{why}; same office at the same place"
    if a.known and b.known and not a.places & b.places:
        return None
    return why if enough else None
