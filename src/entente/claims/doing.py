"""Who does what a verb says."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence

from entente.claims.actor import Actor
from entente.claims.statement import Statement
from entente.language.phrases import Cue

GOVERNING = ("ask", "pledge", "agree", "hope", "should")
TITLES = 120  # characters of offices listed behind a name
ADVERB = 26  # characters an adverb may take between an actor and its verb
LEAD = 8  # characters looked back over for what the clause begins with
SEAM = re.compile(r"[,，、;；:：]")


def doer(statement: Statement, cue: Cue, outer: Sequence[Actor]) -> Actor | None:
    """Who does what the cue says: the actor right before it, else the last person, else the body a clause begins with.

    "Để …, Bí thư Thành ủy Hải Phòng đề nghị": the office; "tại Hải Phòng … đã đánh giá": not a preposition's place.
    """
    before = [a for a in outer if a.end <= cue.start]
    if not before:
        return None
    free = [a for a in before if not a.led]
    if free and free[-1] is before[-1] and _adjoins(statement, free[-1], cue):
        return free[-1]
    free = [a for a in free if a.kind != "body"]
    people = [a for a in free if a.kind == "person" or a.basis == "office"]
    if people:
        return _titled(statement, people)
    heads = [a for a in free if _begins(statement, a)]
    return heads[-1] if heads and not _busy(statement, heads[-1], cue) else None


def _titled(statement: Statement, people: Sequence[Actor]) -> Actor:
    """The last person; of "Somsak Keo, secretary of …, governor of Saravane," the one with the name."""
    last = people[-1]
    if last.basis != "office" or len(people) < 2 or people[-2].basis != "explicit":
        return last
    between = statement.document.text[people[-2].end : last.start]
    said = any(people[-2].end <= c.start < last.start for c in statement.cued("speech", "say", "tell"))
    closes = statement.document.text[last.end : last.end + 1] in (",", "，")
    return people[-2] if closes and not said and len(between) <= TITLES else last


def _begins(statement: Statement, actor: Actor) -> bool:
    """Whether the actor begins the sentence or a clause of it."""
    before = statement.document.text[max(statement.start, actor.start - LEAD) : actor.start].rstrip(" \"'“‘(")
    if not before:
        return actor.start - statement.start <= LEAD
    return bool(SEAM.match(before[-1])) or any(0 <= actor.start - c.end <= 1 for c in statement.cued("asks", "join"))


def _busy(statement: Statement, actor: Actor, cue: Cue) -> bool:
    """Whether the actor already has a verb of this kind, and the cue is not joined to it by "and"."""
    joined = any(0 <= cue.start - c.end <= 1 for c in statement.cued("asks", "join"))
    verbs = statement.cued("asks", *GOVERNING)
    return not joined and any(actor.end <= c.start and c.end < cue.start for c in verbs)


def _adjoins(statement: Statement, actor: Actor, cue: Cue) -> bool:
    """Whether nothing but a short adverb stands between the actor and what it does."""
    between = statement.document.text[actor.end : cue.start]
    if len(between) > ADVERB or SEAM.search(between):
        return False
    acts = statement.cued("asks", "verb", "join")
    return not any(actor.end <= c.start and c.end <= cue.start for c in acts)


def outermost(actors: Sequence[Actor]) -> tuple[Actor, ...]:
    """Actors that do not stand inside another's title; a person before the place his title begins with."""
    people = _apart(a for a in actors if a.kind == "person")
    others = _apart(a for a in actors if a.kind != "person")
    kept = list(people)
    ends = [a.end for a in people]
    for actor in others:
        at = bisect_right(ends, actor.start)
        if at == len(people) or people[at].start >= actor.end:
            kept.append(actor)
    return tuple(sorted(kept, key=lambda a: a.start))


def _apart(actors: Iterable[Actor]) -> list[Actor]:
    """Actors by start, the first and longest of those that overlap."""
    kept: list[Actor] = []
    for actor in sorted(actors, key=lambda a: (a.start, -a.end)):
        if not kept or actor.start >= kept[-1].end:
            kept.append(actor)
    return kept
