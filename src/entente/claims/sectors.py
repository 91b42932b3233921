"""Sectors a side wants, works in, is strong in, calls investors to, shows or sells."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from entente.claims.actor import PAIR, Actor
from entente.claims.cast import cast_of
from entente.claims.context import Context
from entente.claims.cues import apart
from entente.claims.draft import Draft
from entente.claims.focus import is_country
from entente.claims.governing import Reign, addressed, reigns
from entente.claims.listing import BREAK, backwards, ending, examples, named, onwards
from entente.claims.scene import Scene
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
SHORT = 3  # words of a cue that may stand in a title
CLOSE = 6  # characters between a word of cooperation and the one field it names
OPENING = 75  # characters up to the end of "…, particularly in the fields of"
WIDE = ("investment", "economy", "technology", "services", "politics", "infrastructure")  # said of everything


def find(statements: Sequence[Statement], context: Context) -> Iterator[tuple[Draft, Statement]]:
    """Sector claims: a governing word and the list of sectors that belongs to it."""
    cast = cast_of(statements, context.references)
    for statement in statements:
        if next(statement.cued("sectors", *PROPERTIES, "field"), None) is None:
            continue
        scene = Scene(statement, context, cast)
        wishes = [r for r in reigns(statement) if r.role in ("hope", "ask", "agree")]
        governed = [(c, listed) for c, listed in _governing(scene) if _said_here(scene, c, wishes)]
        taken: set[tuple[str, int]] = set()
        for draft in _governed(scene, governed):
            if (draft.property, draft.start) not in taken:
                taken.add((draft.property, draft.start))
                yield draft, statement
        for reign in wishes:
            drafts = _wished(scene, reign) if reign.role != "agree" else []
            yield from ((d, statement) for d in drafts if (d.property, d.start) not in taken)


def _governed(scene: Scene, governed: Sequence[tuple[Cue, list[Mention]]]) -> Iterator[Draft]:
    """The drafts of all lists; "interest in A, alongside cooperation in B": B is of interest too."""
    wanted: list[Draft] = []
    for cue, listed in governed:
        drafts = _drafts(scene, cue, listed)
        if cue.role == "cooperation" and wanted:
            drafts = [
                replace(d, property="sector_interest", modality="hope", subject=wanted[0].subject) for d in drafts
            ]
        wanted = drafts if cue.role == "interest" else wanted
        yield from drafts


def _cued(scene: Scene, *roles: str) -> list[Cue]:
    """Cues of these roles of the family."""
    return list(scene.statement.cued("sectors", *roles))


def _said_here(scene: Scene, cue: Cue, wishes: Sequence[Reign]) -> bool:
    """Whether cooperation and strengths are told as such: no headline, and cooperation not only wished for."""
    if cue.role not in ("cooperation", "strength"):
        return True
    told = scene.statement.block.role != "headline" and not _titled(scene, cue)
    return told and (cue.role == "strength" or not _inside(cue, wishes))


def _titled(scene: Scene, cue: Cue) -> bool:
    """Whether the word stands in the title of an event or agreement: "Forum on … Cooperation in Logistics"."""
    written = scene.text[cue.start : cue.end]
    return written[:1].isupper() and cue.start > scene.statement.start and len(written.split()) <= SHORT


def _inside(cue: Cue, wishes: Sequence[Reign]) -> bool:
    """Whether the word stands in what somebody hopes, asks or agrees on."""
    return any(r.cue.start <= cue.start < r.end for r in wishes)


def _governing(scene: Scene) -> list[tuple[Cue, list[Mention]]]:
    """Governing words with their lists, in text order; the longer word where two overlap."""
    kept, found = apart(_cued(scene, *PROPERTIES)[:MOST]), []
    for i, cue in enumerate(kept):
        limit = kept[i + 1].start if i + 1 < len(kept) else scene.statement.end
        floor = kept[i - 1].end if i else scene.statement.start
        listed = _before(scene, cue, floor) if cue.means("side") == "before" else _after(scene, cue, limit)
        found.append((cue, listed))
    return found


def _after(scene: Scene, cue: Cue, limit: int) -> list[Mention]:
    """The list behind a word: from the word of fields nearest to it, or directly."""
    start = max(scene.statement.start, cue.start)
    part = BREAK.search(scene.text, cue.end, limit)
    found = [m for m in named(scene.statement, start, limit) if m.end > cue.end]
    fields = [c for c in _cued(scene, "field") if cue.end - 1 <= c.end and c.start < limit]
    closing = next((c for c in fields if c.means("side") == "before" and c.start >= cue.end), None)
    if closing is not None and (part is None or closing.start < part.start()):
        return ending(scene.statement, cue.start, closing.start)
    opening = sorted(c.end for c in fields if c.means("side") != "before")
    begin = cue.end
    for at in opening:
        if at - begin <= OPENING and not any(cue.end <= m.start < at for m in found):
            begin = at
    return examples(scene.statement, onwards(scene.statement, found, begin))


def _before(scene: Scene, cue: Cue, floor: int) -> list[Mention]:
    """The list in front of a word: "…, X and Y are strengths of"."""
    end = cue.start
    if cue.role == "sold":
        end = max((c.start for c in _cued(scene, "of") if floor < c.start < cue.start), default=end)
    return examples(scene.statement, backwards(scene.statement, named(scene.statement, floor, end), end, 60))


def _drafts(scene: Scene, cue: Cue, listed: Sequence[Mention]) -> list[Draft]:
    """The drafts of a governing word and its list."""
    listed = [m for m in listed if len(listed) > 1 or m.name not in WIDE]
    if not listed:
        return []
    property_ = PROPERTIES[cue.role]
    if property_ == "trades_product":
        return _traded(scene, cue, listed)
    subject = _whose(scene, cue, listed)
    if property_ == "fdi_sector":
        return _invested(scene, cue, listed)
    if subject is None or (property_ == "presented" and subject.type != "organisation"):
        return []
    drafts = [_draft(scene, property_, cue, mention, subject) for mention in listed]
    if property_ in ("sector_interest", "cooperation_sector"):
        begin = scene.statement.start if property_ == "cooperation_sector" else cue.start
        end = scene.statement.end if property_ == "cooperation_sector" else listed[0].start
        partner = _partner(scene, begin, end, subject)
        if property_ == "cooperation_sector" and not _field_told(scene, cue, listed):
            return []
        for draft in drafts:
            draft.qualifiers |= {"partner": partner} if partner is not None else {}
    return drafts


def _field_told(scene: Scene, cue: Cue, listed: Sequence[Mention]) -> bool:
    """Whether a single field is said to be one: "cooperated with a consultancy of Japan" names none."""
    if len(listed) > 1 or "field" in cue.phrase.name:
        return True
    words = scene.text[cue.start : listed[0].start]
    fields = any(cue.start <= c.start and c.end <= listed[0].start + 1 for c in _cued(scene, "field"))
    return fields or listed[0].start < cue.start or len(words) - (cue.end - cue.start) <= CLOSE


def _draft(scene: Scene, property_: str, cue: Cue, mention: Mention, subject: EntityRef) -> Draft:
    ref = scene.context.references.of(mention)
    draft = Draft(property_, mention.start, mention.end, cue.phrase.rule, subject, value_ref=ref)
    draft.modality = str(cue.means("modality") or "fact")
    draft.confidence = CONFIDENCE
    event = scene.context.of("event", scene.statement)
    if event is not None and property_ == "presented":
        draft.qualifiers["event"] = event
    return draft


def _whose(scene: Scene, cue: Cue, listed: Sequence[Mention]) -> EntityRef | None:
    """Whose sectors: of "are strengths of …" the one behind; else the one before the word, who speaks, the focus."""
    if cue.means("side") == "before":
        behind = (scene.bearer(a) for a in scene.actors if 0 <= a.start - cue.end <= BEHIND)
        return next((ref for ref in behind if ref is not None), None)
    actor = scene.cast.doer(scene.statement, cue)
    subject = scene.bearer(actor)
    if subject is not None:
        return subject
    speaker = scene.context.speaker(scene.statement).ref
    if speaker is not None or actor is not None:
        return scene.cast.side(speaker)
    another = any(m.end <= cue.start for m in scene.statement.named("organisation", "person"))
    return None if another and cue.role == "strength" else _focus(scene)


def _focus(scene: Scene) -> EntityRef | None:
    """The place the document is about."""
    first = scene.context.focuses[0] if scene.context.focuses else scene.context.focus(scene.statement)
    return first.of("place") or scene.context.focus(scene.statement).of("place")


def _partner(scene: Scene, start: int, end: int, subject: EntityRef) -> EntityRef | None:
    """With whom: the first other place named between two offsets."""
    own = scene.cast.side(subject)
    places = (a for a in scene.actors if a.kind == "place" and start <= a.start and a.end <= end)
    refs = (scene.bearer(a) for a in places)
    return next((ref for ref in refs if ref is not None and (own is None or ref.id != own.id)), None)


def _wished(scene: Scene, reign: Reign) -> list[Draft]:
    """Fields in which somebody hopes to cooperate: the lists of fields in what a word of hoping governs."""
    found: list[Draft] = []
    actor = scene.cast.doer(scene.statement, reign.cue)
    to, _, _ = addressed(scene.statement, reign, scene.actors)
    own = scene.bearer(to) if to is not None and reign.role == "hope" and _own_firms(scene, actor, to) else None
    speaker = scene.context.speaker(scene.statement).ref
    subject = own or scene.bearer(actor) or (scene.cast.side(speaker) if actor is None else None)
    if subject is None:
        return []
    for cue in _cued(scene, "field"):
        if cue.means("list") and reign.start <= cue.start < reign.end:
            found += _field(scene, reign, cue, subject, to)
    return found


def _own_firms(scene: Scene, actor: Actor | None, to: Actor) -> bool:
    """Whether companies of the one's own side are to do what is hoped."""
    sides = [scene.cast.side(a.ref) for a in (actor, to) if a is not None]
    return to.subtype == "collective" and len({s.id for s in sides if s is not None}) <= 1


