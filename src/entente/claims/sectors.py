"""Sectors a side wants, works in, is strong in, calls investors to, shows or sells."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from entente.claims.actor import PAIR, Actor
from entente.claims.cast import Cast
from entente.claims.context import Context
from entente.claims.cues import apart
from entente.claims.draft import Draft
from entente.claims.focus import is_country, meant
from entente.claims.governing import Reign, addressed, reigns
from entente.claims.listing import BREAK, backwards, ending, examples, named, onwards
from entente.claims.statement import Statement
from entente.language.phrases import Cue
from entente.model.claim import EntityRef
from entente.model.mark import Mention

PROPERTIES = {
    "interest": "sector_interest",
    "cooperation": "cooperation_sector",
    "strength": "strength_sector",
    "call": "investment_call_sector",
    "present": "presented",
    "sold": "trades_product",
    "fdi": "fdi_sector",
}
CONFIDENCE = 0.82
MOST = 40  # governing words of one sentence
BEHIND = 20  # characters between "is a strength of" and whose
OPENING = 75  # characters up to the end of "…, particularly in the fields of"
WIDE = ("investment", "economy", "technology", "services", "politics", "infrastructure")  # said of everything


@dataclass(frozen=True, slots=True)
class Stage:
    """A statement with its context and actors."""

    statement: Statement
    context: Context
    cast: Cast

    @property
    def text(self) -> str:
        """Text of the whole document."""
        return self.statement.document.text

    @property
    def actors(self) -> tuple[Actor, ...]:
        """Actors of the statement."""
        return self.cast.of(self.statement)

    def ref(self, actor: Actor | None) -> EntityRef | None:
        """Who an actor is, "the city" by the focus; of a person the place spoken for."""
        if actor is None:
            return None
        if actor.kind == "person" or actor.basis == "office":
            return self.cast.side(actor.ref)
        if actor.ref is None and actor.kind == "place":
            found = meant(actor.subtype or "", self.context.focus(self.statement))
            return EntityRef(found[1].id, "place", found[1].name, self.text[actor.start : actor.end]) if found else None
        return None if actor.kind == PAIR else actor.ref

    def cued(self, *roles: str) -> list[Cue]:
        """Cues of these roles of the family."""
        return list(self.statement.cued("sectors", *roles))


def find(statements: Sequence[Statement], context: Context) -> Iterator[tuple[Draft, Statement]]:
    """Sector claims: a governing word and the list of sectors that belongs to it."""
    cast = Cast(statements, context.references)
    for statement in statements:
        stage = Stage(statement, context, cast)
        wishes = [r for r in reigns(statement) if r.role in ("hope", "ask", "agree")]
        governed = [(c, named) for c, named in _governing(stage) if c.role != "cooperation" or not _inside(c, wishes)]
        taken: set[tuple[str, int]] = set()
        for draft in _governed(stage, governed):
            if (draft.property, draft.start) not in taken:
                taken.add((draft.property, draft.start))
                yield draft, statement
        for reign in wishes:
            drafts = _wished(stage, reign) if reign.role != "agree" else []
            yield from ((d, statement) for d in drafts if (d.property, d.start) not in taken)


def _governed(stage: Stage, governed: Sequence[tuple[Cue, list[Mention]]]) -> Iterator[Draft]:
    """The drafts of all lists; "interest in A, alongside cooperation in B": B is of interest too."""
    wanted: list[Draft] = []
    for cue, listed in governed:
        drafts = _drafts(stage, cue, listed)
        if cue.role == "cooperation" and wanted:
            drafts = [
                replace(d, property="sector_interest", modality="hope", subject=wanted[0].subject) for d in drafts
            ]
        wanted = drafts if cue.role == "interest" else wanted
        yield from drafts


def _inside(cue: Cue, wishes: Sequence[Reign]) -> bool:
    """Whether the word stands in what somebody hopes, asks or agrees on."""
    return any(r.cue.start <= cue.start < r.end for r in wishes)


def _governing(stage: Stage) -> list[tuple[Cue, list[Mention]]]:
    """Governing words with their lists, in text order; the longer word where two overlap."""
    kept, found = apart(stage.cued(*PROPERTIES)[:MOST]), []
    for i, cue in enumerate(kept):
        limit = kept[i + 1].start if i + 1 < len(kept) else stage.statement.end
        floor = kept[i - 1].end if i else stage.statement.start
        listed = _before(stage, cue, floor) if cue.means("side") == "before" else _after(stage, cue, limit)
        found.append((cue, listed))
    return found


def _after(stage: Stage, cue: Cue, limit: int) -> list[Mention]:
    """The list behind a word: from the word of fields nearest to it, or directly."""
    start = max(stage.statement.start, cue.start)
    part = BREAK.search(stage.text, cue.end, limit)
    found = [m for m in named(stage.statement, start, limit) if m.end > cue.end]
    fields = [c for c in stage.cued("field") if cue.end - 1 <= c.end and c.start < limit]
    closing = next((c for c in fields if c.means("side") == "before" and c.start >= cue.end), None)
    if closing is not None and (part is None or closing.start < part.start()):
        return ending(stage.statement, cue.start, closing.start)
    opening = sorted(c.end for c in fields if c.means("side") != "before")
    begin = cue.end
    for at in opening:
        if at - begin <= OPENING and not any(cue.end <= m.start < at for m in found):
            begin = at
    return examples(stage.statement, onwards(stage.statement, found, begin))


def _before(stage: Stage, cue: Cue, floor: int) -> list[Mention]:
    """The list in front of a word: "…, X and Y are strengths of"."""
    end = cue.start
    if cue.role == "sold":
        end = max((c.start for c in stage.cued("of") if floor < c.start < cue.start), default=end)
    return examples(stage.statement, backwards(stage.statement, named(stage.statement, floor, end), end, 60))


def _drafts(stage: Stage, cue: Cue, listed: Sequence[Mention]) -> list[Draft]:
    """The drafts of a governing word and its list."""
    listed = [m for m in listed if len(listed) > 1 or m.name not in WIDE]
    if not listed:
        return []
    property_ = PROPERTIES[cue.role]
    if property_ == "trades_product":
        return _traded(stage, cue, listed)
    subject = _whose(stage, cue, listed)
    if property_ == "fdi_sector":
        return _invested(stage, cue, listed)
    if subject is None or (property_ == "presented" and subject.type != "organisation"):
        return []
    drafts = [_draft(stage, property_, cue, mention, subject) for mention in listed]
    if property_ in ("sector_interest", "cooperation_sector"):
        begin = stage.statement.start if property_ == "cooperation_sector" else cue.start
        end = stage.statement.end if property_ == "cooperation_sector" else listed[0].start
        partner = _partner(stage, begin, end, subject)
        for draft in drafts:
            draft.qualifiers |= {"partner": partner} if partner is not None else {}
    return drafts


def _draft(stage: Stage, property_: str, cue: Cue, mention: Mention, subject: EntityRef) -> Draft:
    ref = stage.context.references.of(mention)
    draft = Draft(property_, mention.start, mention.end, cue.phrase.rule, subject, value_ref=ref)
    draft.modality = str(cue.means("modality") or "fact")
    draft.confidence = CONFIDENCE
    event = stage.context.of("event", stage.statement)
    if event is not None and property_ == "presented":
        draft.qualifiers["event"] = event
    return draft


def _whose(stage: Stage, cue: Cue, listed: Sequence[Mention]) -> EntityRef | None:
    """Whose sectors: of "are strengths of …" the one behind; else the one before the word, who speaks, the focus."""
    if cue.means("side") == "before":
        behind = (stage.ref(a) for a in stage.actors if 0 <= a.start - cue.end <= BEHIND)
        return next((ref for ref in behind if ref is not None), None)
    actor = stage.cast.doer(stage.statement, cue)
    subject = stage.ref(actor)
    if subject is not None:
        return subject
    speaker = stage.context.speaker(stage.statement).ref
    return stage.cast.side(speaker) if speaker is not None or actor is not None else _focus(stage)


def _focus(stage: Stage) -> EntityRef | None:
    """The place the document is about."""
    first = stage.context.focuses[0] if stage.context.focuses else stage.context.focus(stage.statement)
    return first.of("place") or stage.context.focus(stage.statement).of("place")


def _partner(stage: Stage, start: int, end: int, subject: EntityRef) -> EntityRef | None:
    """With whom: the first other place named between two offsets."""
    own = stage.cast.side(subject)
    places = (a for a in stage.actors if a.kind == "place" and start <= a.start and a.end <= end)
    refs = (stage.ref(a) for a in places)
    return next((ref for ref in refs if ref is not None and (own is None or ref.id != own.id)), None)


def _wished(stage: Stage, reign: Reign) -> list[Draft]:
    """Fields in which somebody hopes to cooperate: the lists of fields in what a word of hoping governs."""
    found: list[Draft] = []
    actor = stage.cast.doer(stage.statement, reign.cue)
    to, _, _ = addressed(stage.statement, reign, stage.actors)
    own = stage.ref(to) if to is not None and reign.role == "hope" and _own_firms(stage, actor, to) else None
    speaker = stage.context.speaker(stage.statement).ref
    subject = own or stage.ref(actor) or (stage.cast.side(speaker) if actor is None else None)
    if subject is None:
        return []
    for cue in stage.cued("field"):
        if cue.means("list") and reign.start <= cue.start < reign.end:
            found += _field(stage, reign, cue, subject, to)
    return found


def _own_firms(stage: Stage, actor: Actor | None, to: Actor) -> bool:
    """Whether companies of the one's own side are to do what is hoped."""
    sides = [stage.cast.side(a.ref) for a in (actor, to) if a is not None]
    return to.subtype == "collective" and len({s.id for s in sides if s is not None}) <= 1


