"""The agreements of a document, kept apart: which sentence signs which, between whom."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from entente.claims.asserted import wished
from entente.claims.lists import clause, glosses, joined, legible, listed, onward, partial
from entente.claims.meaning import ANAPHOR, PAIR, flat
from entente.claims.parties import parties
from entente.claims.references import References
from entente.claims.statement import Statement
from entente.language.phrases import Cue, is_cjk
from entente.model.claim import EntityRef
from entente.model.mark import Mark, Mention

PARTYING = ("place", "organisation")
REACH = 220
WITH = 60
SMALL = 4
MOST = 12  # verbs of signing read in one sentence
RECENT = 20  # agreements before that a new mention may be one of
DEMONYM = "place.demonym"
SIGNERS = (8, 12)  # characters between a verb of signing and the first, or second, of two persons who sign


@dataclass(frozen=True, slots=True)
class Deed:
    """A word for an agreement where it stands; ``kind`` mou, cooperation_agreement, or another agreement."""

    start: int
    end: int
    kind: str
    plural: bool
    rule: str


@dataclass(frozen=True, slots=True)
class Side:
    """A party where it is written; ``mention`` None for both sides taken together or a side left unnamed."""

    start: int
    end: int
    mention: Mention | None
    collective: bool = False


@dataclass(frozen=True, slots=True)
class Entry:
    """An agreement as one sentence gives it, with the verb of signing and the sides it names."""

    ref: EntityRef
    statement: Statement
    verb: Cue | None
    deed: Deed
    sides: tuple[Side, ...]


def deeds(statement: Statement) -> list[Deed]:
    """Words for agreements in a sentence: names of the field and of this language's phrases, the longest of each."""
    code = statement.document.language
    found = [
        Deed(m.start, m.end, m.concept or "agreement", m.subtype == "mou_set", f"{code}.agreements.deed")
        for m in statement.named("agreement")
        if m.rule != ANAPHOR and m.full is None
    ]
    for cue in statement.cued("agreements", "deed"):
        found.append(Deed(cue.start, cue.end, str(cue.means("kind")), bool(cue.means("plural")), cue.phrase.rule))
    found.sort(key=lambda d: (d.start, -d.end))
    kept: list[Deed] = []
    for deed in found:
        if not kept or deed.start >= kept[-1].end:
            kept.append(replace(deed, plural=deed.plural or _several(statement, deed)))
    return kept


def _several(statement: Statement, deed: Deed) -> bool:
    """Whether a number above one stands right before it: "three MoUs"."""
    counts = (m for m in statement.quantities if 0 <= deed.start - m.start <= 12 and m.start < deed.start <= m.end + 1)
    return any(m.quantity is not None and (m.quantity.value or 0) > 1 for m in counts)


def signings(statement: Statement) -> list[tuple[Cue, Deed]]:
    """Verbs of signing with the agreement each signs: the next one named, or the last before it."""
    found: list[tuple[Cue, Deed]] = []
    written = deeds(statement)
    for verb in [*statement.cued("agreements", "sign")][:MOST]:
        low, high = clause(statement, verb.start)
        behind = [d for d in written if d.end > verb.end and verb.start <= d.start < high]
        after = [d for d in behind if d.start - verb.end <= REACH]
        before = [d for d in written if low <= d.start and d.end <= verb.start][-1:]
        deed = after[0] if after else before[-1] if before and _reaches(statement, before[-1], verb) else None
        if not verb.means("modality") and wished(statement, verb):
            continue
        if deed is not None and all(d != deed for _, d in found):
            found.append((verb, deed))
    return found


def _reaches(statement: Statement, deed: Deed, verb: Cue) -> bool:
    """Whether a verb stands close behind an agreement, or behind the sides named between them."""
    if not WITH < verb.start - deed.end <= REACH:
        return verb.start - deed.end <= WITH
    sides = _between(statement, deed)
    return verb.start - max([deed.end, *(s.end for s in sides if s.end <= verb.start)]) <= WITH


