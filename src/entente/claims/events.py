"""Events: when and where they are held, of what kind, who takes part in which part."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal

from entente.claims import occurrences
from entente.claims.asserted import announced
from entente.claims.context import Context
from entente.claims.draft import Draft
from entente.claims.lists import joined, legible
from entente.claims.meaning import ANAPHOR, Meaning, rank
from entente.claims.occurrences import MEETINGS, Occurrence, main, others
from entente.claims.participants import Part, elsewhere, of_main_verb
from entente.claims.parties import ALONE, parties
from entente.claims.references import References
from entente.claims.statement import Statement
from entente.language.phrases import Cue, is_cjk
from entente.model.claim import EntityRef
from entente.model.mark import Mark, Mention
from entente.model.quantity import Quantity, bounded

PLACED = 70  # how far behind its verb the place of a visit stands
HELD = 40
OPENING = 40
TOLD = 5
WHERE = frozenset(("district", "ward", "county", "regency", "town", "commune"))
SPEAKING = frozenset(("explicit", "office"))


def find(statements: Sequence[Statement], context: Context) -> Iterator[tuple[Draft, Statement]]:
    """Claims on the event the document is about, on others it tells of, and on anniversaries."""
    meaning = Meaning(statements, context)
    about = main(statements, context.references)
    told: set[tuple[str, str]] = set()
    if about is not None:
        yield from _circumstances(about, meaning, True)
        for part, statement in _all_parts(about, statements, context):
            yield from _participant(about.ref, part, statement, meaning, told)
    for occurrence in others(statements, context.references, about):
        found = [*of_main_verb(occurrence), *elsewhere(occurrence.statement)]
        if about is not None and not any(p.party.delegation or p.party.type == "place" for p in found):
            continue
        drafts = [d for part in found for d in _participant(occurrence.ref, part, occurrence.statement, meaning, told)]
        if drafts:
            yield from drafts
            yield from _circumstances(occurrence, meaning, False)
    for statement in legible(statements):
        yield from ((draft, statement) for draft in _anniversaries(statement, context.references))


def in_focus(statements: Sequence[Statement], references: References) -> list[EntityRef | None]:
    """The event each statement is told at, or None."""
    return occurrences.in_focus(statements, references)


def main_event(statements: Sequence[Statement], context: Context) -> EntityRef | None:
    """The event the document is about."""
    about = main(statements, context.references)
    return about.ref if about else None


def _all_parts(
    about: Occurrence, statements: Sequence[Statement], context: Context
) -> Iterator[tuple[Part, Statement]]:
    """Participants of the main event: its own sentence, then who chairs, leads, attends, speaks at it."""
    yield from ((part, about.statement) for part in of_main_verb(about))
    belongs = occurrences.in_focus(statements, context.references)
    own = [s for s in legible(statements) if belongs[s.index] == about.ref]
    for statement in own:
        yield from ((part, statement) for part in elsewhere(statement))
    if about.kind not in MEETINGS and not any(s.cued("events", "scene") for s in own):
        return
    for statement in own:
        yield from ((part, statement) for part in _speakers(statement, context))
        yield from ((part, statement) for part in _audience(statement))


def _speakers(statement: Statement, context: Context) -> Iterator[Part]:
    """Whoever the sentence quotes by name."""
    speaker = context.speaker(statement)
    ref = speaker.ref
    if ref is None or ref.type != "person" or speaker.basis not in SPEAKING:
        return
    for party in parties(statement, "person"):
        if context.references.of(party.mention).id == ref.id:
            cue = next(statement.cued("speech"), None) or next(iter(statement.cues), None)
            if cue is not None:
                yield Part(party, "speaker", cue, 0.85)
            return


def _audience(statement: Statement) -> Iterator[Part]:
    """A delegation spoken to at the event, with the firms that came with it."""
    cue = next(statement.cued("events", "scene"), None)
    if cue is None:
        return
    bodies = parties(statement, "organisation")
    for party in bodies:
        told = any(0 <= party.start - c.end <= TOLD for c in statement.cued("events", "spoken_to"))
        if told and party.delegation and party.mention.rule != ANAPHOR and party.mention.parts:
            yield Part(party, "delegation", cue, 0.8)
            firms = next((p for p in bodies if p.start >= party.end), None)
            if firms and firms.mention.subtype == "collective" and _side_by_side(statement, party.end, firms.start):
                yield Part(firms, "delegation", cue, 0.75)


def _side_by_side(statement: Statement, left: int, right: int) -> bool:
    return any(left <= c.start and c.end <= right for c in statement.cued("relations", "and")) and right - left <= 8


def _participant(
    event: EntityRef, part: Part, statement: Statement, meaning: Meaning, told: set[tuple[str, str]]
) -> Iterator[tuple[Draft, Statement]]:
    mention = part.party.mention
    ref = meaning.of(mention, statement)
    if ref is None or (event.id, ref.id) in told or _bare(mention):
        return
    home = meaning.place(mention, statement) if part.part == "delegation" and part.party.delegation else None
    if home is not None and (event.id, f"delegation of {home.id}") in told:
        return
    told |= {(event.id, ref.id)} | ({(event.id, f"delegation of {home.id}")} if home else set())
    draft = Draft("participant", mention.start, mention.end, part.cue.phrase.rule, event, value_ref=ref)
    draft.qualifiers["part"] = part.part
    draft.confidence = part.confidence
    yield draft, statement


def _bare(mention: Mention) -> bool:
    """Whether the words name nobody: a pronoun, "the delegation" without a word on whose."""
    alone = mention.rule == ALONE and not any(r.organisation or r.place for r in mention.roles)
    word = " " not in mention.name and (len(mention.name) <= 3 or not is_cjk(mention.name[0]))
    delegation = mention.concept == "delegation" and word and not mention.parts and mention.place is None
    return (mention.rule == ANAPHOR or alone or delegation) and mention.full is None


def _circumstances(told: Occurrence, meaning: Meaning, is_main: bool) -> Iterator[tuple[Draft, Statement]]:
    statement, cue = told.statement, told.cue
    if told.when is not None and told.when.period is not None:
        yield _held_on(told, told.when), statement
    place = _place(statement, cue, meaning) or _opening(statement, cue, meaning)
    if place is not None and place[1].id not in _homes(told, meaning):
        mention, ref = place
        draft = Draft("held_in", mention.start, mention.end, cue.phrase.rule, told.ref, value_ref=ref, confidence=0.88)
        yield draft, statement
    if is_main and told.kind != "event":
        draft = Draft("event_type", cue.start, cue.end, cue.phrase.rule, told.ref, text=told.kind, confidence=0.85)
        yield draft, statement


def _held_on(told: Occurrence, when: Mark) -> Draft:
    text = when.period.edtf() if when.period else None
    other = _next_day(told.statement, when)
    if other is not None and other.period is not None:
        text, when = f"{other.period.edtf()}/{text}", replace(when, start=other.start)
    draft = Draft("held_on", when.start, when.end, told.cue.phrase.rule, told.ref, text=text, confidence=0.9)
    draft.modality = "plan" if _coming(told) else "fact"
    if when.year_basis:
        draft.qualifiers["year_basis"] = when.year_basis
    return draft


def _next_day(statement: Statement, when: Mark) -> Mark | None:
    """The day before that is named together with one: "trong 2 ngày 25.6 và 26.6"."""
    last = _day(when)
    for mark in statement.dates if last else ():
        near = mark.end <= when.start <= mark.end + 8 and joined(statement, mark.end, when.start)
        first = _day(mark) if near else None
        if first is not None and last is not None:
            return mark if (last - first).days == 1 else None
    return None


def _day(mark: Mark) -> date | None:
    return mark.period.start if mark.period is not None and mark.period.precision == "day" else None


def _coming(told: Occurrence) -> bool:
    near = any(-4 <= told.cue.start - c.end <= 12 for c in told.statement.cued("relations", "coming"))
    return near or announced(told.statement, told.cue)


def _place(statement: Statement, cue: Cue, meaning: Meaning) -> tuple[Mention, EntityRef] | None:
    """Where it is held: what a visit goes to, or what "held in" names."""
    visit = cue if cue.role == "visit" else next(statement.cued("events", "toward"), None)
    spots = [m for m in statement.named("place") if rank(m) not in ("country", "territory", "macro_region")]
    if visit is not None:
        found = [m for m in spots if m.end > visit.end and m.start >= visit.start and m.start - visit.end <= PLACED]
    elif cue.role == "noun":
        found = [m for m in spots if _held_at(statement, cue, m)]
    else:
        return None
    named = {r.id for m in statement.named("place") if m.rule != ANAPHOR and (r := meaning.of(m, statement))}
    for mention in found:
        ref = meaning.of(mention, statement)
        if ref is not None and not (mention.rule == ANAPHOR and ref.id in named):
            return mention, ref
    return None


def _homes(told: Occurrence, meaning: Meaning) -> set[str]:
    """Places the visitors come from: nobody visits his own."""
    visiting = [p.party.mention for p in of_main_verb(told) if p.part in ("delegation", "counterpart")]
    found = (meaning.place(m, told.statement) for m in visiting if m.type != "person")
    return {ref.id for ref in found if ref is not None}


def _opening(statement: Statement, cue: Cue, meaning: Meaning) -> tuple[Mention, EntityRef] | None:
    """The place a sentence opens with, before anybody acts: "Sáng 13/10, tại Hà Nội, …"."""
    for opener in statement.cued("events", "place"):
        mention = next((m for m in statement.named("place") if 0 <= m.start - opener.end <= 1), None)
        if mention is None or opener.start - statement.start > OPENING or mention.end > cue.start:
            continue
        earlier = [m for m in statement.mentions if m.end <= opener.start]
        comma = statement.document.text[mention.end : mention.end + 1] in (",", "，")
        if not earlier and comma and mention.rule != ANAPHOR and (ref := meaning.of(mention, statement)):
            return mention, ref
    return None


def _held_at(statement: Statement, cue: Cue, mention: Mention) -> bool:
    """Whether a place stands behind "in", and that behind the event or its verb."""
    opener = next((c for c in statement.cued("events", "place") if 0 <= mention.start - c.end <= 2), None)
    if opener is None:
        return False
    verbs = [cue, *statement.cued("events", "hold")]
    if statement.document.text[opener.start : opener.start + 1] in "在于":
        return any(0 <= v.start - mention.end <= HELD for v in verbs)
    return any(0 <= opener.start - v.end <= HELD for v in verbs)


def _anniversaries(statement: Statement, references: References) -> Iterator[Draft]:
    """Years commemorated: "Kỷ niệm 75 năm thiết lập quan hệ", "the 30th anniversary of ties", 建交75周年."""
    for cue in statement.cued("events", "anniversary"):
        mark = next((m for m in statement.quantities if _years(m) and abs(_apart(m, cue)) <= 12), None)
        said = any(abs(c.start - cue.start) <= 60 for c in statement.cued("events", "occasion"))
        if mark is None or not said or mark.quantity is None:
            continue
        event = references.unnamed("event", f"anniversary-{mark.quantity.value}")
        quantity = _in_years(mark.quantity)
        yield Draft("elapsed_time", mark.start, mark.end, cue.phrase.rule, event, quantity, confidence=0.88)
        return


def _years(mark: Mark) -> bool:
    unit = mark.quantity.unit if mark.quantity else None
    return unit == "year" or mark.kind == "ordinal"


def _apart(mark: Mark, cue: Cue) -> int:
    return max(cue.start - mark.end, mark.start - cue.end, 0)


def _in_years(quantity: Quantity) -> Quantity:
    value = quantity.value if quantity.value is not None else Decimal(0)
    return quantity if quantity.unit == "year" else bounded(value, "exact", "year", Decimal(1))
