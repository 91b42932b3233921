"""Relations between places: twinning, cooperation and its frame, mergers; lists are told apart member by member."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from entente.claims.asserted import wished
from entente.claims.context import Context
from entente.claims.draft import Draft
from entente.claims.focus import is_country
from entente.claims.lists import (
    begun,
    clause,
    glosses,
    inner,
    joined,
    legible,
    listed,
    nearest,
    onward,
    partial,
    within,
)
from entente.claims.meaning import ANAPHOR, Meaning, flat, rank
from entente.claims.statement import Statement
from entente.language.phrases import Cue
from entente.model.claim import EntityRef
from entente.model.mark import Mark, Mention

REACH = 120
NEAR = 90
COUNTRY = frozenset(("country", "territory"))
_OWNED = re.compile(r"['’]s?\s+(?:\w+\s+){0,2}$")
# Between a place and what it is of: "Hải Phòng … kết nghĩa với các tỉnh của Trung Quốc gồm A, B".
_ORIGIN = frozenset(("statistical", *COUNTRY))


def find(statements: Sequence[Statement], context: Context) -> Iterator[tuple[Draft, Statement]]:
    """Twinning and cooperation of places, then mergers."""
    meaning = Meaning(statements, context)
    for statement in legible(statements):
        taken: set[tuple[str, str, str]] = set()
        for cue in statement.cued("relations", "pair"):
            if wished(statement, cue) in ("hope", "request"):
                continue
            for draft in _pair(statement, cue, meaning, context):
                value = draft.value_ref.id if draft.value_ref else ""
                key = (draft.property, draft.subject.id if draft.subject else "", value)
                if key not in taken:
                    taken.add(key)
                    yield draft, statement
        for draft in _mergers(statement, meaning, context):
            yield draft, statement


def _pair(statement: Statement, cue: Cue, meaning: Meaning, context: Context) -> Iterator[Draft]:
    """The two sides of a relation cue: subject and the list of its partners."""
    subject, partners = _sides(statement, cue, meaning, context)
    if subject is None:
        return
    for partner in partners:
        ref = meaning.of(partner, statement)
        if ref is None or ref.id == subject.id:
            continue
        draft = Draft(cue.means("property"), partner.start, partner.end, cue.phrase.rule, subject, value_ref=ref)
        draft.confidence = 0.88
        if relation := cue.means("relation"):
            draft.qualifiers["relation"] = str(relation)
            if frame := _framework(statement, cue, context):
                draft.qualifiers["framework"] = frame
        yield draft


def _sides(
    statement: Statement, cue: Cue, meaning: Meaning, context: Context
) -> tuple[EntityRef | None, list[Mention]]:
    """Subject and partners, by where places stand around the cue."""
    places = _places(statement, cue)
    low, high = clause(statement, cue.start)
    left = [m for m in places if low <= m.start and m.end <= cue.start and cue.start - m.end <= REACH]
    right = [m for m in places if cue.start <= m.start and cue.end < m.end <= high and m.rule != ANAPHOR]
    owner = left[-1] if left and _OWNED.match(_between(statement, left[-1].end, cue.start)) else None
    if owner is not None and len(left) == 1 and right and right[0].start - cue.end <= NEAR:
        return meaning.of(owner, statement), flat(statement, _list(statement, right[0]))
    if owner is not None:
        others = [m for m in left if m is not owner] or [m for m in right if m.start - cue.end <= NEAR]
        return (meaning.of(others[-1], statement), [owner]) if others else (None, [])
    first = next((m for m in right if m.start - cue.end <= NEAR), None)
    partners = _list(statement, first) if first else []
    if len(partners) == 1 and first is not None and _ladder(statement, first):
        partners = partners[:1]
    if partners and left:
        return meaning.of(left[-1], statement), partners
    if len(partners) > 1 and not left and _both(statement, cue, partners):
        return meaning.of(partners[0], statement), partners[1:]
    if partners:
        return _subject(statement, cue, partners, context), partners
    ends = flat(statement, [m for m in listed(statement, left[-1], "place") if m in places]) if left else []
    return (meaning.of(ends[0], statement), ends[1:]) if len(ends) > 1 else (None, [])


def _subject(statement: Statement, cue: Cue, partners: Sequence[Mention], context: Context) -> EntityRef | None:
    """The place named earlier in the sentence, by itself or in the name of a body; else the one in focus."""
    earlier = [m for m in _places(statement, cue) if m.end <= cue.start and m not in partners]
    if earlier:
        own = [m for m in earlier if rank(m) not in _ORIGIN]
        return context.references.of((own or earlier)[0])
    bodies = [m for m in statement.named("organisation") if m.end <= cue.start]
    if bodies:
        seats = [p for p in inner(bodies[-1], "place") if rank(p) not in _ORIGIN]
        return context.references.of(seats[-1]) if seats else None
    place = context.focus(statement).of("place")
    code = next((code for code, ref in context.focus(statement).places if place and ref.id == place.id), None)
    return None if is_country(code) else place


def _places(statement: Statement, cue: Cue) -> list[Mention]:
    """Places of the sentence that may be sides: of one rank with each other, glosses left out."""
    found = [
        m
        for m in statement.named("place")
        if not (glosses(statement, m) or partial(statement, m)) and m.subtype != "pair"
    ]
    if cue.means("relation") == "comprehensive_strategic_partnership":
        return [m for m in found if rank(m) in COUNTRY]
    return [m for m in found if rank(m) not in _ORIGIN]


def _between(statement: Statement, start: int, end: int) -> str:
    return statement.document.text[start:end]


def _ladder(statement: Statement, first: Mention) -> bool:
    """Whether a place is followed by the one it lies in: "Nanning, Guangxi"."""
    return any(m.start > first.end and m.start - first.end <= 3 for m in statement.named("place"))


def _list(statement: Statement, first: Mention) -> list[Mention]:
    """A place and the members of its list behind it, none that only says where another lies."""
    return [m for m in onward(statement, first, "place") if not partial(statement, m)]


def _both(statement: Statement, cue: Cue, partners: Sequence[Mention]) -> bool:
    """Whether a list behind a cue names both sides: "relations between A and B", "partnership of A and B"."""
    between = _between(statement, cue.end, partners[0].start)
    named = [c for c in statement.cued("agreements", "between") if cue.end <= c.start and c.end <= partners[0].start]
    return bool(named) or not between.strip()


def _framework(statement: Statement, cue: Cue, context: Context) -> EntityRef | None:
    """The programme a cooperation stands under, named behind "within the framework of"."""
    opener = next((c for c in statement.cued("relations", "framework") if c.start >= cue.start), None)
    if opener is None:
        return None
    known = [m for m in statement.named("programme") if m.start >= opener.end and m.start - opener.end <= 10]
    if known:
        return context.references.of(known[0])
    end = clause(statement, opener.end)[1]
    written = statement.document.text[opener.end : end].strip(" .,。，")
    return context.references.named("programme", written, written) if 8 <= len(written) <= 120 else None


def _mergers(statement: Statement, meaning: Meaning, context: Context) -> Iterator[Draft]:
    """Two places that merge, and the day of it."""
    for cue in statement.cued("relations", "joined"):
        sides = _merging(statement, cue, meaning, context)
        if sides is None:
            continue
        subject, other = sides
        ref = meaning.of(other, statement)
        if ref is None or ref.id == subject.id:
            continue
        event = context.references.unnamed("event", f"administrative-merger-{'-'.join(sorted((subject.id, ref.id)))}")
        draft = Draft("merged_with", other.start, other.end, cue.phrase.rule, subject, value_ref=ref, confidence=0.9)
        draft.modality = "plan" if _coming(statement, cue) else "fact"
        draft.qualifiers["event"] = event
        when = nearest(statement, cue, [m for m in statement.dates if m.period], 60)
        if when is not None and when.period is not None and when.period.start is not None:
            draft.as_of, draft.as_of_basis = begun(when), "stated"
            draft.as_of_span = (when.start, when.end)
        yield draft
        if when is not None and when.period is not None and when.period.start is not None:
            yield _held_on(when, event, cue)
        return


def _held_on(when: Mark, event: EntityRef, cue: Cue) -> Draft:
    draft = Draft("held_on", when.start, when.end, cue.phrase.rule, event, text=begun(when), confidence=0.9)
    if when.year_basis:
        draft.qualifiers["year_basis"] = when.year_basis
    return draft


def _merging(statement: Statement, cue: Cue, meaning: Meaning, context: Context) -> tuple[EntityRef, Mention] | None:
    places = [m for m in statement.named("place") if m.subtype != "pair" and rank(m) not in _ORIGIN]
    after = [m for m in places if m.end > cue.end and m.start - cue.start >= 0 and m.start - cue.end <= 12]
    before = [m for m in places if m.end <= cue.start and cue.start - m.end <= 30]
    if after:
        members = onward(statement, after[0], "place")
        if len(members) > 1 and not cue.means("with") and not (before and joined(statement, before[-1].end, cue.start)):
            subject = meaning.of(members[0], statement)
            return (subject, members[1]) if subject else None
        subject = meaning.of(before[-1], statement) if before else _named_next(statement, cue, after[0], context)
        return (subject, after[0]) if subject else None
    members = listed(statement, before[-1], "place") if before else []
    subject = meaning.of(members[0], statement) if len(members) > 1 else None
    return (subject, members[1]) if subject else None


def _named_next(statement: Statement, cue: Cue, other: Mention, context: Context) -> EntityRef | None:
    """The subject behind: "Following its merger with B, A now spans …"; else the place in focus."""
    rest = [m for m in within(statement, other.end, statement.end, "place") if rank(m) not in _ORIGIN]
    return context.references.of(rest[0]) if rest else context.focus(statement).of("place")


def _coming(statement: Statement, cue: Cue) -> bool:
    return any(-4 <= cue.start - c.end <= 40 for c in statement.cued("relations", "coming"))