def open_ledger(statements: Sequence[Statement], references: References) -> list[Entry]:
    """One entry per signing sentence and agreement; those with the same sides and kind are one agreement."""
    entries: list[Entry] = []
    for statement in legible(statements):
        for verb, deed in signings(statement):
            sides = tuple(_sides(statement, verb, deed))
            known = _again(entries, statement, deed, sides)
            if known is None and not any(s.mention for s in sides):
                sides = tuple(_signers(statement, verb)) or sides
            key = _key(statement, deed, sides, len(entries))
            ref = known or references.unnamed("agreement", key, _written(statement, deed))
            entries.append(Entry(ref, statement, verb, deed, sides))
    if not entries:
        entries += _unsigned(statements, references)
    return entries


def _again(entries: Sequence[Entry], statement: Statement, deed: Deed, sides: Sequence[Side]) -> EntityRef | None:
    """The agreement signed before that this one is: of its kind, and with no sides of its own named here."""
    definite = any(c.start < deed.end and deed.start < c.end for c in statement.cued("agreements", "this_deed"))
    if deed.plural or any(s.mention or s.collective for s in sides):
        return None
    known = [
        e
        for e in entries[-RECENT:]
        if e.deed.kind == deed.kind and not e.deed.plural and (definite or any(s.mention for s in e.sides))
    ]
    return known[-1].ref if len({e.ref.id for e in known}) == 1 else None


def _unsigned(statements: Sequence[Statement], references: References) -> list[Entry]:
    """The first agreement a text names without a word on its signing, where it names its sides."""
    for statement in legible(statements):
        for deed in deeds(statement):
            sides = tuple(_between(statement, deed) or _attached(statement, deed))
            if len(sides) > 1:
                ref = references.unnamed("agreement", _key(statement, deed, sides, 0), _written(statement, deed))
                return [Entry(ref, statement, None, deed, sides)]
    return []


def _written(statement: Statement, deed: Deed) -> str:
    return statement.document.text[deed.start : deed.end]


def _key(statement: Statement, deed: Deed, sides: Sequence[Side], number: int) -> str:
    """What tells agreements apart: kind, several or one, and the sides as written."""
    names = sorted(statement.document.text[s.start : s.end] for s in sides)
    return "-".join([deed.kind, "set" if deed.plural else "one", *(names or [str(number)])])[:160]


def _sides(statement: Statement, verb: Cue, deed: Deed) -> list[Side]:
    """The sides of a signing: after "between", before the verb, behind "with"."""
    found = _between(statement, deed)
    if len(found) > 1:
        before = _before(statement, verb)
        return before if len(before) > len(found) else found
    found = _before(statement, verb)
    return found + [s for s in _with(statement, verb, deed) if all(s.start != f.start for f in found)]


def _signers(statement: Statement, verb: Cue) -> list[Side]:
    """Whom two persons sign for, by their offices: "ditandatangani oleh Kepala A, …, bersama Direktur B, …"."""
    low, high = clause(statement, verb.start)
    people = [p for p in parties(statement, "person") if low <= p.start and p.end <= high and p.mention.roles]
    if len(people) != len(SIGNERS) or any(True for _ in statement.cued("events", "attend", "chair")):
        return []
    behind = 0 <= people[0].start - verb.end <= SIGNERS[0]
    before = 0 <= verb.start - people[1].end <= SIGNERS[1]
    bodies = [next((r.organisation or r.place for r in p.mention.roles), None) for p in people]
    sides = [Side(b.start, b.end, b) for b in bodies if b is not None]
    apart = len({s.mention.name for s in sides if s.mention}) == len(people)
    return sides if apart and (behind or before) else []


def _candidates(statement: Statement) -> list[Mention]:
    """Names that may be parties; what a person's office or a country in brackets names is none."""
    spans = [(p.start, p.end) for p in parties(statement, "person")]
    found = []
    for m in statement.named(*PARTYING):
        inside = any(a <= m.start and m.end <= b for a, b in spans)
        if not (
            inside
            or glosses(statement, m)
            or partial(statement, m)
            or m.subtype == PAIR
            or m.rule in (ANAPHOR, DEMONYM)
        ):
            found.append(m)
    return found


