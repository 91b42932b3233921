"""Two tellings of one origin laid side by side: what differs, what is missing, what is put more strongly."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations

from entente.model.check import Check
from entente.model.fold import searchable
from entente.model.reason import because
from entente.reconcile.item import Item
from entente.reconcile.timeline import Point
from entente.reconcile.world import World, checked
from entente.vocabulary.rules import rules

_ABOUT_TEXT = frozenset({"source_url", "published_on", "author"})
_FAMILY = 12  # larger families of copies are compared with their first telling only


def checks(world: World) -> Iterator[Check]:
    """Every difference between related tellings, and tense faults of each."""
    for doc, found in sorted(world.by_doc.items()):
        yield from _tense(doc, found)
    for a, b in _pairs(world):
        shared = world.shared(a, b)
        yield from _modality(a, b, shared)
        yield from _worded(a, b, shared)
        yield from _missing(a, b, world)
        yield from _missing(b, a, world)
        yield from _asked(a, b, world)
        yield from _asked(b, a, world)
        yield from _stronger(a, b, world)
    yield from _guests(world)


def _pairs(world: World) -> list[tuple[str, str]]:
    families: dict[str, list[str]] = defaultdict(list)
    for doc in sorted(world.families.family):
        families[world.families.of(doc)].append(doc)
    made: list[tuple[str, str]] = []
    for docs in families.values():
        made += combinations(docs, 2) if len(docs) <= _FAMILY else [(docs[0], other) for other in docs[1:]]
    return made


def _tense(doc: str, found: Sequence[Item]) -> Iterator[Check]:
    wrong = [i for i in found if "wrong_tense" in i.claim.tags]
    if wrong:
        yield checked("tense_fault", "tense_corrected", [(i, "a") for i in wrong], because("future_of_the_past"))


def _in(point: Point, doc: str) -> Item:
    return next(i for i in point.items if i.doc == doc)


def _modality(a: str, b: str, shared: Sequence[Point]) -> Iterator[Check]:
    """One telling has done what the other plans, or asks what the other hopes."""
    rows: dict[tuple[str, ...], list[tuple[Item, str]]] = defaultdict(list)
    for point in shared:
        one, other = _in(point, a), _in(point, b)
        words = one.claim.modality, other.claim.modality
        if words[0] != words[1]:
            rows[one.subject, one.claim.property, *words] += [(one, "a"), (other, "b")]
    for told, roles in sorted(rows.items()):
        reason = because("told_as", a=told[2], b=told[3])
        yield checked("modality_difference", "differs", roles, reason)


def _worded(a: str, b: str, shared: Sequence[Point]) -> Iterator[Check]:
    """Promises whose words differ: one says more, or both say something else."""
    for point in shared:
        one, other = _in(point, a), _in(point, b)
        if one.claim.property not in rules().promise or one.value == other.value:
            continue
        x, y = (set(searchable(i.claim.text or "").split()) for i in (one, other))
        outcome = "narrower" if x < y or y < x else "differs" if x & y else "wording_differs"
        reason = because("words_differ", a=one.claim.text, b=other.claim.text)
        yield checked("translation_difference", outcome, [(one, "a"), (other, "b")], reason)


# ------------------------------------------------------------------ what one leaves out
def _missing(a: str, b: str, world: World) -> Iterator[Check]:
    """Sentences of one telling of which the other keeps nothing, or leaves out a part."""
    rows: dict[tuple[int, int], list[Item]] = defaultdict(list)
    anchors: dict[tuple[int, int], Item] = {}
    last: Item | None = None
    for item in world.by_doc[a]:
        there = next((i for i in world.point_of[item.claim.id].items if i.doc == b), None)
        if there is not None:
            last = there
        elif item.claim.property not in _ABOUT_TEXT and item.claim.property not in rules().promise:
            rows[item.claim.sentence].append(item)
            if last is not None:
                anchors.setdefault(item.claim.sentence, last)
    for sentence, found in sorted(rows.items()):
        kept = _one_of_each(found)
        roles = [(i, "a") for i in kept] + ([(anchors[sentence], "b")] if sentence in anchors else [])
        reason = because("left_out", count=len(found), there=a, here=b)
        yield checked("translation_difference", "missing_content", roles, reason)


def _one_of_each(found: Sequence[Item]) -> list[Item]:
    """One claim for each thing said: members of a list of which one thing is said stand for one another."""
    return list({(i.claim.property, i.value or i.claim.id): i for i in reversed(found)}.values())[::-1]


def _asked(a: str, b: str, world: World) -> Iterator[Check]:
    """What is asked or promised in one telling only, beside what both have."""
    for item in world.by_doc[a]:
        if item.claim.property not in rules().promise or _told_in(item, b, world):
            continue
        beside = [i for i in world.by_doc[a] if i.claim.sentence == item.claim.sentence and i is not item]
        both = [i for i in beside if i.claim.property == item.claim.property and _told_in(i, b, world)]
        if both:
            near = min(both, key=lambda i: (abs(i.claim.span.start - item.claim.span.start), i.claim.id))
            reason = because("asked_in_one", topic=item.qualifiers.get("topic", "-"), there=a, here=b)
            roles = [(item, "a"), (near, "a"), *((i, "b") for i in _told_in(near, b, world))]
            yield checked("translation_difference", "differs", roles, reason)


def _told_in(item: Item, doc: str, world: World) -> list[Item]:
    return [i for i in world.point_of[item.claim.id].items if i.doc == doc]


# ------------------------------------------------------------------ stronger words
def _stronger(a: str, b: str, world: World) -> Iterator[Check]:
    """One day told as a ceremony and as the start of works, and the like."""
    index: dict[tuple[str, str, str], list[Item]] = defaultdict(list)
    for doc in (a, b):
        for item in world.by_doc[doc]:
            if item.claim.property == "status" and item.claim.text:
                index[item.subject, item.claim.text, item.claim.as_of or ""].append(item)
            elif item.claim.text:
                index[item.subject, item.claim.property, item.claim.text].append(item)
    for weak, strong in rules().wordings:
        for (subject, word, when), found in sorted(index.items()):
            others = index.get((subject, strong, when), ())
            pairs = [(i, j) for i in found for j in others if i.doc != j.doc] if word == weak else []
            if pairs:
                reason = because("stronger_word", weaker=weak, stronger=strong, date=when or "-")
                yield checked(
                    "translation_difference", "wording_differs", [(pairs[0][0], "a"), (pairs[0][1], "b")], reason
                )


def _guests(world: World) -> Iterator[Check]:
    """Tellings of one event that name other participants, or give one another part."""
    for one in world.joined:
        named = [m for m in one.members if m.parts]
        for p, q in combinations(named[:_FAMILY], 2):
            parts = [i for i in (*p.own, *q.own) if i.claim.property == "participant" and i.value]
            told = {m.doc: {w: frozenset(s) for w, s in m.parts.items()} for m in (p, q)}
            differ = [i for i in parts if told[p.doc].get(i.value or "") != told[q.doc].get(i.value or "")]
            if differ:
                roles = [(i, "a" if i.doc == p.doc else "b") for i in differ]
                reason = because("other_participants", count=len({i.value for i in differ}))
                yield checked("translation_difference", "differs", roles, reason)
