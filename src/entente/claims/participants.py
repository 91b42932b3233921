"""Who takes part in an event, and in which part."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from entente.claims.lists import joined
from entente.claims.meaning import flat
from entente.claims.occurrences import Occurrence
from entente.claims.parties import ALONE, Party, first_after, last_before, parties
from entente.claims.statement import Statement
from entente.language.phrases import Cue

ACTING = ("person", "organisation", "place")
PEOPLE = ("person", "organisation")
LEADER = "head_of_delegation"
LONG = 260  # how far a delegation with its leader and his offices stands before the verb
ADJACENT = 30
SUBJECT = 90
OBJECT = 45
LED = 140
OFFICE = 40  # characters of an office between a name and the body it is held in
NEARBY = 24  # characters between "on a visit to" and the place, adjectives and all
STEM = 6  # characters of a place name that its short form keeps


@dataclass(frozen=True, slots=True)
class Part:
    """A participant where it stands, the part it plays, and the cue that says so."""

    party: Party
    part: str
    cue: Cue
    confidence: float = 0.88


def of_main_verb(told: Occurrence) -> Iterator[Part]:
    """Those the verb of the event names: host and guest, visitor, both sides; a led delegation acts, not its leader."""
    statement, cue = told.statement, told.cue
    leaders = {p.party.start for p in _leaders(statement, parties(statement, *PEOPLE)) if p.part == LEADER}
    everyone = [p for p in parties(statement, *ACTING) if p.start not in leaders]
    match cue.role:
        case "receive":
            yield from _sides(statement, cue, everyone, ("host", "counterpart"))
        case "received_by":
            yield from _sides(statement, cue, everyone, ("counterpart", "host"))
        case "meet":
            yield from _sides(statement, cue, everyone, ("host", "counterpart"))
        case "visit":
            yield from _visitors(statement, cue, everyone)


def _sides(statement: Statement, cue: Cue, everyone: list[Party], parts: tuple[str, str]) -> Iterator[Part]:
    left = [p for p in everyone if p.end <= cue.start and not _set_in(statement, p)]
    subject = last_before([p for p in left if p.type in PEOPLE], cue.start, SUBJECT)
    subject = subject or last_before([p for p in left if p.delegation], cue.start, LONG)
    subject = subject or last_before(left, cue.start, SUBJECT)
    subject = _holder(statement, subject, left)
    guest = first_after([p for p in everyone if p.type in PEOPLE], cue, OBJECT)
    if cue.role == "meet" and subject is not None and subject.delegation:
        parts = ("delegation", "host" if guest is not None and not guest.delegation else "counterpart")
    if _away(statement, cue, subject, guest):
        parts = ("counterpart", "host")
    if guest is None and subject is not None and (other := _joined_left(statement, subject, left)):
        subject, guest = other, subject
    if subject is not None:
        for member in _list(statement, subject, left):
            yield Part(member, _part(member, parts[0]), cue)
    if guest is not None:
        yield Part(guest, _part(guest, parts[1]), cue)


def _set_in(statement: Statement, party: Party) -> bool:
    """Whether a place stands behind a preposition: it is where, and acts in nothing."""
    places = statement.cued("events", "place") if party.type == "place" else ()
    return any(0 <= party.start - c.end <= 1 for c in places)


def _away(statement: Statement, cue: Cue, subject: Party | None, guest: Party | None) -> bool:
    """Whether who stands first is the visitor: a company at a body of state, or one on a visit to the other's place."""
    if guest is None:
        return False
    if subject is None:
        return any(c.end <= cue.start for c in statement.cued("events", "lead"))
    if cue.role == "meet" and _firm(subject) and guest.mention.subtype == "government_body":
        return True
    text = statement.document.text
    seats = text[guest.start : guest.end]
    for visit in (c for c in statement.cued("events", "visiting") if c.end <= cue.start):
        near = [
            m
            for m in statement.named("place")
            if abs(m.start - visit.end) <= NEARBY or abs(visit.start - m.end) <= NEARBY
        ]
        if any(text[m.start : m.end][:STEM] in seats and m.name not in text[subject.start : subject.end] for m in near):
            return True
    return False


def _holder(statement: Statement, body: Party | None, left: list[Party]) -> Party | None:
    """The person whose office between commas names a body: "Kien, Sekretaris Komite Partai …, menerima"."""
    text = statement.document.text
    if body is None or body.type != "organisation" or body.delegation or text[body.end : body.end + 1] != ",":
        return body
    before = last_before([p for p in left if p.type == "person"], body.start, OFFICE)
    if before is None or not text[before.end : body.start].startswith(", "):
        return body
    return before if text.count(",", before.end, body.start) == 1 else body


def _firm(party: Party) -> bool:
    """Whether it is a company, or somebody who holds an office of one."""
    bodies = [r.organisation for r in party.mention.roles if r.organisation is not None]
    return party.mention.subtype == "company" or any(b.subtype == "company" for b in bodies)


def _part(party: Party, part: str) -> str:
    return "delegation" if party.delegation and part == "counterpart" else part


def _joined_left(statement: Statement, subject: Party, left: list[Party]) -> Party | None:
    """The other side where both stand before the verb: "A与B举行会谈"."""
    before = [p for p in left if p.end <= subject.start]
    if before and joined(statement, before[-1].end, subject.start):
        return before[-1]
    return None


