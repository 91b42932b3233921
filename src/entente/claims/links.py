"""What ties things together: end points of lines, developers, investors, products, where things lie."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence

from entente.claims import ventures
from entente.claims.asserted import wished
from entente.claims.context import Context
from entente.claims.draft import Draft
from entente.claims.lists import clause, glosses, onward
from entente.claims.meaning import ANAPHOR, ROUTES, Meaning, named, rank
from entente.claims.statement import Statement
from entente.claims.status import subjects
from entente.language.phrases import Cue
from entente.model.mark import Mention
from entente.vocabulary import places

POINTS = ("place", "infrastructure")
TIED = 50
JOINED = 20
NEXT = 14
HIGHER = frozenset(("province", "autonomous_region", "municipality", "state", "prefecture", "region"))


def find(statements: Sequence[Statement], context: Context) -> Iterator[tuple[Draft, Statement]]:
    """Ties of every statement, each once per sentence."""
    furnished = ventures.furnish(statements)
    meaning = Meaning(furnished, context)
    for statement in furnished:
        told: set[tuple[str, str, str]] = set()
        drafts = (
            *_end_points(statement, context),
            *_tied(statement, meaning),
            *_situated(statement, meaning),
            *_wholes(statement, meaning),
            *ventures.read(statement, meaning, context.references),
        )
        for draft in drafts:
            value = draft.value_ref.id if draft.value_ref else ""
            key = (draft.subject.id if draft.subject else "", draft.property, value)
            if key not in told:
                told.add(key)
                yield draft, statement


def _end_points(statement: Statement, context: Context) -> Iterator[Draft]:
    """End points written in the name of a line, or behind "linking A with B"."""
    for line in statement.named("infrastructure"):
        if line.subtype not in ROUTES:
            continue
        ref = context.references.of(line)
        modality = _modality(statement, line)
        points = [p for p in line.parts if p.type in POINTS]
        code = statement.document.language
        found = [(p, f"{code}.transport.name") for p in points] or list(_linked(statement, line))
        for point, rule in found:
            draft = Draft("connects", point.start, point.end, rule, ref, value_ref=context.references.of(point))
            draft.modality, draft.confidence = modality, 0.92 if points else 0.85
            yield draft


def _modality(statement: Statement, line: Mention) -> str:
    """A line that is only proposed connects as a proposal."""
    for cue in statement.cued("status", "state"):
        if cue.means("status") == "proposed" and line in subjects(statement, cue):
            return wished(statement, cue) or str(cue.means("modality"))
    return "fact"


def _linked(statement: Statement, line: Mention) -> Iterator[tuple[Mention, str]]:
    for cue in statement.cued("transport", "link"):
        between = any(line.end <= m.start and m.end <= cue.start for m in statement.mentions)
        if between or not 0 <= cue.start - line.end <= JOINED:
            continue
        first = next((m for m in statement.named(*POINTS) if 0 <= m.start - cue.end <= NEXT), None)
        points = onward(statement, first, *POINTS) if first else []
        for to in statement.cued("transport", "to") if points else ():
            if 0 <= to.start - points[-1].end <= 1:
                points += [m for m in statement.named(*POINTS) if 0 <= m.start - to.end <= 1][:1]
        if len(points) > 1:
            yield from ((point, cue.phrase.rule) for point in points)
        return


def _tied(statement: Statement, meaning: Meaning) -> Iterator[Draft]:
    """Subject and value on two sides of a cue, of the types the phrase row names."""
    for cue in statement.cued("relations", "tie"):
        left = _beside(statement, cue, cue.means("before"), True)
        right = _beside(statement, cue, cue.means("after"), False)
        if left is None or right is None:
            continue
        rights = onward(statement, right, *cue.means("after")) if cue.means("list") else [right]
        for other in rights:
            subject, value = (other, left) if cue.means("turned") else (left, other)
            yield from _tie(statement, cue, subject, value, meaning)


def _tie(statement: Statement, cue: Cue, subject: Mention, value: Mention, meaning: Meaning) -> Iterator[Draft]:
    owner, ref = meaning.of(subject, statement), meaning.of(value, statement)
    if owner is None or ref is None or "collective" in (value.subtype, subject.subtype):
        return
    if cue.means("property") == "investor" and value.subtype != "company":
        return
    yield Draft(cue.means("property"), value.start, value.end, cue.phrase.rule, owner, value_ref=ref, confidence=0.85)


def _beside(statement: Statement, cue: Cue, types: Sequence[str], left: bool) -> Mention | None:
    low, high = clause(statement, cue.start)
    found = [m for m in statement.named(*types) if low <= m.start and m.end <= high and not glosses(statement, m)]
    if left:
        near = [m for m in found if m.end <= cue.start and cue.start - m.end <= TIED]
        return near[-1] if near else None
    return next((m for m in found if m.end > cue.end and m.start >= cue.start and m.start - cue.end <= NEXT + 10), None)


def _situated(statement: Statement, meaning: Meaning) -> Iterator[Draft]:
    """Where zones and projects lie, with every step of an address; places the gazetteer itself puts in one another."""
    zones = [(m, meaning.of(m, statement)) for m in statement.named("zone")]
    for thing, owner in [*zones, *ventures.owners(statement, meaning)]:
        for place, cue in _address(statement, thing):
            value = meaning.of(place, statement)
            if owner is not None and value is not None and owner.id != value.id:
                rule = cue.phrase.rule
                yield Draft("located_in", place.start, place.end, rule, owner, value_ref=value, confidence=0.85)
    found = [m for m in statement.named("place") if named(m)]
    for before, behind in itertools.pairwise(found):
        between = statement.document.text[before.end : behind.start].strip()
        if between in ("(", "（", ",", "，", "") and _contains(behind, before):
            owner, value = meaning.of(before, statement), meaning.of(behind, statement)
            code = statement.document.language
            yield Draft(
                "located_in",
                behind.start,
                behind.end,
                f"{code}.relations.gloss",
                owner,
                value_ref=value,
                confidence=0.9,
            )


def _contains(whole: Mention, part: Mention) -> bool:
    """Whether the gazetteer puts one place right inside the other, below the level of countries."""
    row = places.table().get(part.candidates[0]) if part.candidates else None
    return bool(row and whole.candidates and row.parent == whole.candidates[0] and rank(whole) in HIGHER)


def _address(statement: Statement, thing: Mention) -> Iterator[tuple[Mention, Cue]]:
    """The place right behind "in", and those that follow it by commas: ward, district, city."""
    cues = [c for c in statement.cued("relations", "located") if 0 <= c.start - thing.end <= 2]
    if not cues and (own := _own_place(statement, thing)):
        yield from ((place, own) for place in _following(statement, thing.end))
        return
    if not cues and (made := _made(statement, thing)):
        cues = [made]
    for cue in cues[:1]:
        near = (m for m in statement.named("place", "zone") if 0 <= m.start - cue.end <= 2 and m is not thing)
        first = next(near, None)
        if first is None or first.rule == ANAPHOR:
            return
        yield first, cue
        yield from ((place, cue) for place in _following(statement, first.end))


def _own_place(statement: Statement, thing: Mention) -> Cue | None:
    """The "in" inside a long name, which an address may go on from: "nhà máy … tại Khu công nghiệp A, tỉnh B"."""
    inside = [c for c in statement.cued("relations", "located") if thing.start < c.start and c.end < thing.end]
    return inside[-1] if inside else None


def _following(statement: Statement, end: int) -> Iterator[Mention]:
    """Places that follow by commas: ward, district, city."""
    for place in [m for m in statement.named("place") if m.start >= end]:
        if statement.document.text[end : place.start].strip() not in (",", "，"):
            return
        yield place
        end = place.end


def _made(statement: Statement, thing: Mention) -> Cue | None:
    """ "… a plant to make tyres in X": the place behind what the plant produces."""
    produce = [c for c in statement.cued("relations", "produce") if 0 <= c.start - thing.end <= NEXT]
    if not produce or thing.type != "project":
        return None
    return next((c for c in statement.cued("relations", "located") if 0 < c.start - produce[0].end <= 40), None)


def _wholes(statement: Statement, meaning: Meaning) -> Iterator[Draft]:
    """The body an institute or centre belongs to: "Trung tâm … của Đại học Thâm Quyến"."""
    bodies = [m for m in statement.named("organisation") if named(m)]
    for before, behind in itertools.pairwise(bodies):
        for cue in statement.cued("relations", "part"):
            if 0 <= cue.start - before.end <= 1 and 0 <= behind.start - cue.end <= 4 and _unit(before):
                owner, value = meaning.of(before, statement), meaning.of(behind, statement)
                if owner is not None and value is not None:
                    yield Draft(
                        "part_of", behind.start, behind.end, cue.phrase.rule, owner, value_ref=value, confidence=0.85
                    )


def _unit(mention: Mention) -> bool:
    return mention.subtype in ("research_centre", "university", "government_body", "zone_authority")