def _field(scene: Scene, reign: Reign, cue: Cue, subject: EntityRef, to: Actor | None) -> list[Draft]:
    if cue.means("side") == "before":
        listed = ending(scene.statement, reign.start, cue.start)
    else:
        found = [m for m in named(scene.statement, cue.start, reign.end) if m.end > cue.end]
        opened = [c.end for c in _cued(scene, "field") if 0 <= c.start - cue.end <= 6 and not c.means("list")]
        listed = onwards(scene.statement, found, max([cue.end, *opened]))
    first = listed[0].start if listed else cue.start
    partner = _partner(scene, reign.cue.start, first, subject) or (
        _counterpart(scene, subject) if _mutual(to) else None
    )
    drafts = [_draft(scene, "sector_interest", cue, mention, subject) for mention in listed]
    for draft in drafts:
        draft.modality = "hope"
        draft.rule = f"{reign.cue.phrase.rule}.fields"
        if partner is not None:
            draft.qualifiers["partner"] = partner
    return drafts


def _mutual(to: Actor | None) -> bool:
    return to is not None and to.kind == PAIR


def _counterpart(scene: Scene, subject: EntityRef) -> EntityRef | None:
    """The other of both sides: the place last spoken of that is not the one's own, and no country."""
    own = scene.cast.side(subject)
    known = (ref for code, ref in scene.context.focus(scene.statement).places if not is_country(code))
    return next((ref for ref in known if own is None or ref.id != own.id), None)