def _list(statement: Statement, member: Party, everyone: list[Party]) -> list[Party]:
    """A party and those joined to it on its left."""
    found = [member]
    for party in reversed([p for p in everyone if p.end <= member.start]):
        if party.type != found[0].type or not joined(statement, party.end, found[0].start):
            break
        found.insert(0, party)
    kept = flat(statement, [p.mention for p in found])
    return [p for p in found if p.mention in kept]


def _visitors(statement: Statement, cue: Cue, everyone: list[Party]) -> Iterator[Part]:
    left = [
        p for p in everyone if p.end <= cue.start and p.mention.subtype != "party_body" and not _set_in(statement, p)
    ]
    visited = first_after([p for p in everyone if p.type == "organisation"], cue, 4)
    if visited is not None:
        yield Part(visited, "host", cue, 0.85)
    delegations = [p for p in left if p.delegation and cue.start - p.end <= LONG]
    if delegations:
        yield Part(delegations[-1], "delegation", cue)
        return
    last = last_before(left, cue.start, SUBJECT)
    if last is not None:
        for member in _list(statement, last, left):
            yield Part(member, "delegation", cue, 0.8)


def elsewhere(statement: Statement) -> Iterator[Part]:
    """Those named by a cue of their own: who chairs, leads, attends."""
    people = parties(statement, *PEOPLE)
    for cue in statement.cued("events", "chair"):
        yield from _chairs(cue, people)
    yield from _leaders(statement, people)
    for cue in statement.cued("events", "attend"):
        yield from _present(statement, cue, people)


def _chairs(cue: Cue, people: list[Party]) -> Iterator[Part]:
    persons = [p for p in people if p.type == "person"]
    left = [p for p in persons if p.end <= cue.start]
    right = [p for p in persons if p.start >= cue.end]
    part = str(cue.means("part"))
    chosen = (left or right[:2]) if part == "co_chair" else left[-1:] or right[:1]
    for party in chosen:
        yield Part(party, part, cue)


def _leaders(statement: Statement, people: list[Party]) -> Iterator[Part]:
    persons = [p for p in people if p.type == "person"]
    for cue in statement.cued("events", "lead"):
        led = any(c.end <= cue.start and cue.start - c.end <= LED + 60 for c in statement.cued("events", "led_by"))
        if led or any(p.start < cue.start < p.end for p in persons):
            continue
        leader = last_before(persons, cue.start, 200)
        if leader is not None:
            yield Part(leader, LEADER, cue)
            yield from (Part(p, "delegation", cue) for p in _delegation_after(people, cue))
    for cue in statement.cued("events", "led_by"):
        inside = _inside(persons, cue)
        leader = inside or first_after(persons, cue, LED)
        if leader is not None and (inside or _led(statement, cue, people)):
            yield Part(leader, LEADER, cue)
            delegation = last_before([p for p in people if p.delegation], cue.start, 90)
            if delegation is not None:
                yield Part(delegation, "delegation", cue)


def _inside(persons: list[Party], cue: Cue) -> Party | None:
    """The person between the two halves of a cue: "由丁进勇率领"."""
    return next((p for p in persons if cue.start < p.start and p.end <= cue.end), None)


def _led(statement: Statement, cue: Cue, people: list[Party]) -> bool:
    """Whether a delegation is led: it stands before the cue, or the sentence says "as head of the delegation"."""
    if any(p.delegation and 0 <= cue.start - p.end <= 90 for p in people):
        return True
    return any(cue.end <= c.start for c in statement.cued("events", "lead"))


def _delegation_after(people: list[Party], cue: Cue) -> list[Party]:
    found = [p for p in people if p.delegation and 0 <= p.start - cue.start <= 30]
    return found[:1]


def _present(statement: Statement, cue: Cue, people: list[Party]) -> Iterator[Part]:
    """Those listed behind "attended by", or the list right before "attended"."""
    if cue.means("side") == "after":
        chosen = [p for p in people if p.start >= cue.end]
    else:
        last = last_before(people, cue.start, ADJACENT)
        chosen = _company(statement, last, people) if last else []
    person: Party | None = None
    for party in chosen:
        if _apposed(statement, person, party):
            continue
        person = party if party.type == "person" else person
        if cue.means("part") and (party.type != "person" or party.mention.rule == ALONE):
            continue
        yield Part(party, str(cue.means("part") or "attendee"), cue, 0.85)


def _company(statement: Statement, last: Party, people: list[Party]) -> list[Party]:
    """A party and those of any type joined to it before."""
    found = [last]
    for party in reversed([p for p in people if p.end <= last.start]):
        if not joined(statement, party.end, found[0].start):
            break
        found.insert(0, party)
    return found


def _apposed(statement: Statement, before: Party | None, party: Party) -> bool:
    """Whether a body or bare office only says who the person before it is: "ông A - Thường vụ Tỉnh ủy"."""
    if before is None or (party.type == "person" and party.mention.rule != ALONE):
        return False
    between = statement.document.text[before.end : party.start]
    return not any(c in between for c in ";；") and not any(
        before.end <= c.start and c.end <= party.start for c in statement.cued("relations", "and")
    )
