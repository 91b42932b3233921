"""The life of zones, projects, lines and schemes: what state they are in, since when, decided by whom."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from entente.claims.asserted import announced, wished
from entente.claims.context import Context
from entente.claims.draft import Draft
from entente.claims.lists import begun, clause, goes_on, joined, nearest, onward
from entente.claims.meaning import PAIR, ROUTES, Meaning
from entente.claims.occurrences import named as event_of
from entente.claims.statement import Statement
from entente.claims.ventures import furnish
from entente.language.phrases import Cue
from entente.model.claim import EntityRef
from entente.model.mark import Mark, Mention

THINGS = ("zone", "project", "infrastructure", "programme")
BEFORE, AFTER = 150, 70
NEXT = 14  # characters between "linking" and the first point
NEAR_DATE = 70
FAR_DATE = 180  # where no other cue of the sentence takes a date
AUTHORITY = 60
COMMA = 25
MOST = 24  # cues of state read in one sentence
_COMMA = re.compile(r"(?<!\d),|,(?!\d)|，")
BODIES = frozenset(("office", "government_body", "zone_authority", "party_body"))
EVENTS = {"groundbreaking_held": "groundbreaking", "approved": "decision", "operational": "opening"}
DATED_EVENTS = frozenset(("groundbreaking_on", "construction_started_on"))


def find(statements: Sequence[Statement], context: Context) -> Iterator[tuple[Draft, Statement]]:
    """Statuses with the dates and deciding authorities that stand with them."""
    furnished = furnish(statements)
    meaning = Meaning(furnished, context)
    for statement in furnished:
        told: set[tuple[str, str, str]] = set()
        cues = sorted(statement.cued("status", "decide", "state", "day"), key=lambda c: (c.start, -c.end))
        for cue in cues[:MOST]:
            for draft in _read(statement, cue, meaning, context):
                value = draft.value_ref.id if draft.value_ref else draft.text or ""
                key = (draft.subject.id if draft.subject else "", draft.property, value)
                if key not in told:
                    told.add(key)
                    yield draft, statement


def _read(statement: Statement, cue: Cue, meaning: Meaning, context: Context) -> Iterator[Draft]:
    """Everything one cue says: the state of each thing, its date, who decided."""
    things = subjects(statement, cue)
    refs = [(m, ref) for m in things if (ref := meaning.of(m, statement)) is not None]
    if not refs:
        return
    when = _date(statement, cue)
    decided = cue.role == "decide" and wished(statement, cue) is None
    authority = _authority(statement, cue, context) if decided else None
    for mention, ref in refs:
        event = _event(statement, cue, when, ref, context)
        for draft in _drafts(statement, cue, mention, ref, when):
            if event is not None:
                draft.qualifiers["event"] = event
            yield draft
        if authority is not None:
            start, end, who = authority
            by = Draft("decided_by", start, end, cue.phrase.rule, ref, value_ref=who, confidence=0.88)
            by.qualifiers |= {"event": event} if event else {}
            if when and when.period:
                by.as_of, by.as_of_basis, by.as_of_span = when.period.edtf(), "stated", (when.start, when.end)
            yield by
    if when is not None and when.period is not None and cue.means("date") in DATED_EVENTS and _happened(cue):
        held_as = "plan" if announced(statement, cue) else "fact"
        event = event_of(context.references, "groundbreaking", when, statement)
        held = Draft("held_on", when.start, when.end, cue.phrase.rule, event, text=when.period.edtf(), confidence=0.88)
        held.modality = held_as
        held.qualifiers |= {"year_basis": when.year_basis} if when.year_basis else {}
        yield held


def _happened(cue: Cue) -> bool:
    return str(cue.means("modality") or "fact") == "fact"


def _drafts(statement: Statement, cue: Cue, mention: Mention, ref: EntityRef, when: Mark | None) -> Iterator[Draft]:
    modality = str(cue.means("modality") or "fact")
    wish = wished(statement, cue) if modality in ("fact", "hope") else None
    if wish is not None and modality == "hope":
        modality = wish
    elif wish is not None:
        yield from _proposal(cue, mention, ref, wish)
        if not (announced(statement, cue) and cue.means("date") in DATED_EVENTS):
            return
        modality = "plan"
    if cue.means("status") and wish != "plan":
        draft = Draft("status", cue.start, cue.end, cue.phrase.rule, ref, text=str(cue.means("status")))
        draft.modality, draft.confidence = modality, 0.87
        near = when is not None and (cue.means("date") is not None or when.end <= cue.start)
        if near and when is not None and when.period is not None and cue.means("status") != "operational":
            draft.as_of, draft.as_of_basis = when.period.edtf(), "stated"
            draft.as_of_span = (when.start, when.end)
        yield _numbered(draft, mention, statement)
    if cue.means("date") and when is not None and when.period is not None and _dated(cue, mention):
        text = begun(when)
        draft = Draft(_property(cue, mention), when.start, when.end, cue.phrase.rule, ref, text=text, confidence=0.87)
        draft.modality = modality
        if when.year_basis:
            draft.qualifiers["year_basis"] = when.year_basis
        yield _numbered(draft, mention, statement)


def _proposal(cue: Cue, mention: Mention, ref: EntityRef, wish: str) -> Iterator[Draft]:
    """A line whose opening is wished for is proposed; of anything else a wish says nothing."""
    if cue.means("date") == "opened_on" and mention.type == "infrastructure":
        draft = Draft("status", cue.start, cue.end, cue.phrase.rule, ref, text="proposed", confidence=0.85)
        draft.modality = wish
        yield draft


def _property(cue: Cue, mention: Mention) -> str:
    """A line or port is opened, a plant or zone starts to operate."""
    property_ = str(cue.means("date"))
    if property_ == "operation_started_on" and mention.type == "infrastructure":
        return "opened_on"
    if property_ == "decided_on" and mention.type != "zone":
        return "approved_on"
    return property_


def _dated(cue: Cue, mention: Mention) -> bool:
    """Whether such a date can be said of such a thing."""
    property_ = _property(cue, mention)
    if property_ in ("opened_on",):
        return mention.type == "infrastructure"
    if property_ == "licensed_on":
        return mention.type == "project"
    return mention.type != "programme" or property_ == "approved_on"


def _numbered(draft: Draft, mention: Mention, statement: Statement) -> Draft:
    if mention.number is not None:
        draft.qualifiers["number"] = mention.number
    named = (c for c in statement.cued("status", "phase") if mention.start <= c.start and c.end <= mention.end)
    phase = next(named, None)
    if phase is not None:
        written = statement.document.text[phase.end : mention.end].strip(" ()（）.").split()
        number = phase.means("number") or (written[0].rstrip(")）") if written else None)
        if number and len(number) <= 4:
            draft.qualifiers["phase"] = number
    return draft


def subjects(statement: Statement, cue: Cue) -> list[Mention]:
    """What a cue speaks of: the list next to it, before or behind; a decision and its objects go together."""
    types = tuple(cue.means("of") or THINGS)
    if any(m.start < cue.start and cue.end < m.end for m in statement.mentions):
        return []
    if within_cue := [m for m in statement.named(*types) if cue.start < m.start and m.end < cue.end]:
        return _kept(within_cue[:1])
    low, high = clause(statement, cue.start)
    ends = {m.start for m in end_points(statement)}
    things = [m for m in statement.named(*types) if m.start not in ends]
    behind = [m for m in things if m.end <= cue.start and m.start >= low]
    ahead = [m for m in things if m.end > cue.end and cue.start <= m.start < high]
    left = behind[-1] if behind and cue.start - behind[-1].end <= BEFORE else None
    left = None if left is not None and _other_subject(statement, left, cue) else left
    near = bool(ahead) and ahead[0].start - cue.end <= AFTER and not _commas(statement, cue.end, ahead[0].start)
    right = ahead[0] if near else None
    if cue.role == "decide" and right is not None:
        return _objects(statement, right, types)
    chosen = _nearer(statement, cue, left, right)
    if chosen is None:
        return []
    if chosen is right and goes_on(statement, chosen):
        return []
    if chosen is right:
        return _kept(onward(statement, chosen, *types))
    return _kept(_upto(statement, chosen, types))


def end_points(statement: Statement) -> list[Mention]:
    """What a line links: behind "linking", and joined to that by "with" or "and"."""
    found: list[Mention] = []
    points = [m for m in statement.named("place", *THINGS) if m.subtype not in ROUTES]
    for cue in statement.cued("transport", "link"):
        first = next((m for m in points if 0 <= m.start - cue.end <= NEXT), None)
        if first is not None:
            found += [m for m in onward(statement, first, "place", *THINGS) if m in points]
            joints = [c for c in statement.cued("transport", "to") if 0 <= c.start - found[-1].end <= 1]
            found += [m for m in points for c in joints if 0 <= m.start - c.end <= 1][:1]
    return found


def _other_subject(statement: Statement, left: Mention, cue: Cue) -> bool:
    """Whether the part of the sentence after the last comma names something else before the cue."""
    commas = [m.end() for m in _COMMA.finditer(statement.document.text, left.end, cue.start)]
    if not commas:
        return False
    own = [m for m in statement.mentions if commas[-1] <= m.start and m.end <= cue.start]
    placed = {m.start for m in own for c in statement.cued("relations", "located") if 0 <= m.start - c.end <= 2}
    return any(m.start not in placed for m in own)


def _nearer(statement: Statement, cue: Cue, left: Mention | None, right: Mention | None) -> Mention | None:
    """The thing nearer to the cue; another cue between takes it away."""
    a = cue.start - left.end + _commas(statement, left.end, cue.start) if left else None
    b = max(right.start - cue.end, 0) + _commas(statement, cue.end, right.start) if right else None
    if right is not None and _taken(statement, cue, cue.end, right.start):
        b = None
    side = str(cue.means("side") or "")
    if side == "after" and b is not None:
        return right
    if side == "before" and a is not None:
        return left
    if a is None or b is None:
        return left if a is not None else right if b is not None else None
    return right if b <= 3 or b < a else left


def _commas(statement: Statement, low: int, high: int) -> int:
    """What crossing commas costs, in characters; the comma inside a figure parts nothing."""
    return COMMA * len(_COMMA.findall(statement.document.text, low, max(low, high)))


def _taken(statement: Statement, cue: Cue, low: int, high: int) -> bool:
    """Whether another cue of state stands between, to which the thing belongs."""
    others = statement.cued("status", "state", "decide")
    return any(low <= c.start and c.end <= high and c.phrase is not cue.phrase for c in others)


def _upto(statement: Statement, last: Mention, types: Sequence[str]) -> list[Mention]:
    names = [m for m in statement.named(*types) if m.end <= last.end]
    kept = [last]
    for mention in reversed(names[:-1]):
        if not joined(statement, mention.end, kept[0].start):
            break
        kept.insert(0, mention)
    return kept


def _objects(statement: Statement, first: Mention, types: Sequence[str]) -> list[Mention]:
    """All that one decision sets up: "to establish A of …; build B …; and C"."""
    adding = [c for c in statement.cued("status", "also") if c.start >= first.end]
    kept = [first]
    for mention in [m for m in statement.named(*types) if m.start > first.end][:MOST]:
        low, high = kept[-1].end, mention.start
        between = statement.document.text[low:high]
        added = any(low <= c.start and c.end <= high for c in adding)
        if len(between) > 170 or not (added or ";" in between or "；" in between):
            break
        kept.append(mention)
    return _kept(kept)


def _kept(found: Sequence[Mention]) -> list[Mention]:
    """Without "both" of something unnamed, and without the port whose numbered terminals are meant."""
    numbered = any(m.number is not None for m in found)
    return [m for m in found if m.subtype != PAIR and not (numbered and m.number is None and m.subtype == "port")]


def _date(statement: Statement, cue: Cue) -> Mark | None:
    """The date that stands with the cue, in its clause; of a plan only one behind it."""
    usable = [m for m in statement.dates if m.period is not None and m.relation in (None, "since", "until", "as_of")]
    if not _happened(cue):
        usable = [m for m in usable if m.start >= cue.start]
    dated = [c for c in statement.cued("status", "state", "decide", "day") if c.means("date")]
    alone = all(c.start < cue.end and cue.start < c.end for c in dated)
    return nearest(statement, cue, usable, FAR_DATE if alone else NEAR_DATE)


def _event(statement: Statement, cue: Cue, when: Mark | None, ref: EntityRef, context: Context) -> EntityRef | None:
    """The ceremony, decision or opening a state comes from."""
    if not _happened(cue):
        return None
    kind = EVENTS.get(str(cue.means("status") or ""))
    if cue.means("date") in DATED_EVENTS and when is not None:
        return event_of(context.references, "groundbreaking", when, statement)
    if kind in ("decision", "opening"):
        return context.references.unnamed("event", f"{kind}-{ref.id}")
    return None


def _authority(statement: Statement, cue: Cue, context: Context) -> tuple[int, int, EntityRef] | None:
    """Who decides: the authority right before the verb, "được Chính phủ phê duyệt", or the subject of it."""
    low = cue.start - AUTHORITY
    for found in statement.cued("status", "authority"):
        if low <= found.start and (found.end <= cue.start or found.end <= cue.end):
            if _thing_between(statement, found.end, cue.start):
                continue
            written = statement.document.text[found.start : found.end]
            return found.start, found.end, context.references.named("organisation", str(found.means("name")), written)
    bodies = [m for m in statement.named("organisation") if low <= m.start and m.end <= cue.end and m.subtype in BODIES]
    if bodies and not _thing_between(statement, bodies[-1].end, cue.start):
        return bodies[-1].start, bodies[-1].end, context.references.of(bodies[-1])
    return None


def _thing_between(statement: Statement, low: int, high: int) -> bool:
    """Whether the thing decided on stands between: what was decided before it is another matter."""
    return any(low <= m.start and m.end <= high for m in statement.named(*THINGS))
