"""What each document says of each event and agreement it names: the profile by which tellings are compared."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType

from entente.model.claim import EntityRef
from entente.model.period import Period, order, reads, year
from entente.reconcile.item import Item
from entente.vocabulary.rules import rules

OCCURRENCES = ("event", "agreement")


@dataclass(slots=True)
class Profile:
    """One occurrence as one document tells it.

    ``own`` are claims about it, ``told`` claims said to belong to it. ``sayings`` are what was said there, as
    comparable keys; ``parts`` the parts of each participant; ``named`` the ids of participants that have a name.
    """

    doc: str
    ref: EntityRef
    kind: str = ""
    own: list[Item] = field(default_factory=list)
    told: list[Item] = field(default_factory=list)
    date: Period | None = None
    stated_date: bool = False
    place: str | None = None
    parts: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    types: dict[str, str] = field(default_factory=dict)
    named: set[str] = field(default_factory=set)
    objects: dict[str, EntityRef] = field(default_factory=dict)
    sayings: set[tuple[str, ...]] = field(default_factory=set)
    publication: Period | None = None
    language: str = "und"

    @property
    def key(self) -> tuple[str, str]:
        """The document and the id it uses."""
        return self.doc, self.ref.id

    @property
    def meeting(self) -> bool:
        """Whether people meet at it."""
        return self.kind in rules().meeting.kinds

    @property
    def outside(self) -> set[str]:
        """Named participants that came from elsewhere."""
        return {p for p, parts in self.parts.items() if parts & rules().meeting.outside and p in self.named}


def profiles(
    found: Sequence[Item], told: Mapping[str, Period], languages: Mapping[str, str] = MappingProxyType({})
) -> list[Profile]:
    """Every event and agreement of every document, in order of document and id."""
    made: dict[tuple[str, str], Profile] = {}
    for item in found:
        subject, event = item.claim.subject, item.claim.qualifier("event")
        if subject.type in OCCURRENCES:
            _profile(made, item.doc, subject).own.append(item)
        if isinstance(event, EntityRef) and event.type == "event" and event.id != subject.id:
            _profile(made, item.doc, event).told.append(item)
    for profile in made.values():
        profile.publication = told.get(profile.doc)
        profile.language = languages.get(profile.doc, "und")
        _fill(profile)
    _only_meetings(made.values(), found)
    return [made[key] for key in sorted(made)]


def _only_meetings(made: Iterable[Profile], found: Sequence[Item]) -> None:
    """Where a document has one meeting with participants, all it tells counts as said there."""
    meetings: dict[str, list[Profile]] = defaultdict(list)
    for profile in made:
        if profile.meeting and profile.parts:
            meetings[profile.doc].append(profile)
    for item in found:
        only = meetings.get(item.doc, ())
        if len(only) == 1 and item.claim.subject.type not in (*OCCURRENCES, "document"):
            only[0].sayings.add(saying(item))


def _profile(made: dict[tuple[str, str], Profile], doc: str, ref: EntityRef) -> Profile:
    return made.setdefault((doc, ref.id), Profile(doc, ref))


def _fill(p: Profile) -> None:
    for item in p.own:
        _own(p, item)
    p.kind = kind(p)
    happened, statuses = _telling(p.kind)
    for item in p.told:
        if item.claim.property in happened or (item.claim.property == "status" and item.claim.text in statuses):
            p.objects[item.subject] = item.claim.subject
            if item.claim.value_ref is not None and item.claim.property in rules().symmetric:
                p.objects[item.value or ""] = item.claim.value_ref
            _date(p, item)
        p.sayings.add(saying(item))


def _own(p: Profile, item: Item) -> None:
    claim = item.claim
    match claim.property:
        case "held_on" | "signed_on":
            p.date, p.stated_date = reads(claim.text) or p.date, True
        case "elapsed_time" if item.period and item.period.start and p.date is None:
            p.date = year(item.period.start.year)
        case "held_in" if item.value:
            p.place = item.value
        case "participant" | "party" if claim.value_ref is not None and item.value:
            p.parts[item.value].add(item.qualifiers.get("part", ""))
            p.types[item.value] = claim.value_ref.type
            if claim.value_ref.name:
                p.named.add(item.value)


def _date(p: Profile, item: Item) -> None:
    """The day of what happened, unless the document dates the event itself."""
    own = reads(item.claim.text) if item.claim.property in rules().steps else None
    dated = own or (item.period if item.claim.as_of_basis == "stated" or item.basis == 2 else None)
    if p.stated_date or dated is None or dated == p.publication:
        return
    if p.date is None or (own is not None and order(own) < order(p.date)):
        p.date = dated


def saying(item: Item) -> tuple[str, ...]:
    """What a claim says, comparable across tellings: subject, property and value, figures by their limits."""
    q = item.claim.quantity
    if q is not None:
        return item.subject, item.claim.property, str(q.low), str(q.high), q.unit or ""
    about = item.qualifiers.get("topic") if item.claim.property in rules().free_text else item.value
    return item.subject, item.claim.property, about or ""


def _telling(kind_: str) -> tuple[frozenset[str], frozenset[str]]:
    """Properties and statuses whose subject is what an event of a kind is about."""
    found = [rule for rule in rules().event_kinds if rule.kind == kind_]
    return frozenset(p for r in found for p in r.claims), frozenset(s for r in found for s in r.statuses)


def kind(p: Profile) -> str:
    """The kind of an occurrence: stated, else by what is claimed of it, else by who took which part."""
    if p.ref.type == "agreement":
        return "agreement"
    stated = sorted(i.claim.text for i in p.own if i.claim.property == "event_type" and i.claim.text)
    if stated:
        return stated[0]
    if p.parts:
        return _by_parts({part for parts in p.parts.values() for part in parts})
    at = {i.claim.property for i in p.told}
    own = {i.claim.property for i in p.own}
    marks = {name for i in p.told for name in i.qualifiers}
    for rule in rules().event_kinds:
        if rule.claims & at or rule.own & own or rule.qualifiers & marks:
            return rule.kind
    reached = {i.claim.text for i in p.told if i.claim.property == "status"}
    for rule in rules().event_kinds:
        if rule.statuses & reached:
            return rule.kind
    return "working_session" if at & rules().promise.keys() else "event"


def _by_parts(stated: set[str]) -> str:
    for name, *needed in rules().meeting.parts:
        if stated.issuperset(needed):
            return name
    return "working_session"
