"""Which tellings tell one occurrence: same kind, near dates, shared people and things, never the date alone."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from entente.model.period import Period, before, gap_days, overlaps
from entente.model.reason import Reason, because
from entente.reconcile.item import stable_id
from entente.reconcile.occurrences import Profile
from entente.vocabulary.rules import rules

_WORDED = 3  # parts of a saying that is no figure: subject, property, value
_CROWD = 40  # a key shared by more tellings than this says nothing: it is left to rarer keys


@dataclass(frozen=True, slots=True)
class Match:
    """Two tellings that may be of one occurrence, with their points and the reasons."""

    a: int
    b: int
    points: int
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class Joined:
    """Tellings of one occurrence, in order of document and id, and why they were joined."""

    id: str
    members: tuple[Profile, ...]
    reasons: tuple[Reason, ...]


def occurrence_id(profile: Profile) -> str:
    """The id an occurrence would have if only this document told of it."""
    return stable_id(profile.ref.type, profile.doc, profile.ref.id)


def join(found: Sequence[Profile], retold: Iterable[tuple[str, str]] = ()) -> list[Joined]:
    """Every occurrence with its tellings, sorted by id; the smallest own id names it.

    ``retold`` are pairs of documents that tell one report: copies, translations, rewrites.
    """
    told = {match for a, b in retold for match in _retellings(found, a, b)}
    matches = sorted({*_matches(found), *told}, key=lambda m: (-m.points, m.a, m.b, str(m.reasons)))
    sure = {(match.a, match.b) for match in told}
    cluster: dict[int, list[int]] = {i: [i] for i in range(len(found))}
    home = {i: i for i in cluster}
    why: dict[int, list[Reason]] = defaultdict(list)
    for match in matches:
        a, b = home[match.a], home[match.b]
        if a == b:
            continue
        pairs = [(i, j) for i in cluster[a] for j in cluster[b]]
        if any(_apart(found[i], found[j], not {(i, j), (j, i)} & sure) for i, j in pairs):
            continue
        cluster[a] += cluster.pop(b)
        why[a] += [*why.pop(b, []), *match.reasons]
        home.update(dict.fromkeys(cluster[a], a))
    return sorted((_joined(found, ids, why[key]) for key, ids in cluster.items()), key=lambda j: j.id)


def _joined(found: Sequence[Profile], ids: Iterable[int], why: Iterable[Reason]) -> Joined:
    members = tuple(found[i] for i in sorted(ids))
    reasons = sorted(set(why), key=lambda r: (r.code, r.parameters))
    return Joined(min(map(occurrence_id, members)), members, tuple(reasons))


def ids(found: Iterable[Joined]) -> dict[tuple[str, str], str]:
    """The occurrence of each (document, id) the claims use."""
    return {member.key: one.id for one in found for member in one.members}


def _matches(found: Sequence[Profile]) -> Iterator[Match]:
    seen: set[tuple[int, int]] = set()
    for members in _blocks(found).values():
        if len(members) > _CROWD:
            continue
        for a, b in combinations(members, 2):
            if (a, b) not in seen:
                seen.add((a, b))
                match = compared(found, a, b)
                if match:
                    yield match


def _blocks(found: Sequence[Profile]) -> Mapping[tuple[str, ...], list[int]]:
    blocks: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for i, p in enumerate(found):
        for key in sorted(set(_keys(p))):
            blocks[key].append(i)
    return blocks


def _keys(p: Profile) -> Iterator[tuple[str, ...]]:
    group = "meeting" if p.meeting else p.kind
    months = _months(p.date or p.publication)
    for thing in p.objects:
        yield group, "object", thing
    if p.ref.name:
        yield group, "name", p.ref.name
    for who in p.named:
        yield from ((group, "who", who, month) for month in months)
    for what in p.sayings if p.meeting else ():
        yield from ((group, "saying", *what, month) for month in months)


def _months(period: Period | None) -> list[str]:
    """The month it began shared with either neighbour, so that near dates meet in one block; and any time at all.

    What is said by many meets in its month; what is rare meets whatever is known of its date.
    """
    day = period.start or period.end if period else None
    if day is None:
        return [""]
    number = day.year * 12 + day.month
    return ["", f"{number - 1}/{number}", f"{number}/{number + 1}"]


def compared(found: Sequence[Profile], a: int, b: int) -> Match | None:
    """The points of two tellings and their reasons, None when they are not one occurrence."""
    p, q = found[a], found[b]
    if _apart(p, q):
        return None
    reasons = _meeting(p, q) if p.meeting else _same_thing(p, q)
    if not reasons:
        return None
    return Match(a, b, sum(points for points, _ in reasons), tuple(reason for _, reason in reasons))


def _retellings(found: Sequence[Profile], a: str, b: str) -> Iterator[Match]:
    """Of one report told twice: the only meeting of each telling, and what is alone of its kind and day in both."""
    here, there = ([i for i, p in enumerate(found) if p.doc == doc] for doc in (a, b))
    for i in here:
        for j in there:
            p, q = found[i], found[j]
            alone = _alone(p, [found[k] for k in here]) and _alone(q, [found[k] for k in there])
            if alone and p.kind != "event" and not _apart(p, q, guests=not _across(p, q)):
                yield Match(i, j, rules().meeting.points["enough"], (because("one_report"), *_days(p, q)))


def _alone(p: Profile, beside: Sequence[Profile]) -> bool:
    """Whether a telling has no other meeting, or nothing else of that kind."""
    return sum(1 for q in beside if (p.meeting and q.meeting and q.parts) or p.kind == q.kind) == 1


def _days(p: Profile, q: Profile) -> list[Reason]:
    return [reason for _, reason in _same_day(p, q)]


def _apart(p: Profile, q: Profile, guests: bool = True) -> bool:
    """Whether something forbids that two tellings are of one occurrence."""
    if p.doc == q.doc or p.ref.type != q.ref.type:
        return True
    if p.kind != q.kind and not (p.meeting and q.meeting):
        return True
    if p.date and q.date and gap_days(p.date, q.date) > 1:
        return True
    if _out_of_reach(p, q) or _out_of_reach(q, p):
        return True
    return guests and p.meeting and _other_guests(p, q)


def _out_of_reach(undated: Profile, dated: Profile) -> bool:
    """Whether an undated telling was published before the event, or long after a meeting."""
    if undated.date is not None or dated.date is None or undated.publication is None or not undated.meeting:
        return False
    if before(undated.publication, dated.date):
        return True
    return gap_days(undated.publication, dated.date) > rules().meeting.points["near_days"]


def _other_guests(p: Profile, q: Profile) -> bool:
    """Whether both name guests from elsewhere, and neither telling knows the other's.

    Names may be unknown across languages: where a good part of what was said is the same, it is one conversation.
    """
    apart = bool(p.outside and q.outside) and not (p.outside & q.parts.keys() or q.outside & p.parts.keys())
    return apart and not (_across(p, q) and _one_conversation(p, q))


def _across(p: Profile, q: Profile) -> bool:
    """Whether two tellings are known to be in two languages."""
    return "und" not in (p.language, q.language) and p.language != q.language


def _one_conversation(p: Profile, q: Profile) -> bool:
    """Whether a good part of what was said at both is the same, and not only the host's figures."""
    points = rules().meeting.points
    shared = p.sayings & q.sayings
    words = sum(1 for what in shared if len(what) == _WORDED)
    part = 100 * len(shared) >= points["conversation_part"] * min(len(p.sayings), len(q.sayings))
    return len(shared) >= points["conversation"] and words >= points["conversation_words"] and part