def _field(stage: Stage, reign: Reign, cue: Cue, subject: EntityRef, to: Actor | None) -> list[Draft]:
    if cue.means("side") == "before":
        listed = ending(stage.statement, reign.start, cue.start)
    else:
        found = [m for m in named(stage.statement, cue.start, reign.end) if m.end > cue.end]
        opened = [c.end for c in stage.cued("field") if 0 <= c.start - cue.end <= 6 and not c.means("list")]
        listed = onwards(stage.statement, found, max([cue.end, *opened]))
    first = listed[0].start if listed else cue.start
    partner = _partner(stage, reign.cue.start, first, subject) or (
        _counterpart(stage, subject) if _mutual(to) else None
    )
    drafts = [_draft(stage, "sector_interest", cue, mention, subject) for mention in listed]
    for draft in drafts:
        draft.modality = "hope"
        draft.rule = f"{reign.cue.phrase.rule}.fields"
        if partner is not None:
            draft.qualifiers["partner"] = partner
    return drafts


def _mutual(to: Actor | None) -> bool:
    return to is not None and to.kind == PAIR


def _counterpart(stage: Stage, subject: EntityRef) -> EntityRef | None:
    """The other of both sides: the place last spoken of that is not the one's own, and no country."""
    own = stage.cast.side(subject)
    known = (ref for code, ref in stage.context.focus(stage.statement).places if not is_country(code))
    return next((ref for ref in known if own is None or ref.id != own.id), None)


