"""The events a document tells of: the one it is about, and others with a date or a place of their own."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from entente.claims.ledger import signings
from entente.claims.lists import LONGEST, dateline, nearest
from entente.claims.references import References
from entente.claims.statement import Statement
from entente.language.phrases import Cue
from entente.model.claim import EntityRef
from entente.model.mark import Mark

TITLE = 4  # characters of an honorific between a verb and the person received
LEAD = 5  # sentences of the body in which the event an article is about is told
MEETINGS = frozenset(("reception", "working_session", "talks", "visit", "conference", "forum", "event"))
ROLES = ("receive", "received_by", "meet", "visit", "noun")
FINE = frozenset(("day", "week", "month"))
# A ceremony, where a sentence has one, is what the meeting verbs beside it only lead to.
CEREMONIES = frozenset(("groundbreaking", "inauguration", "certificate_award", "opening"))


@dataclass(frozen=True, slots=True)
class Occurrence:
    """An event where it is told: what kind, by which cue, on which day."""

    ref: EntityRef
    kind: str
    statement: Statement
    cue: Cue
    when: Mark | None


def main(statements: Sequence[Statement], references: References) -> Occurrence | None:
    """The event the document is about: told in its first sentences with a day, or referred to by what follows."""
    body = [s for s in statements if s.block.role in ("paragraph", "list_item")][:LEAD]
    heads = [s for s in statements if s.block.role == "headline"]
    scene = next((c for s in statements for c in s.cued("events", "scene")), None)
    announced = any(_cue(s) for s in heads)
    for statement in body:
        cue = _cue(statement)
        if cue is None:
            continue
        when = day(statement, cue)
        reported = statement is body[0] and any(_fine(m) and dateline(statement, m) for m in statement.dates)
        if when is not None or reported or ((scene or announced) and not cue.means("weak")):
            return occurrence(statement, cue, references)
    if scene is not None:
        signed = next((o for s in body for o in _signed(s, references)), None)
        if signed is not None:
            return signed
        opening = next((s for s in body[:3] if any(s.cued("events", "scene"))), None)
        if opening is not None:
            cue = next(opening.cued("events", "scene"))
            return Occurrence(references.unnamed("event", "event", _text(opening, cue)), "event", opening, cue, None)
    return None


def _signed(statement: Statement, references: References) -> Iterator[Occurrence]:
    """The signing a sentence tells with its day."""
    for verb, _ in signings(statement) if statement.end - statement.start <= LONGEST else ():
        when = day(statement, verb)
        if when is not None and not verb.means("modality"):
            yield Occurrence(named(references, "signing", when, statement), "signing", statement, verb, when)


def _text(statement: Statement, cue: Cue) -> str:
    return statement.document.text[cue.start : cue.end]


def occurrence(statement: Statement, cue: Cue, references: References) -> Occurrence:
    """The event a cue tells of; its id holds kind and day, so that one event told twice is one."""
    when = day(statement, cue)
    kind = str(cue.means("kind"))
    return Occurrence(named(references, kind, when, statement), kind, statement, cue, when)


def named(references: References, kind: str, when: Mark | None, statement: Statement) -> EntityRef:
    """Reference of an event without a name of its own."""
    on = when.period.edtf() if when and when.period else when.partial if when else None
    return references.unnamed("event", f"{kind}-{on or statement.index}")


def _cue(statement: Statement) -> Cue | None:
    """The cue that says best what happens in the sentence: who receives or visits whom before a mere noun."""
    if statement.end - statement.start > LONGEST:
        return None
    every = [c for c in statement.cued("events", *ROLES) if not _referring(statement, c) and _met(statement, c)]
    found = [c for c in every if not any(_holds(o, c) for o in every)]
    placed = [c for c in found if c.role != "noun" or _held(statement, c)]
    ranked = sorted(placed, key=lambda c: (_order(c), c.start))
    return ranked[0] if ranked else None


def _met(statement: Statement, cue: Cue) -> bool:
    """Whether a verb that needs a person has one right behind it: "received Mayor …", not "received 3 billion"."""
    if not cue.means("person"):
        return True
    people = [m for m in statement.named("person") if m.start >= cue.end]
    starts = [m.start for m in people] + [r.start for m in people for r in m.roles]
    starts += [r.place.start for m in people for r in m.roles if r.place is not None]
    return any(0 <= start - cue.end <= TITLE for start in starts)


def _holds(outer: Cue, cue: Cue) -> bool:
    """Whether a longer cue holds another: "thăm và làm việc với" is a visit, not a meeting."""
    return outer.start <= cue.start and cue.end <= outer.end and outer.end - outer.start > cue.end - cue.start


def _order(cue: Cue) -> tuple[bool, bool, int]:
    return (cue.means("kind") not in CEREMONIES, bool(cue.means("weak")), ROLES.index(cue.role))


def _referring(statement: Statement, cue: Cue) -> bool:
    """Whether the noun only places what is said: "tại buổi làm việc", "at the ceremony"."""
    return cue.role == "noun" and any(s.start <= cue.start < s.end for s in statement.cued("events", "scene"))


def _held(statement: Statement, cue: Cue) -> bool:
    """Whether a verb holds, opens or attends what the noun names."""
    return any(abs(h.start - cue.start) <= 160 for h in statement.cued("events", "hold"))


def day(statement: Statement, cue: Cue) -> Mark | None:
    """The day of an event, written in its sentence."""
    fine = [m for m in statement.dates if m.relation in (None, "since") and (m.partial or _fine(m))]
    return nearest(statement, cue, fine, 220)


def _fine(mark: Mark) -> bool:
    return mark.period is not None and mark.period.precision in FINE


def others(statements: Sequence[Statement], references: References, about: Occurrence | None) -> list[Occurrence]:
    """Events told elsewhere: when there is no main one, or on another day than it."""
    found: list[Occurrence] = []
    for statement in statements:
        cue = _cue(statement)
        if cue is None or cue.role == "noun" or cue.means("weak") or (about and about.statement is statement):
            continue
        one = occurrence(statement, cue, references)
        if about is None or _another_day(one, about):
            found.append(one)
    return found


def _another_day(one: Occurrence, about: Occurrence) -> bool:
    mine, its = (_day_of(o) for o in (one, about))
    return mine is not None and mine != its


def _day_of(told: Occurrence) -> str | None:
    when = told.when
    return (when.period.edtf() if when.period else when.partial) if when else None


def in_focus(statements: Sequence[Statement], references: References) -> list[EntityRef | None]:
    """The event each statement is told at: what is said at the meeting an article reports belongs to it."""
    about = main(statements, references)
    elsewhere = {o.statement.index: o.ref for o in others(statements, references, about)}
    begun = about.statement.index if about else 0
    wide = about is not None and (about.kind in MEETINGS or bool(_scenes(statements, begun)))
    found: list[EntityRef | None] = []
    for statement in statements:
        here = about is not None and (statement is about.statement or (wide and statement.index >= begun))
        found.append(elsewhere.get(statement.index) or (about.ref if about and here else None))
    return found


def _scenes(statements: Sequence[Statement], begun: int) -> list[Cue]:
    """What leads back to the event later on: "at the ceremony", or who attended it."""
    return [c for s in statements if s.index >= begun for c in s.cued("events", "scene", "attend")]
