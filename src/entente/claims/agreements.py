"""Agreements: kind, parties, days, period, fields, status, and how many of their items are done."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from entente.claims import ledger
from entente.claims.accounts import accounts
from entente.claims.asserted import wished
from entente.claims.context import Context
from entente.claims.draft import Draft
from entente.claims.ledger import Entry, Side, open_ledger
from entente.claims.lists import chained, clause, fields, inner, legible, nearest, partial
from entente.claims.meaning import Meaning, named
from entente.claims.occurrences import FINE, MEETINGS, main
from entente.claims.occurrences import named as event_of
from entente.claims.references import References
from entente.claims.statement import Statement
from entente.language.phrases import Cue
from entente.model.claim import EntityRef
from entente.model.mark import Mark, Mention

OPENED = 14
HORIZON = 200
KINDS = ("mou", "cooperation_agreement")
NATIONAL = frozenset(("country", "territory"))


def find(statements: Sequence[Statement], context: Context) -> Iterator[tuple[Draft, Statement]]:
    """Claims on every agreement the text signs, then on what became of it and of its items."""
    meaning = Meaning(statements, context)
    entries = open_ledger(statements, context.references)
    told: set[tuple[str, str, str]] = set()
    for entry in entries:
        for draft, statement in _signed(entry, statements, context, meaning):
            value = draft.value_ref.id if draft.value_ref else draft.text or ""
            key = (draft.subject.id if draft.subject else "", draft.property, value)
            if key not in told or draft.property == "status":
                told.add(key)
                yield draft, statement
    signing = {e.statement.index for e in entries if e.verb is not None}
    for statement in legible(statements):
        ref = context.of("agreement", statement)
        if ref is not None and entries:
            yield from ((d, statement) for d in _expiry(statement, ref))
            yield from ((d, statement) for d in _later(statement, ref, statement.index in signing))
            yield from ((d, statement) for d in _fields(statement, ref, statement.index in signing, context))
    yield from accounts(statements, context, entries)


def in_focus(statements: Sequence[Statement], references: References) -> list[EntityRef | None]:
    """The agreement each statement speaks of."""
    return ledger.in_focus(statements, references)


def _signed(
    entry: Entry, statements: Sequence[Statement], context: Context, meaning: Meaning
) -> Iterator[tuple[Draft, Statement]]:
    """What a signing sentence says: kind, parties, status, day, horizon."""
    statement, deed, verb = entry.statement, entry.deed, entry.verb
    event, when, where = _event(entry, statements, context)
    found: list[tuple[Draft, Statement]] = []
    kind = Draft("agreement_type", deed.start, deed.end, deed.rule, entry.ref, text=deed.kind, confidence=0.92)
    if deed.plural:
        kind.qualifiers["plural"] = True
    if deed.kind in KINDS:
        found.append((kind, statement))
    found += [(d, statement) for s in entry.sides for d in _party(entry, s, statements, context, meaning)]
    found += [(d, statement) for d in _horizon(entry)]
    if verb is not None:
        modality = str(verb.means("modality") or "fact")
        status = Draft("status", verb.start, verb.end, verb.phrase.rule, entry.ref, text=str(verb.means("status")))
        status.modality, status.confidence = modality, 0.9
        if when is not None and when.period is not None and where is statement:
            status.as_of, status.as_of_basis, status.as_of_span = when.period.edtf(), "stated", (when.start, when.end)
        found.append((status, statement))
        if when is not None and where is not None and status.text == "signed" and not deed.plural:
            found.append((_dated("signed_on", entry.ref, when, verb.phrase.rule), where))
    for draft, _ in found:
        if event is not None:
            draft.qualifiers["event"] = event
    yield from found
    if event is not None and event.id.rpartition("-")[0] and where is statement and when and verb and _own(event):
        yield _dated("held_on", event, when, verb.phrase.rule), statement


def _own(event: EntityRef) -> bool:
    """Whether the event is the signing itself, and not a meeting it is signed at."""
    return "-signing-" in event.id


def _event(
    entry: Entry, statements: Sequence[Statement], context: Context
) -> tuple[EntityRef | None, Mark | None, Statement | None]:
    """The meeting a text is signed at, or the signing itself; with its day and the sentence that gives it."""
    statement, verb = entry.statement, entry.verb
    if verb is None or verb.means("modality"):
        return None, None, None
    about = main(statements, context.references)
    when = _signing_day(statement, verb)
    if about is not None and about.kind in (*MEETINGS, "signing"):
        mine, its = (w.period.edtf() if w and w.period else None for w in (when, about.when))
        if when is None or mine == its:
            near = about.statement.block.start == statement.block.start and about.when is not None
            return about.ref, when or (about.when if near else None), statement if when else about.statement
    if when is None:
        return None, None, None
    return event_of(context.references, "signing", when, statement), when, statement


def _signing_day(statement: Statement, verb: Cue) -> Mark | None:
    """The day nearest to the verb, else its year; the period an agreement is for is no day of signing."""
    periods = [c for c in statement.cued("agreements", "until") if c.end - c.start > 2]
    usable = [
        m
        for m in statement.dates
        if m.period and m.relation != "until" and not any(0 <= m.start - c.end <= 2 for c in periods)
    ]
    fine = [m for m in usable if m.period and m.period.precision in FINE]
    years = [m for m in usable if m.period and m.period.precision == "year" and _one_year(m)]
    return nearest(statement, verb, fine, 260) or nearest(statement, verb, years, 260)


def _one_year(mark: Mark) -> bool:
    period = mark.period
    return bool(period and period.start and period.last and period.start.year == period.last.year)


def _dated(property_: str, subject: EntityRef, when: Mark, rule: str) -> Draft:
    text = when.period.edtf() if when.period else None
    draft = Draft(property_, when.start, when.end, rule, subject, text=text, confidence=0.9)
    if when.year_basis:
        draft.qualifiers["year_basis"] = when.year_basis
    return draft


def _party(
    entry: Entry, side: Side, statements: Sequence[Statement], context: Context, meaning: Meaning
) -> Iterator[Draft]:
    """The party a side names; "both sides" are told apart where the text has named them and signs one agreement."""
    statement = entry.statement
    written = statement.document.text[side.start : side.end]
    rule = entry.verb.phrase.rule if entry.verb else entry.deed.rule
    if side.mention is not None:
        leaders = side.mention.concept == "leaders"
        ref = (meaning.place if leaders else meaning.of)(side.mention, statement)
        refs = [ref] if ref else []
    elif side.collective or entry.deed.plural:
        refs = [context.references.named("organisation", written, written)]
    else:
        refs = both(statement, statements, context, meaning)
    for ref in refs:
        draft = Draft("party", side.start, side.end, rule, entry.ref, value_ref=ref, confidence=0.88)
        yield draft


def both(statement: Statement, statements: Sequence[Statement], context: Context, meaning: Meaning) -> list[EntityRef]:
    """The two places "both sides" are: the last two different ones named together before; none when unsure."""
    for earlier in reversed(statements[max(0, statement.index - 4) : statement.index]):
        found: dict[str, EntityRef] = {}
        unknown = False
        for mention in earlier.named("place", "organisation"):
            if partial(earlier, mention):
                unknown = True
                continue
            if not named(mention) or (mention.type == "organisation" and not inner(mention, "place")):
                continue
            place = mention if mention.type == "place" else inner(mention, "place")[-1]
            ref = meaning.of(place, earlier)
            if ref is not None and place.subtype not in NATIONAL:
                found.setdefault(ref.id, ref)
        if len(found) == 2:
            return list(found.values())
        if len(found) > 2 or unknown:
            return []
    return []


def _horizon(entry: Entry) -> Iterator[Draft]:
    """The last day of a period behind the agreement: "until 2025", "for the 2021-2026 period"."""
    statement = entry.statement
    high = clause(statement, entry.deed.start)[1]
    for mark in statement.dates:
        period = mark.period
        near = entry.deed.end <= mark.start <= min(high, entry.deed.end + HORIZON)
        if period is None or period.last is None or not near:
            continue
        opened = any(
            0 <= mark.start - c.end <= 6 or c.start <= mark.start < c.end for c in statement.cued("agreements", "until")
        )
        spans = period.start is not None and period.last.year > period.start.year
        if not (mark.relation == "until" or (opened and spans)):
            continue
        whole = period.precision in ("year", "decade") or (period.last.month, period.last.day) == (12, 31)
        text = str(period.last.year) if whole else period.last.isoformat()
        yield Draft(
            "valid_until",
            mark.start,
            mark.end,
            f"{statement.document.language}.agreements.until",
            entry.ref,
            text=text,
            confidence=0.88,
        )
        return


def _expiry(statement: Statement, ref: EntityRef) -> Iterator[Draft]:
    """The last day a later sentence gives: "the memorandum is valid until 2030"."""
    for cue in statement.cued("agreements", "expires"):
        mark = next((m for m in statement.dates if cue.start <= m.start <= cue.end + 8 and m.period), None)
        if mark is not None and mark.period is not None and mark.period.last is not None:
            last = mark.period.last
            whole = (last.month, last.day) == (12, 31)
            text = str(last.year) if whole else last.isoformat()
            yield Draft("valid_until", mark.start, mark.end, cue.phrase.rule, ref, text=text, confidence=0.88)
            return


def _later(statement: Statement, ref: EntityRef, signing: bool) -> Iterator[Draft]:
    """What became of the agreement in focus; a sentence must speak of it to say so."""
    spoken = bool(ledger.deeds(statement)) or any(statement.cued("agreements", "this_deed"))
    for cue in statement.cued("agreements", "step", "since"):
        if cue.role == "step" and (not spoken or signing or _hoped(statement, cue)):
            continue
        span = _last_word(statement, cue) if cue.role == "since" else (cue.start, cue.end)
        draft = Draft("status", *span, cue.phrase.rule, ref, text=str(cue.means("status")), confidence=0.82)
        draft.modality = str(cue.means("modality") or "fact")
        if cue.role == "since":
            yield from _elapsed(statement, cue, ref)
        yield draft


def _hoped(statement: Statement, cue: Cue) -> bool:
    """Whether it is only wished, planned or meant: "to carry out the agreement, …"."""
    opening = [c for c in statement.cued("agreements", "purpose") if c.start - statement.start <= 2]
    purpose = any(cue.start - c.end <= 2 for c in opening)
    return purpose or wished(statement, cue) is not None


def _last_word(statement: Statement, cue: Cue) -> tuple[int, int]:
    text = statement.document.text[cue.start : cue.end]
    return (cue.start + text.rfind(" ") + 1, cue.end) if " " in text else (cue.start, cue.end)


def _elapsed(statement: Statement, cue: Cue, ref: EntityRef) -> Iterator[Draft]:
    for mark in statement.quantities:
        quantity = mark.quantity
        if quantity is not None and quantity.unit in ("year", "month") and cue.start <= mark.start < cue.end:
            yield Draft(
                "elapsed_time", mark.start, mark.end, cue.phrase.rule, ref, quantity, hedge=mark.hedge, confidence=0.88
            )


def _fields(statement: Statement, ref: EntityRef, signing: bool, context: Context) -> Iterator[Draft]:
    """Fields the agreement covers: named with it, or listed behind "in the fields of"."""
    openers = [(c.end, c.phrase.rule) for c in statement.cued("agreements", "fields") if signing or c.means("whole")]
    if signing:
        openers += [(d.end, d.rule) for d in ledger.deeds(statement)]
    bodies = statement.named("organisation") if openers else []
    named = [f for f in fields(statement) if not any(_inside(f, b) for b in bodies)] if openers else []
    taken: set[str] = set()
    for end, rule in openers:
        first = next((m for m in named if 0 <= m.start - end <= OPENED and _open(statement, end, m.start)), None)
        for mention in chained(statement, named, first) if first else ():
            value = context.references.of(mention)
            if value.id not in taken and mention.start >= end:
                taken.add(value.id)
                yield Draft("covers_sector", mention.start, mention.end, rule, ref, value_ref=value, confidence=0.85)


def _inside(field: Mention, body: Mention) -> bool:
    """Whether a field is only part of the name of a body: "Sở Văn hóa, Thể thao và Du lịch"."""
    return body.start <= field.start and field.end <= body.end


def _open(statement: Statement, start: int, end: int) -> bool:
    return not any(c in statement.document.text[start:end] for c in ",，;；.。")