def _traded(stage: Stage, cue: Cue, listed: Sequence[Mention]) -> list[Draft]:
    """Products sold: whose by the place before the word, where by the place behind it."""
    places = [
        a for a in stage.actors if a.kind in ("place", "organisation") and stage.cast.side(stage.ref(a)) is not None
    ]
    passive = cue.means("side") == "before"
    before = [a for a in places if a.end <= cue.start and (not passive or a.end >= listed[0].start)]
    behind = [a for a in places if cue.end <= a.start <= cue.end + 30]
    if not behind or (passive and not before):
        return []
    seller = stage.cast.side(stage.ref(before[-1])) if before else _focus(stage)
    market = stage.cast.side(stage.ref(behind[0]))
    if seller is None or market is None or seller.id == market.id:
        return []
    drafts = [_draft(stage, "trades_product", cue, mention, seller) for mention in listed]
    for draft in drafts:
        draft.qualifiers["market"] = market
    return drafts


def _invested(stage: Stage, cue: Cue, listed: Sequence[Mention]) -> list[Draft]:
    """Sectors of foreign investment in a place, of one origin where it is named."""
    told = any(c.end <= cue.start for c in stage.cued("investors"))
    origin = next(
        (a for a in stage.actors if a.subtype == "collective" and a.side is not None and a.end <= cue.start), None
    )
    hosts = [a for a in stage.actors if a.kind == "place" and a.end <= cue.start]
    host = stage.ref(hosts[-1]) if hosts else _focus(stage)
    if not told or host is None or (origin is None and not _foreign(stage, cue)):
        return []
    drafts = [_draft(stage, "fdi_sector", cue, mention, host) for mention in listed]
    for draft in drafts:
        if origin is not None and origin.side is not None and origin.side.id != host.id:
            draft.qualifiers["origin"] = origin.side
    return drafts


def _foreign(stage: Stage, cue: Cue) -> bool:
    """Whether the sentence says that the investment is foreign."""
    return any(c.means("foreign") and c.end <= cue.start for c in stage.cued("investors"))
