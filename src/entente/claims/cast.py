"""Who acts in a text: persons, offices that stand for them, pronouns, bodies, both sides, places."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from entente.claims import unknown
from entente.claims.references import References, slug
from entente.claims.statement import Statement
from entente.language.phrases import Cue
from entente.model.claim import EntityRef
from entente.model.mark import Mention, Role

ACTING = ("person", "organisation", "place")
ANAPHOR = "anaphor"  # rule of mentions that name nobody themselves
OFFICE = "person.office_alone"
PAIR = "pair"
GOVERNING = ("ask", "pledge", "agree", "hope", "should")
TITLES = 120  # characters of offices listed behind a name
ADVERB = 26  # characters an adverb may take between an actor and its verb
SEAM = re.compile(r"[,，、;；:：]")
NEAR = 3  # characters between a pronoun and the name it would then be the title of


@dataclass(frozen=True, slots=True)
class Actor:
    """Somebody a statement speaks of, where it is written with offices and titles.

    ``kind`` is person, organisation, place, pair (both sides) or body ("the relevant agencies"); ``basis`` explicit,
    office or anaphora; ``side`` the place it belongs to. ``ref`` is None for an anaphor nobody stands behind yet:
    of a place, ``subtype`` then says which kind ("the city").
    """

    start: int
    end: int
    kind: str
    ref: EntityRef | None
    basis: str = "explicit"
    side: EntityRef | None = None
    subtype: str | None = None


class Cast:
    """The actors of a document, statement by statement, in the order they come on."""

    def __init__(self, statements: Sequence[Statement], references: References) -> None:
        self._references = references
        self._sides: dict[str, EntityRef] = {}
        self._last: EntityRef | None = None
        self._heards: dict[str, EntityRef] = {}
        self._bodies: dict[str | None, EntityRef] = {}
        found = {s.index: sorted(self._read(s), key=lambda a: (a.start, -a.end)) for s in statements}
        self._actors = {index: tuple(actors) for index, actors in found.items()}

    def of(self, statement: Statement) -> tuple[Actor, ...]:
        """Actors of the statement, by start."""
        return self._actors.get(statement.index, ())

    def side(self, ref: EntityRef | None) -> EntityRef | None:
        """The place somebody speaks for: itself, or that of the office or body."""
        if ref is None or ref.type == "place":
            return ref
        return self._sides.get(ref.id)

    def _read(self, statement: Statement) -> Iterator[Actor]:
        taken: list[tuple[int, int]] = []
        named = [m for m in statement.mentions if m.type in ACTING]
        for mention in named:
            actor = self._person(mention) if mention.type == "person" else self._body(mention)
            taken.append((mention.start, mention.end))
            yield actor
        for start, end in unknown.names(statement):
            taken.append((start, end))
            yield self._heard(statement.document.text[start:end], start, end)
        for cue in _words(statement):
            if not any(a < cue.end and cue.start < b for a, b in taken):
                taken.append((cue.start, cue.end))
                yield self._worded(cue, statement)
        people = [m for m in named if m.type == "person" and m.rule != ANAPHOR]
        if people:
            self._last = self._references.of(people[0])

    def _body(self, mention: Mention) -> Actor:
        """An organisation or a place; "the city" has no reference of its own."""
        if mention.subtype == PAIR:
            ref = self._references.named("organisation", mention.name, mention.name)
            return Actor(mention.start, mention.end, PAIR, ref, "explicit", None, PAIR)
        if mention.rule == ANAPHOR and mention.type == "place" and not mention.candidates:
            return Actor(mention.start, mention.end, "place", None, "anaphora", None, mention.subtype)
        ref = self._meant(mention)
        side = ref if mention.type == "place" else self._place((mention.place, *mention.parts))
        if side is not None:
            self._sides.setdefault(ref.id, side)
        if mention.type == "organisation":
            self._bodies[mention.subtype] = ref
        basis = "office" if mention.subtype == "office" else "explicit"
        return Actor(mention.start, mention.end, mention.type, ref, basis, self._sides.get(ref.id), mention.subtype)

    def _meant(self, mention: Mention) -> EntityRef:
        """Who is meant: "the commission", "these companies" are the last of their kind."""
        ref = self._references.of(mention)
        known = self._bodies.get(mention.subtype) if mention.rule == ANAPHOR else None
        return EntityRef(known.id, known.type, known.name, ref.as_written) if known is not None else ref

    def _person(self, mention: Mention) -> Actor:
        start = min([mention.start, *(r.start for r in mention.roles)])
        bodies = [r.organisation.end for r in mention.roles if r.organisation is not None]
        end = max([mention.end, *(r.end for r in mention.roles), *bodies])
        if mention.rule == ANAPHOR:
            return Actor(start, end, "person", self._last, "anaphora", self.side(self._last))
        ref = self._references.of(mention)
        side = next((place for r in mention.roles if (place := self._seat(r)) is not None), None)
        if side is not None:
            self._sides.setdefault(ref.id, side)
        basis = "office" if mention.rule == OFFICE else "explicit"
        return Actor(start, end, "person", ref, basis, self._sides.get(ref.id))

    def _seat(self, role: Role) -> EntityRef | None:
        """The place an office is held for."""
        body = role.organisation
        inner = (body.place, *body.parts) if body else ()
        place = self._place((role.place, *inner))
        return place if place is not None or body is None else self._sides.get(self._meant(body).id)

    def _place(self, mentions: Sequence[Mention | None]) -> EntityRef | None:
        named = (m for m in mentions if m is not None and m.type == "place" and m.rule != ANAPHOR)
        place = next(named, None)
        return self._references.of(place) if place is not None else None

    def _heard(self, name: str, start: int, end: int) -> Actor:
        """A name met only beside a verb of saying; a part of one met before stands for the whole."""
        ref = next((r for n, r in self._heards.items() if name in n.split()), None) or self._references.named(
            "person", name, name
        )
        self._heards.setdefault(name, ref)
        self._last = ref
        return Actor(start, end, "person", EntityRef(ref.id, ref.type, ref.name, name), "explicit", self.side(ref))

    def _worded(self, cue: Cue, statement: Statement) -> Actor:
        written = statement.document.text[cue.start : cue.end]
        if cue.role == "pronoun":
            return Actor(cue.start, cue.end, "person", self._last, "anaphora", self.side(self._last))
        ref = EntityRef(f"organisation:{slug(written)}", "organisation", written, written)
        return Actor(cue.start, cue.end, cue.role, ref)


def _words(statement: Statement) -> list[Cue]:
    """Words that stand for an actor without naming one; pronouns only where no name follows them as a title would."""
    found = [*statement.cued("speech", "pronoun"), *statement.cued("asks", "pair", "body")]
    people = [m.start for m in statement.mentions if m.type == "person"]
    free = [c for c in found if c.role != "pronoun" or not any(0 <= p - c.end < NEAR for p in people)]
    return sorted(free, key=lambda c: (c.end - c.start) * -1)


def doer(statement: Statement, cue: Cue, actors: Sequence[Actor]) -> Actor | None:
    """Who does what the cue says: the actor right before it, else the last person, else the body a clause begins with.

    "Để …, Bí thư Thành ủy Hải Phòng đề nghị": the office; "tại Hải Phòng … đã đánh giá": not a preposition's place.
    """
    before = [a for a in _outer(actors) if a.end <= cue.start]
    if not before:
        return None
    free = [a for a in before if not _preposed(statement, a)]
    if free and free[-1] is before[-1] and _adjoins(statement, free[-1], cue):
        return free[-1]
    people = [a for a in free if a.kind == "person" or a.basis == "office"]
    if people:
        return _titled(statement, people)
    heads = [a for a in free if _begins(statement, a)]
    return heads[-1] if heads and not _busy(statement, heads[-1], cue) else None


def _titled(statement: Statement, people: Sequence[Actor]) -> Actor:
    """The last person; of "Somsak Keo, secretary of …, governor of Saravane," the one with the name."""
    last = people[-1]
    if last.basis != "office" or len(people) < 2 or people[-2].basis != "explicit":
        return last
    between = statement.document.text[people[-2].end : last.start]
    said = any(people[-2].end <= c.start < last.start for c in statement.cued("speech", "say", "tell"))
    closes = statement.document.text[last.end : last.end + 1] in (",", "，")
    return people[-2] if closes and not said and len(between) <= TITLES else last


def _begins(statement: Statement, actor: Actor) -> bool:
    """Whether the actor begins the sentence or a clause of it."""
    before = statement.document.text[statement.start : actor.start].rstrip(" \"'“‘(")
    return not before or bool(SEAM.match(before[-1]))


def _busy(statement: Statement, actor: Actor, cue: Cue) -> bool:
    """Whether the actor already has a verb of this kind, and the cue is not joined to it by "and"."""
    joined = any(0 <= cue.start - c.end <= 1 for c in statement.cued("asks", "join"))
    verbs = statement.cued("asks", *GOVERNING)
    return not joined and any(actor.end <= c.start and c.end < cue.start for c in verbs)


def _outer(actors: Sequence[Actor]) -> list[Actor]:
    """Actors that do not stand inside another's title; a person before the place his title begins with."""
    kept: list[Actor] = []
    for actor in sorted(actors, key=lambda a: (a.kind != "person", a.start, -a.end)):
        if all(actor.end <= other.start or other.end <= actor.start for other in kept):
            kept.append(actor)
    return sorted(kept, key=lambda a: a.start)


def _preposed(statement: Statement, actor: Actor) -> bool:
    """Whether a preposition governs the actor."""
    return any(0 <= actor.start - c.end <= 1 for c in statement.cued("asks", "prep"))


def _adjoins(statement: Statement, actor: Actor, cue: Cue) -> bool:
    """Whether nothing but a short adverb stands between the actor and what it does."""
    between = statement.document.text[actor.end : cue.start]
    if len(between) > ADVERB or SEAM.search(between):
        return False
    return not any(
        actor.end <= c.start < cue.start for c in statement.cued("asks", "verb", "join") if c.end <= cue.start
    )
