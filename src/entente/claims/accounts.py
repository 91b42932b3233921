"""Items of an agreement: how many there are, are done, remain; and how many members are counted."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from entente.claims.context import Context
from entente.claims.draft import Draft
from entente.claims.ledger import Entry
from entente.claims.lists import clause, joined, legible
from entente.claims.statement import Statement
from entente.language.phrases import Cue
from entente.model.claim import EntityRef
from entente.model.mark import Mark

BESIDE = 18
PLACES = frozenset(("locality", "province", "city", "country", "member"))


def accounts(
    statements: Sequence[Statement], context: Context, entries: Sequence[Entry]
) -> Iterator[tuple[Draft, Statement]]:
    """Counts of items and members of the agreement each statement speaks of."""
    members: dict[str, Decimal] = {}
    for statement in legible(statements):
        ref = context.of("agreement", statement)
        if ref is not None and entries:
            yield from ((_as_of(draft, statement, context), statement) for draft in _items(statement, ref))
            yield from ((draft, statement) for draft in _members(statement, ref, members))
        yield from ((draft, statement) for draft in _framework(statement, context))


def _as_of(draft: Draft, statement: Statement, context: Context) -> Draft:
    """Items are counted for the time the sentence names; what remains is read from the time of what is done."""
    when = context.as_of(statement)
    if draft.as_of is None and when.basis == "stated":
        draft.as_of, draft.as_of_span = when.edtf, when.span
        draft.as_of_basis = "inferred" if draft.property == "items_remaining" else "stated"
    return draft


def _items(statement: Statement, ref: EntityRef) -> Iterator[Draft]:
    marks = [m for m in statement.quantities if m.kind in ("count", "number")]
    wholes = {m.of for m in marks if m.of is not None}
    for mark in marks:
        if not _counts_items(statement, mark, marks):
            continue
        property_, rule = _account(statement, mark, (mark.start, mark.end) in wholes)
        if property_ is not None and mark.quantity is not None:
            made = _draft(statement, ref, mark, property_, rule)
            yield made
            if property_ == "items_remaining":
                yield from _due(statement, made, mark)


def _due(statement: Statement, made: Draft, mark: Mark) -> Iterator[Draft]:
    """Items that remain and will be carried on with: their status, and the years they are planned for."""
    _low, high = _reach(statement, mark)
    coming = [c for c in statement.cued("agreements", "remaining") if c.start >= mark.end and c.end <= high]
    if not coming:
        return
    cue = coming[-1]
    behind = [m.period for m in statement.dates if cue.end <= m.start <= high and m.period]
    dates = [p for p in behind if p.precision == "year"]
    marks = [m for m in statement.dates if cue.end <= m.start <= high and m.period in dates]
    years = sorted({p.start.year for p in dates if p.start} | {p.last.year for p in dates if p.last})
    draft = Draft("status", cue.start, cue.end, cue.phrase.rule, made.subject, text="remaining", confidence=0.85)
    draft.modality = "plan"
    draft.qualifiers["applies_to"] = f"{made.quantity.value if made.quantity else ''} remaining items".strip()
    if scope := made.qualifiers.get("scope"):
        draft.qualifiers["scope"] = scope
    if years:
        draft.qualifiers["planned_period"] = str(years[0]) if len(years) == 1 else f"{years[0]}/{years[-1]}"
        made.qualifiers["planned_period"] = draft.qualifiers["planned_period"]
        draft.as_of, draft.as_of_basis = str(draft.qualifiers["planned_period"]), "stated"
        draft.as_of_span = (marks[0].start, marks[-1].end)
    yield draft


def _counts_items(statement: Statement, mark: Mark, marks: Sequence[Mark]) -> bool:
    """Whether a figure counts items of cooperation: by its noun, the noun of its whole, or those counted before."""
    whole = next((m for m in marks if mark.of == (m.start, m.end)), mark)
    if any(m.quantity is not None and m.quantity.unit == "item" for m in (mark, whole)):
        return True
    if any(mark.start < c.start <= whole.end + 3 for c in statement.cued("agreements", "item")):
        return True
    earlier = any(m.quantity and m.quantity.unit == "item" for m in marks if m.end <= mark.start)
    return earlier and mark.kind == "count" and mark.quantity is not None and mark.quantity.unit is None


def _account(statement: Statement, mark: Mark, whole: bool) -> tuple[str | None, str]:
    """Which account the figure belongs to: the whole of a fraction, what remains, what is done, a stated total."""
    if whole:
        return "items_total", f"{statement.document.language}.agreements.fraction"
    among = next((c for c in statement.cued("agreements", "whole") if 0 <= mark.start - c.end <= 2), None)
    if among is not None:
        return "items_total", among.phrase.rule
    low, high = _reach(statement, mark)
    open_ = [c for c in statement.cued("agreements", "remaining") if low <= c.start and c.end <= high]
    if any(_touches(c, mark) for c in open_):
        return "items_remaining", open_[0].phrase.rule
    done = next((c for c in statement.cued("agreements", "done") if low <= c.start and c.end <= high), None)
    if done is not None:
        return "items_done", done.phrase.rule
    total = next((c for c in statement.cued("agreements", "total") if 0 <= mark.start - c.end <= 2), None)
    return ("items_total", total.phrase.rule) if total else (None, "")


def _reach(statement: Statement, mark: Mark) -> tuple[int, int]:
    """The clause of a figure, cut at commas that another figure follows."""
    low, high = clause(statement, mark.start)
    text = statement.document.text
    others = [m for m in statement.quantities if m.kind in ("count", "number") and m is not mark and m.of is None]
    after = min((m.start for m in others if m.start >= mark.end and (m.start, m.end) != mark.of), default=high)
    before = max((m.end for m in others if m.end <= mark.start), default=low)
    comma = max(text.rfind(",", before, mark.start), text.rfind("，", before, mark.start))
    stop = max(text.rfind(",", mark.end, after), text.rfind("，", mark.end, after))
    return (comma + 1 if comma >= 0 and before > low else low), (stop if stop >= 0 and after < high else after)


def _touches(cue: Cue, mark: Mark) -> bool:
    return max(cue.start - mark.end, mark.start - cue.end, 0) <= BESIDE


def _draft(statement: Statement, ref: EntityRef, mark: Mark, property_: str, rule: str) -> Draft:
    draft = Draft(property_, mark.start, mark.end, rule, ref, mark.quantity, hedge=mark.hedge)
    if mark.quantity is not None and mark.quantity.unit != "item":
        draft.quantity = replace(mark.quantity, unit="item")
    draft.confidence = 0.88
    if property_ == "items_done":
        draft.qualifiers["accounting"] = "flow"
    if scope := _scope(statement, mark):
        draft.qualifiers["scope"] = scope
    return draft


def _scope(statement: Statement, mark: Mark) -> str | None:
    """Regional or bilateral, said beside the item or earlier in the sentence."""
    for role in ("regional", "bilateral"):
        for cue in statement.cued("agreements", role):
            if -2 <= cue.start - mark.end <= 24 or cue.start < mark.end:
                return role
    return None


def _members(statement: Statement, ref: EntityRef, members: dict[str, Decimal]) -> Iterator[Draft]:
    """Members counted beside the one named: "A and nine provinces"; the same number told again is the same members."""
    for mark in statement.quantities:
        quantity = mark.quantity
        if quantity is None or quantity.unit not in PLACES or quantity.value is None or quantity.value <= 2:
            continue
        beside = any(joined(statement, m.end, mark.start) for m in statement.named("place") if m.end <= mark.start)
        known = members.get(ref.id)
        if not (beside and _deed(statement)) and known != quantity.value:
            continue
        members[ref.id] = quantity.value
        rule = f"{statement.document.language}.agreements.members"
        draft = Draft("member_count", mark.start, mark.end, rule, ref, quantity)
        draft.hedge, draft.confidence = mark.hedge, 0.85
        draft.qualifiers["scope"] = "other_than_lead"
        yield draft


def _deed(statement: Statement) -> bool:
    return any(statement.named("agreement")) or any(statement.cued("agreements", "deed"))


def _framework(statement: Statement, context: Context) -> Iterator[Draft]:
    """Members counted in the name of a framework: "economic corridor of five provinces and cities"."""
    for cue in statement.cued("agreements", "framework"):
        mark = next((m for m in statement.quantities if 0 <= m.start - cue.end <= 12 and m.quantity), None)
        if mark is None or mark.quantity is None or mark.quantity.unit not in PLACES:
            continue
        opener = next((c for c in statement.cued("relations", "framework") if c.end <= cue.start), None)
        end = clause(statement, mark.end)[1]
        start = opener.end if opener else cue.start
        written = statement.document.text[start:end].strip(' .,。，"“”')
        programme = next((m for m in statement.named("programme") if m.start <= mark.start < m.end), None)
        references = context.references
        subject = references.of(programme) if programme else references.named("programme", written, written)
        yield Draft("member_count", mark.start, mark.end, cue.phrase.rule, subject, mark.quantity, confidence=0.85)
        return
