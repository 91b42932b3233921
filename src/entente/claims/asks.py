"""What people ask, promise, hope, plan and agree on: who, to whom, of what."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from entente.claims.actor import PAIR, Actor
from entente.claims.cast import cast_of
from entente.claims.context import Context
from entente.claims.draft import Draft
from entente.claims.governing import Item, Reign, addressed, going_on, items, reigns
from entente.claims.scene import Scene, Turn
from entente.claims.speaker import SILENT
from entente.claims.statement import Statement
from entente.model.claim import EntityRef
from entente.vocabulary.terms import codes

PROPERTIES = {"ask": "asks", "pledge": "pledges", "hope": "hopes", "plan": "plans", "agree": "agreed_action"}
CONFIDENCE = {"asks": 0.86, "pledges": 0.85, "hopes": 0.8, "plans": 0.75, "agreed_action": 0.85}
REACH = 120  # characters of a promise that may name the one promised to
ABOUT = ("infrastructure", "zone", "project", "agreement", "programme")


def find(statements: Sequence[Statement], context: Context) -> Iterator[tuple[Draft, Statement]]:
    """Asks, pledges, hopes, plans and agreed actions, each with its topic; without a topic nothing."""
    cast, turn = cast_of(statements, context.references), Turn()
    for statement in statements:
        scene = Scene(statement, context, cast, turn)
        governed = reigns(statement)
        drafts = [d for reign in governed for d in _governed(scene, reign)]
        if not governed or not drafts:
            drafts += _continued(scene)
        yield from ((draft, statement) for draft in drafts)


def _governed(scene: Scene, reign: Reign) -> list[Draft]:
    """The drafts of one governing word."""
    addressee, start, end = addressed(scene.statement, reign, scene.actors)
    actor = _who(scene, reign)
    if reign.role == "should":
        return _due(scene, reign, actor)
    property_ = _property(scene, reign, actor, addressee)
    if property_ is None:
        return []
    found = items(scene.statement, max(reign.start, start if property_ in ("hopes", "pledges") else end), reign.end)
    return _drafts(scene, reign, found, _Reading(property_, actor, addressee, start, end))


@dataclass(frozen=True, slots=True)
class _Reading:
    """Who does it, to whom, under which property; where the words of the addressee begin and end."""

    property: str
    actor: Actor | None
    addressee: Actor | None
    start: int
    end: int


def _who(scene: Scene, reign: Reign) -> Actor | None:
    """Who asks or promises: named before the word, else the one who did so earlier in the sentence or speaks in it."""
    actor = scene.cast.doer(scene.statement, reign.cue)
    if actor is not None and (actor.ref is not None or actor.kind == "place"):
        return actor
    if actor is not None and actor.kind == "organisation":
        return None  # "the company" that no name stands for
    speaker = scene.context.speaker(scene.statement)
    if speaker.ref is None:
        return None
    return Actor(reign.cue.start, reign.cue.start, speaker.ref.type, speaker.ref, speaker.basis or "carried")


def _property(scene: Scene, reign: Reign, actor: Actor | None, addressee: Actor | None) -> str | None:
    """The property of a governing word in this place; None when it says nothing of the kind here."""
    if reign.role == "agree":
        if actor is not None and (actor.kind == "person" or actor.basis == "office"):
            return "pledges"
        return "agreed_action" if actor is not None else None
    if actor is None or (reign.cue.means("needs") and addressee is None):
        return None
    if actor.kind == "body" and reign.role != "ask":
        return None
    if reign.role == "plan":
        return _planned(scene, reign, actor)
    if reign.role == "hope" and not reign.cue.means("trust") and _other(scene, actor, addressee):
        return "asks"
    return PROPERTIES[reign.role]


def _other(scene: Scene, actor: Actor, addressee: Actor | None) -> bool:
    """Whether what is hoped for would have to be done by others than the one who hopes."""
    if addressee is None or addressee.start == actor.start:
        return False
    if addressee.kind in (PAIR, "body"):
        return True
    if addressee.subtype == "company" and actor.subtype not in ("company", "collective"):
        return True
    own, theirs = scene.cast.side(scene.ref(actor)), scene.cast.side(scene.ref(addressee))
    if own is not None and theirs is not None:
        return own.id != theirs.id
    return addressee.kind in ("person", "place") or addressee.subtype in ("government_body", "party_body")


def _due(scene: Scene, reign: Reign, sides: Actor | None) -> list[Draft]:
    """ "Both sides should …", said by a person: asked of both sides."""
    speaker = scene.context.speaker(scene.statement)
    if sides is None or sides.kind != PAIR or speaker.ref is None or speaker.ref.type != "person":
        return []
    actor = Actor(reign.cue.start, reign.cue.start, "person", speaker.ref, speaker.basis or "carried")
    found = items(scene.statement, reign.start, reign.end)
    return _drafts(scene, reign, found, _Reading("asks", actor, sides, sides.start, sides.end))


def _planned(scene: Scene, reign: Reign, actor: Actor) -> str | None:
    """A place or body that "will …"; after a promise of the same speaker, one more promise."""
    if actor.kind not in ("place", "organisation") or actor.subtype in SILENT or actor.end > reign.cue.start:
        return None
    if reign.cue.start - actor.end > 30 or actor.start == reign.cue.start:
        return None
    turn, ref = scene.turn, scene.ref(actor)
    goes_on = turn.index == scene.statement.index - 1 and turn.block == scene.statement.block.start
    same = turn.subject is not None and ref is not None and turn.subject.id == ref.id
    return "pledges" if goes_on and turn.property == "pledges" and same else "plans"


def _drafts(scene: Scene, reign: Reign, found: Sequence[Item], reading: _Reading) -> list[Draft]:
    definite = [i for i in found if i.rank]
    if reading.property == "plans":
        found = definite
    if not found:
        return []
    whole = _Whole(scene, reign, reading)
    drafts = [whole.draft(item) for item in found]
    kept = [d for d in drafts if d.subject is not None]
    if kept:
        whole.remember(kept[0])
    return kept


@dataclass(frozen=True, slots=True)
class _Whole:
    """A governing word with everything read of it: makes the drafts of its items."""

    scene: Scene
    reign: Reign
    reading: _Reading

    def draft(self, item: Item) -> Draft:
        """The draft of one item."""
        property_, cue = self.reading.property, self.reign.cue
        modality = "hope" if cue.role == "hope" and not cue.means("trust") else str(cue.means("modality"))
        modality = "commitment" if property_ in ("pledges", "agreed_action") else modality
        draft = Draft(property_, item.start, item.end, cue.phrase.rule, self.subject(), text=wording(item.topic))
        draft.modality, draft.confidence = modality, CONFIDENCE[property_] - (0.15 if not item.rank else 0.0)
        draft.qualifiers["topic"] = self._topic(item)
        self._relate(draft, item)
        self._voice(draft)
        return draft

    def subject(self) -> EntityRef | None:
        """Who asks, hopes, plans; of a promise the one it is made for; of an agreed action the agreement."""
        scene, actor = self.scene, self.reading.actor
        if self.reading.property == "agreed_action":
            held = scene.context.of("agreement", scene.statement)
            return held or scene.context.references.unnamed("agreement", "agreed")
        if self.reading.property == "pledges" and (inner := self._inner()) is not None:
            return inner
        return scene.ref(actor)

    def _inner(self) -> EntityRef | None:
        """Who will do it where the promise says so: "affirmed that the city will …"."""
        cue = self.reign.cue
        inside = [a for a in self.scene.actors if cue.start < a.start and a.end <= cue.end]
        return self.scene.ref(inside[-1]) if inside else None

    def _topic(self, item: Item) -> str:
        """The topic; of companies that cooperate or are to, cooperation between firms."""
        sides = (self.reading.actor, self.reading.addressee)
        firm = any(a is not None and a.subtype in ("company", "collective") for a in sides)
        return "business_cooperation" if firm and item.topic == "general_cooperation" else item.topic

    def _relate(self, draft: Draft, item: Item) -> None:
        """To whom, by whom, about what, at which event."""
        to = self.addressee()
        if draft.property == "agreed_action":
            by = self.scene.ref(self.reading.actor)
            if by is not None:
                draft.qualifiers["agreed_by"] = by
        elif to is not None and draft.property in ("asks", "pledges"):
            draft.qualifiers["addressee"] = to
        _situate(draft, self.scene, item)

    def addressee(self) -> EntityRef | None:
        """To whom: the one named behind the word; of a promise the one asked before, or named with it."""
        first = self.reading.addressee
        if self.reading.property != "pledges":
            return self._named(first) if first is not None else None
        return self._earlier() or self._toward() or self._standing()

    def _named(self, first: Actor) -> EntityRef | None:
        """The addressee by all its words where it is several."""
        whole = self.scene.statement.document.text[self.reading.start : self.reading.end]
        if self.reading.end > first.end:
            return self.scene.context.references.named("organisation", whole, whole)
        return self.scene.ref(first)

    def _earlier(self) -> EntityRef | None:
        """Whom the same one asked in the same breath."""
        turn, actor = self.scene.turn, self.scene.ref(self.reading.actor)
        asker = self.scene.ref(turn.actor)
        if asker is None or actor is None or asker.id != actor.id:
            return None
        near = self.scene.statement.index - turn.index <= 1 and turn.block == self.scene.statement.block.start
        return turn.addressee if near and not turn.mutual and turn.property in ("asks", "pledges") else None

    def _toward(self) -> EntityRef | None:
        """Who is named behind "with", "for", "accompany"."""
        statement, own = self.scene.statement, self.subject()
        marks = [c.end for c in statement.cued("asks", "toward") if self.reign.cue.start <= c.start]
        limit = min(self.reign.end, self.reign.start + REACH)
        for actor in self.scene.actors:
            led = any(0 <= actor.start - at <= 12 for at in marks)
            ref = self.scene.ref(actor)
            if led and self.reign.start <= actor.start < limit and ref is not None and ref != own:
                return ref
        return None

    def _standing(self) -> EntityRef | None:
        """Who the same speaker promised to earlier in the text."""
        side = self._side()
        return self.scene.turn.owed.get(side.id) if side is not None else None

    def _side(self) -> EntityRef | None:
        """The place the one who promises speaks for, else himself."""
        ref = self.scene.ref(self.reading.actor)
        return self.scene.cast.side(ref) or ref

    def _voice(self, draft: Draft) -> None:
        """A person who asks or promises also speaks."""
        actor = self.reading.actor
        if actor is not None and actor.kind == "person" and actor.ref is not None:
            draft.stated_by, draft.stated_by_basis = actor.ref, actor.basis

    def remember(self, draft: Draft) -> None:
        """Keep what was said for the sentences that go on with it."""
        turn, statement = self.scene.turn, self.scene.statement
        to = draft.qualifiers.get("addressee")
        turn.index, turn.block, turn.property = statement.index, statement.block.start, draft.property
        turn.rule, turn.actor, turn.subject = draft.rule, self.reading.actor, draft.subject
        turn.addressee = to if isinstance(to, EntityRef) else None
        turn.mutual = self.reading.addressee is not None and self.reading.addressee.kind == PAIR
        side = self._side()
        if draft.property == "pledges" and turn.addressee is not None and side is not None:
            turn.owed[side.id] = turn.addressee


def wording(topic: str) -> str:
    """The normalised English of a topic: ``wording("railway") == "rail link"``."""
    return str(codes("topic").get(topic, topic.replace("_", " ")))


def _continued(scene: Scene) -> list[Draft]:
    """A sentence that goes on with what was asked of both sides just before."""
    turn, statement = scene.turn, scene.statement
    first = going_on(statement, scene.actors)
    if first is None or turn.property != "asks" or turn.addressee is None or turn.index != statement.index - 1:
        return []
    subject, to = scene.ref(turn.actor), scene.ref(first)
    if subject is None:
        return []
    found = [item for item in items(statement, first.end, statement.end) if item.rank]
    return [_implied(scene, item, subject, to) for item in found]


def _implied(scene: Scene, item: Item, subject: EntityRef, to: EntityRef | None) -> Draft:
    draft = Draft("asks", item.start, item.end, f"{scene.turn.rule}.continued", subject, text=wording(item.topic))
    draft.modality, draft.confidence, draft.tags = "request", 0.7, ("implicit_request",)
    draft.stated_by, draft.stated_by_basis = subject, "inferred"
    draft.qualifiers["topic"] = item.topic
    if to is not None:
        draft.qualifiers["addressee"] = to
    _situate(draft, scene, item)
    return draft


def _situate(draft: Draft, scene: Scene, item: Item) -> None:
    """What it is about and at which event it was said."""
    statement, context = scene.statement, scene.context
    about = next((m for m in statement.named(*ABOUT) if m.start < item.end and item.start < m.end), None)
    if about is not None:
        draft.qualifiers["about"] = context.references.of(about)
    event = context.of("event", statement)
    if event is not None:
        draft.qualifiers["event"] = event
