"""Who acts in a text: persons, offices that stand for them, pronouns, bodies, both sides, places."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from entente.claims import unknown
from entente.claims.actor import PAIR, Actor
from entente.claims.doing import doer, outermost
from entente.claims.lists import glosses
from entente.claims.references import References, slug
from entente.claims.statement import Statement
from entente.language.phrases import Cue
from entente.model.claim import EntityRef
from entente.model.mark import Mention, Role

ACTING = ("person", "organisation", "place")
ANAPHOR = "anaphor"  # rule of mentions that name nobody themselves
OFFICE = "person.office_alone"
OWNED = 24  # characters between a possessive and the body it owns
HEAD = 3  # characters of quotes before the word a sentence begins with
NEAR = 3  # characters between a pronoun and the name it would then be the title of


def cast_of(statements: Sequence[Statement], references: References) -> Cast:
    """The cast of a document, made once and kept with its references."""
    kept = references.kept.get("cast")
    if not isinstance(kept, Cast) or kept.statements is not statements:
        kept = references.kept["cast"] = Cast(statements, references)
    return kept


class Cast:
    """The actors of a document, statement by statement, in the order they come on."""

    def __init__(self, statements: Sequence[Statement], references: References) -> None:
        self.statements = statements
        self._references = references
        self._sides: dict[str, EntityRef] = {}
        self._last: EntityRef | None = None
        self._heards: dict[str, EntityRef] = {}
        self._known = unknown.tokens(statements)
        self._bodies: dict[str | None, EntityRef] = {}
        self._led: frozenset[int] = frozenset()
        self._before: dict[int, EntityRef | None] = {}
        self._actors = {s.index: tuple(self._staged(s)) for s in statements}
        self._outer = {index: outermost(actors) for index, actors in self._actors.items()}

    def of(self, statement: Statement) -> tuple[Actor, ...]:
        """Actors of the statement, by start."""
        return self._actors.get(statement.index, ())

    def doer(self, statement: Statement, cue: Cue) -> Actor | None:
        """Who does what a cue of the statement says."""
        return doer(statement, cue, self._outer.get(statement.index, ()))

    def before(self, statement: Statement) -> EntityRef | None:
        """The person last spoken of when the statement begins."""
        return self._before.get(statement.index)

    def side(self, ref: EntityRef | None) -> EntityRef | None:
        """The place somebody speaks for: itself, or that of the office or body."""
        if ref is None or ref.type == "place":
            return ref
        return self._sides.get(ref.id)

    def _staged(self, statement: Statement) -> list[Actor]:
        """Actors by start, marked where a preposition stands before them."""
        found = [replace(a, led=True) if a.start in self._led else a for a in self._read(statement)]
        return sorted(found, key=lambda a: (a.start, -a.end))

    def _read(self, statement: Statement) -> Iterator[Actor]:
        self._before[statement.index] = self._last
        self._led = frozenset(at for c in statement.cued("asks", "prep") for at in (c.end, c.end + 1))
        taken: list[tuple[int, int]] = []
        named = [m for m in statement.mentions if m.type in ACTING and not _glossed(statement, m)]
        for mention in named:
            actor = self._person(mention) if mention.type == "person" else self._body(mention)
            taken.append((mention.start, mention.end))
            yield actor
        for start, end in unknown.names(statement, self._known):
            taken.append((start, end))
            office = next((m for m in named if m.subtype == "office" and 0 < start - m.end <= 2), None)
            yield self._heard(statement.document.text[start:end], start, end, office)
        for cue in [*self._firms(statement), *_words(statement)]:
            if not any(a < cue.end and cue.start < b for a, b in taken):
                taken.append((cue.start, cue.end))
                yield self._worded(cue, statement)
        people = [m for m in named if m.type == "person" and m.rule != ANAPHOR]
        if people:
            self._last = self._references.of(people[0])

    def _firms(self, statement: Statement) -> list[Cue]:
        """A word for one company at the head of a sentence, where a company was named before: "Doanh nghiệp mong …"."""
        found = [c for c in statement.cued("asks", "firm") if c.start - statement.start <= HEAD]
        return found[:1] if "company" in self._bodies else []

    def _body(self, mention: Mention) -> Actor:
        """An organisation or a place; "the city" has no reference of its own."""
        if mention.subtype == PAIR:
            ref = self._references.named("organisation", mention.name, mention.name)
            return Actor(mention.start, mention.end, PAIR, ref, "explicit", None, PAIR)
        if mention.rule == ANAPHOR and mention.type == "place" and not mention.candidates:
            return Actor(mention.start, mention.end, "place", None, "anaphora", None, mention.subtype)
        if mention.rule == ANAPHOR and mention.subtype == "company" and "company" not in self._bodies:
            return Actor(mention.start, mention.end, "organisation", None, "anaphora", None, "company")
        ref = self._meant(mention)
        side = ref if mention.type == "place" else self._place((mention.place, *mention.parts))
        if side is not None:
            self._sides.setdefault(ref.id, side)
        if mention.type == "organisation" and mention.start not in self._led:
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

    def _heard(self, name: str, start: int, end: int, office: Mention | None) -> Actor:
        """A name met only beside a verb of saying or an office; a part of one met before stands for the whole."""
        ref = self._heards.get(name) or self._references.named("person", name, name)
        self._heards |= {word: ref for word in (name, *name.split()) if word not in self._heards}
        seats = (place for r in (office.roles if office else ()) if (place := self._seat(r)) is not None)
        if (side := next(seats, None)) is not None:
            self._sides.setdefault(ref.id, side)
        self._last = ref
        return Actor(start, end, "person", EntityRef(ref.id, ref.type, ref.name, name), "explicit", self.side(ref))

    def _worded(self, cue: Cue, statement: Statement) -> Actor:
        written = statement.document.text[cue.start : cue.end]
        if cue.role == "pronoun":
            return Actor(cue.start, cue.end, "person", self._last, "anaphora", self.side(self._last))
        if cue.role == "firm":
            firm = self._bodies["company"]
            return Actor(cue.start, cue.end, "organisation", firm, "anaphora", self.side(firm), "company")
        owner = self._owner(cue, statement) if cue.role == "body" else None
        if owner is not None:
            whole = statement.document.text[owner.start : cue.end]
            ref = self._references.named("organisation", whole, whole)
            self._sides.setdefault(ref.id, self._references.of(owner))
            return Actor(owner.start, cue.end, "organisation", ref, "explicit", self.side(ref), "collective")
        ref = EntityRef(f"organisation:{slug(written)}", "organisation", written, written)
        return Actor(cue.start, cue.end, cue.role, ref)

    def _owner(self, cue: Cue, statement: Statement) -> Mention | None:
        """The place whose body it is: "Shenzhen's tech-heavy enterprises"."""
        owned = [c.start for c in statement.cued("asks", "possessive") if 0 <= cue.start - c.end <= OWNED]
        return next((m for m in statement.named("place") if any(m.end == at for at in owned)), None)


def _glossed(statement: Statement, mention: Mention) -> bool:
    """Whether a place in brackets only says where the one before it is from: "Tập đoàn A (Nhật Bản)"."""
    return mention.type == "place" and glosses(statement, mention)


def _words(statement: Statement) -> list[Cue]:
    """Words that stand for an actor without naming one; pronouns only where no name follows them as a title would."""
    found = [*statement.cued("speech", "pronoun"), *statement.cued("asks", "pair", "body")]
    people = [m.start for m in statement.mentions if m.type == "person"]
    free = [c for c in found if c.role != "pronoun" or not any(0 <= p - c.end < NEAR for p in people)]
    return sorted(free, key=lambda c: (c.end - c.start) * -1)