def _traded(scene: Scene, cue: Cue, listed: Sequence[Mention]) -> list[Draft]:
    """Products sold: whose by the place before the word, where by the place behind it."""
    places = [
        a for a in scene.actors if a.kind in ("place", "organisation") and scene.cast.side(scene.bearer(a)) is not None
    ]
    passive = cue.means("side") == "before"
    before = [a for a in places if a.end <= cue.start and (not passive or a.end >= listed[0].start)]
    behind = [a for a in places if cue.end <= a.start <= cue.end + 30]
    if not behind or (passive and not before):
        return []
    seller = scene.cast.side(scene.bearer(before[-1])) if before else _focus(scene)
    market = scene.cast.side(scene.bearer(behind[0]))
    if seller is None or market is None or seller.id == market.id:
        return []
    drafts = [_draft(scene, "trades_product", cue, mention, seller) for mention in listed]
    for draft in drafts:
        draft.qualifiers["market"] = market
    return drafts


def _invested(scene: Scene, cue: Cue, listed: Sequence[Mention]) -> list[Draft]:
    """Sectors of foreign investment in a place, of one origin where it is named."""
    told = any(c.end <= cue.start for c in _cued(scene, "investors"))
    origin = next(
        (a for a in scene.actors if a.subtype == "collective" and a.side is not None and a.end <= cue.start), None
    )
    hosts = [a for a in scene.actors if a.kind == "place" and a.end <= cue.start]
    host = scene.bearer(hosts[-1]) if hosts else _focus(scene)
    if not told or host is None or (origin is None and not _foreign(scene, cue)):
        return []
    drafts = [_draft(scene, "fdi_sector", cue, mention, host) for mention in listed]
    for draft in drafts:
        if origin is not None and origin.side is not None and origin.side.id != host.id:
            draft.qualifiers["origin"] = origin.side
    return drafts


def _foreign(scene: Scene, cue: Cue) -> bool:
    """Whether the sentence says that the investment is foreign."""
    return any(c.means("foreign") and c.end <= cue.start for c in _cued(scene, "investors"))