def _same_thing(p: Profile, q: Profile) -> list[tuple[int, Reason]]:
    if p.kind == "agreement":
        return _same_agreement(p, q)
    shared = sorted(p.objects.keys() & q.objects.keys())
    if not shared:
        return _same_name(p, q)
    reasons = [(3, because("shared_object", what=", ".join(_names(p.objects[s].name or s for s in shared))))]
    return reasons + _same_day(p, q)


def _same_agreement(p: Profile, q: Profile) -> list[tuple[int, Reason]]:
    shared = p.named & q.named
    known = p.date is not None and q.date is not None and overlaps(p.date, q.date)
    if len(shared) < 2 or not known or not (p.named <= q.named or q.named <= p.named):
        return _same_name(p, q)
    return [(3, because("shared_parties", count=len(shared))), *_same_day(p, q)]


def _same_name(p: Profile, q: Profile) -> list[tuple[int, Reason]]:
    near = p.date is not None and q.date is not None and overlaps(p.date, q.date)
    return [(4, because("same_name", name=p.ref.name))] if p.ref.name and p.ref.name == q.ref.name and near else []


def _meeting(p: Profile, q: Profile) -> list[tuple[int, Reason]]:
    points = rules().meeting.points
    reasons: list[tuple[int, Reason]] = []
    shared = sorted(p.named & q.named)
    if shared:
        worth = sum(points.get(p.types[s], points["place"]) for s in shared)
        reasons.append((worth, because("shared_participants", count=len(shared))))
    told = len(p.sayings & q.sayings)
    if told:
        reasons.append((min(told * points["saying"], points["sayings_most"]), because("shared_sayings", count=told)))
    if not reasons:
        return _same_name(p, q)
    if p.place and p.place == q.place:
        reasons.append((points["held_in"], because("same_place", place=p.place)))
    day = _same_day(p, q)
    reasons += day + _same_name(p, q)
    # A host who repeats his figures to the next guest shares much with himself: more than that is asked for.
    words = sum(1 for what in p.sayings & q.sayings if len(what) == _WORDED)
    known = bool(shared) and bool(day) and words >= points["conversation_words"]
    strong = len(shared) > 1 or bool(p.outside & q.outside) or known or _one_conversation(p, q)
    return reasons if strong and sum(r[0] for r in reasons) >= points["enough"] else []


def _same_day(p: Profile, q: Profile) -> list[tuple[int, Reason]]:
    if p.date is None or q.date is None or not overlaps(p.date, q.date):
        return []
    exact = p.date == q.date and p.date.precision == "day"
    return [(rules().meeting.points["day"] if exact else 1, because("same_date", date=p.date.edtf()))]


def _names(found: Iterable[str]) -> list[str]:
    return sorted(set(found))