def _between(statement: Statement, deed: Deed) -> list[Side]:
    """Sides after "between": a list of two or more."""
    high = min(clause(statement, deed.start)[1], deed.end + REACH)
    for cue in statement.cued("agreements", "between"):
        if not deed.end <= cue.start <= high:
            continue
        first = next((m for m in _candidates(statement) if 0 <= m.start - cue.end <= 24), None)
        if first is not None:
            members = [m for m in onward(statement, first, *PARTYING) if m.rule != ANAPHOR and m.subtype != PAIR]
            return [Side(m.start, m.end, m) for m in flat(statement, members)]
    return []


def _attached(statement: Statement, deed: Deed) -> list[Side]:
    """Sides set right before the agreement as its name: 南宁市与海防市合作协议."""
    before = [m for m in _candidates(statement) if m.end <= deed.start]
    if not before or deed.start - before[-1].end > 1:
        return []
    members = [m for m in listed(statement, before[-1], *PARTYING) if m.rule not in (ANAPHOR, DEMONYM)]
    return [Side(m.start, m.end, m) for m in flat(statement, members)]


def _before(statement: Statement, verb: Cue) -> list[Side]:
    """The list that ends before the verb: names, both sides by anaphora, units left unnamed."""
    low = clause(statement, verb.start)[0]
    found: list[Side] = [Side(m.start, m.end, m) for m in _candidates(statement)]
    named = [(s.start, s.end) for s in found]
    for cue in (*statement.cued("agreements", "sides"), *statement.cued("agreements", "unnamed")):
        if not any(a <= cue.start and cue.end <= b for a, b in named):
            found.append(Side(cue.start, cue.end, None, cue.role == "unnamed"))
    found = sorted((s for s in found if low <= s.start and s.end <= verb.start), key=lambda s: s.start)
    if not found or verb.means("noun") or not _next_to(statement, found[-1].end, verb.start):
        return []
    kept = [found[-1]]
    for side in reversed(found[:-1]):
        if not joined(statement, side.end, kept[0].start):
            break
        kept.insert(0, side)
    mentions = flat(statement, [s.mention for s in kept if s.mention])
    return [s for s in kept if s.mention is None or s.mention in mentions]


def _next_to(statement: Statement, end: int, verb: int) -> bool:
    """Whether nothing but dates, names of places and a few small words stands between the sides and the verb."""
    text = list(statement.document.text[end:verb])
    spans: Sequence[Mark | Mention] = (*statement.dates, *statement.mentions)
    for span in spans:
        if end <= span.start and span.end <= verb:
            text[span.start - end : span.end - end] = [" "] * (span.end - span.start)
    words = "".join(text).strip()
    return len(words) <= (SMALL if any(is_cjk(c) for c in words) else WITH)


def _with(statement: Statement, verb: Cue, deed: Deed) -> list[Side]:
    """The other side behind "with", after the verb or the agreement."""
    low = min(verb.end, deed.end)
    for cue in statement.cued("agreements", "with"):
        if cue.start < low or cue.start - max(verb.end, deed.end) > WITH:
            continue
        first = next((m for m in _candidates(statement) if 0 <= m.start - cue.end <= 12), None)
        if first is not None:
            members = [m for m in onward(statement, first, *PARTYING) if m.rule != ANAPHOR and m.subtype != PAIR]
            return [Side(m.start, m.end, m) for m in flat(statement, members)]
    return []


def _bygone(entry: Entry) -> bool:
    """Whether an agreement is told of as signed in some month or year: it is not that of the sentences before it."""
    periods = [m.period for m in entry.statement.dates if m.period is not None]
    return bool(periods) and all(p.precision in ("month", "year") for p in periods) and entry.statement.index > 0


def in_focus(statements: Sequence[Statement], references: References) -> list[EntityRef | None]:
    """The agreement each statement speaks of: its own, else the last one signed before it; one for all if alone."""
    entries = open_ledger(statements, references)
    single = {e.ref.id for e in entries}
    own = {e.statement.index: e.ref for e in reversed(entries)}
    found: list[EntityRef | None] = []
    current: EntityRef | None = entries[0].ref if len(single) == 1 and not _bygone(entries[0]) else None
    for statement in statements:
        current = own.get(statement.index, current)
        found.append(current)
    return found
