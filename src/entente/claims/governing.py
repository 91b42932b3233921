"""What a word of asking, hoping, promising or agreeing governs: to whom it is said, and of what it speaks."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice, pairwise

from entente.claims.actor import PAIR, Actor
from entente.claims.cues import apart
from entente.claims.listing import closed
from entente.claims.statement import Statement
from entente.language.phrases import Cue

ROLES = {"ask": 0, "pledge": 1, "agree": 2, "hope": 3, "should": 4, "plan": 5}
WEAK = ("should", "plan")  # never governs inside the reign of another word
MOST = 40  # governing words of one sentence; more are no sentence
FAR = 40  # characters within which an addressee follows
LONG = 110  # characters of an addressee of several
WIDE = 80  # characters of an item before its topic is named
_PARTS = re.compile(r"[;；。]")
_SEPARATOR = re.compile(r"[,，、;；:：]")
_WORDS = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Reign:
    """A governing word and the text it governs."""

    cue: Cue
    start: int
    end: int

    @property
    def role(self) -> str:
        """ask, hope, pledge, agree, should or plan."""
        return self.cue.role


@dataclass(frozen=True, slots=True)
class Item:
    """One thing asked, promised or agreed: its words and its topic."""

    start: int
    end: int
    topic: str
    rank: int
    cue: Cue


def reigns(statement: Statement) -> tuple[Reign, ...]:
    """Governing words of the sentence in order, each with what it governs: up to the next one's clause."""
    written = [c for c in islice(statement.cued("asks", *ROLES), MOST) if not _titular(statement, c)]
    cues = apart(written, lambda cue: ROLES[cue.role])
    kept: list[Cue] = []
    for cue in cues:
        if not _weak(cue) or not kept or _weak(kept[-1]) or _parted(statement, kept[-1], cue):
            kept.append(cue)
    ends = [_clause_start(statement, a.end, b.start) for a, b in pairwise(kept)]
    return tuple(Reign(cue, cue.end, end) for cue, end in zip(kept, [*ends, statement.end], strict=False))


def _titular(statement: Statement, cue: Cue) -> bool:
    """Whether the word is part of a name or an office: 越南计划与投资部 plans nothing."""
    named = ((m.start, m.end) for m in statement.named("organisation") if not m.rule.endswith(("unnamed", "anaphor")))
    offices = ((r.start, r.end) for m in statement.named("person") for r in m.roles)
    return any(
        low <= cue.start and cue.end <= high and high - low > cue.end - cue.start for low, high in (*named, *offices)
    )


def _weak(cue: Cue) -> bool:
    """Whether the word may as well be part of what another governs: "will", "should", "ready to"."""
    return cue.role in WEAK or bool(cue.means("weak"))


def _parted(statement: Statement, before: Cue, after: Cue) -> bool:
    """Whether a full stop or semicolon lies between two cues."""
    return bool(_PARTS.search(statement.document.text, before.end, after.start))


def _clause_start(statement: Statement, low: int, high: int) -> int:
    """Where the clause of the cue at ``high`` begins: after the last separator before it, else at the cue."""
    found = [m.start() for m in _SEPARATOR.finditer(statement.document.text, low, high)]
    return found[-1] if found and high - found[-1] <= 90 else high


def addressed(statement: Statement, reign: Reign, actors: Sequence[Actor]) -> tuple[Actor | None, int, int]:
    """Who stands first in the reign, as the one who shall act, and the start and end of all its words.

    "urged Hai Phong authorities to …", "đề nghị hai bên tiếp tục …", 希望双方加强…: the actor right behind the word.
    """
    inside = [a for a in actors if reign.cue.start < a.start and a.end <= reign.cue.end]
    if inside and reign.role in ("ask", "hope"):
        return inside[-1], inside[-1].start, inside[-1].end
    begin = _led(statement, reign.start, reign.end)
    first = next((a for a in actors if reign.start <= a.start < reign.end and a.start <= begin + 1), None)
    if first is None or first.start - reign.start > FAR:
        return None, begin, begin
    return first, first.start, _phrase_end(statement, first, actors, reign.end)


def _led(statement: Statement, start: int, end: int) -> int:
    """The first character behind words that only lead over: "that", "agar", "với"."""
    leads = [c for c in statement.cued("asks", "lead") if start <= c.start < end]
    at, text = start, statement.document.text
    while at < end:
        while at < end and (text[at].isspace() or text[at] in ",，:："):
            at += 1
        step = max((c.end for c in leads if c.start == at), default=at)
        if step == at:
            return at
        at = step
    return at


def _phrase_end(statement: Statement, first: Actor, actors: Sequence[Actor], limit: int) -> int:
    """End of "authorities in Shenzhen and Hai Phong": before the verb that follows, when others are named up to it."""
    text = statement.document.text
    verbs = [c.start for c in statement.cued("asks", "verb") if first.end <= c.start < min(limit, first.start + LONG)]
    end = verbs[0] if verbs else first.end
    between = text[first.end : end]
    topics = any(first.end <= c.start < end for c in statement.cued("topics", "topic"))
    if not between.strip() or _SEPARATOR.search(between) or topics:
        return first.end
    joined = any(c.start - first.end <= 1 for c in statement.cued("asks", "join") if first.end <= c.start < end)
    others = any(first.end <= a.start < end for a in actors)
    return first.end + len(between.rstrip()) if joined or others else first.end


def going_on(statement: Statement, actors: Sequence[Actor]) -> Actor | None:
    """Both sides at the head of a sentence that goes on asking: a bare verb follows, nobody speaks, nothing is told.

    "Hai bên thúc đẩy xây dựng …" after "đề nghị hai bên …".
    """
    first = actors[0] if actors else None
    if first is None or first.kind != PAIR or first.start > statement.start + 1:
        return None
    told = (c.start - first.end for c in statement.cued("asks", "past", "plan", "agree"))
    acts = any(0 <= c.start - first.end <= 1 for c in statement.cued("asks", "verb"))
    spoken = any(True for _ in statement.cued("speech", "say"))
    return first if acts and not spoken and not any(0 <= gap <= FAR for gap in told) else None


def items(statement: Statement, start: int, end: int) -> list[Item]:
    """What is spoken of between two offsets, one item for each topic, in text order.

    A general topic counts only where its part of the sentence names no other; a purpose ("in order to …") and a list of
    fields ("in areas such as …") name none.
    """
    cuts = [m.start() for m in _PARTS.finditer(statement.document.text, start, end)]
    found: list[Item] = []
    for a, b in zip([start, *cuts], [*cuts, end], strict=True):
        found += _part(statement, a, b)
    first = {item.topic: item for item in reversed(found)}
    return sorted(first.values(), key=lambda item: item.start)


def _part(statement: Statement, start: int, end: int) -> list[Item]:
    inside = (c for c in statement.cued("topics", "topic") if start <= c.start and c.end <= end)
    topics = apart((c for c in inside if not _in_name(statement, c)), lambda cue: -int(cue.means("rank") or 0))
    end = _fields(statement, start, end)
    fields = closed(statement, start, end)
    topics = [c for c in topics if c.start < end and not any(c.start < m.end and m.start < c.end for m in fields)]
    topics = _before_purpose(statement, topics)
    absorbing = next((i for i, c in enumerate(topics) if c.means("absorbs")), None)
    topics = topics if absorbing is None else topics[: absorbing + 1]
    chosen = [_chosen(group) for group in _grouped(statement, topics)]
    if any(c.means("rank") for c, _ in chosen):
        chosen = [(c, stop) for c, stop in chosen if c.means("rank")]
    return [_item(statement, cue, stop, start) for cue, stop in chosen]


def _in_name(statement: Statement, cue: Cue) -> bool:
    """Whether the word is part of the name of a body or a zone ("Khu công nghiệp …" is where, not what)."""
    named = (m for m in statement.named("organisation", "zone") if not m.rule.endswith("unnamed"))
    return any(m.start <= cue.start and cue.end <= m.end and m.subtype != "collective" for m in named)


def _fields(statement: Statement, start: int, end: int) -> int:
    """Where a list of fields begins, which is told of as sectors and not as things asked."""
    cues = (c for c in statement.cued("sectors", "field") if c.means("side") != "before" and c.means("list"))
    return min((c.start for c in cues if start < c.start < end), default=end)


def _before_purpose(statement: Statement, topics: list[Cue]) -> list[Cue]:
    """Topics up to the first word of purpose that follows one."""
    if not topics:
        return topics
    first = topics[0].end
    stop = next((c.start for c in statement.cued("asks", "purpose") if c.start >= first), statement.end)
    return [c for c in topics if c.start < stop]


def _grouped(statement: Statement, topics: Sequence[Cue]) -> list[list[Cue]]:
    """Cues between which no comma and no "and" stands belong to one item."""
    joins = [c.start for c in statement.cued("asks", "join")]
    groups: list[list[Cue]] = []
    for cue in topics:
        before = groups[-1][-1].end if groups else cue.start
        parted = _SEPARATOR.search(statement.document.text, before, cue.start)
        if not groups or parted or any(before <= at < cue.start for at in joins):
            groups.append([cue])
        else:
            groups[-1].append(cue)
    return groups


def _chosen(group: Sequence[Cue]) -> tuple[Cue, int]:
    """The most definite cue of an item, the first of equals, and where the item's words end."""
    best = max(group, key=lambda c: (int(c.means("rank") or 0), -c.start))
    return best, best.end


def _item(statement: Statement, cue: Cue, stop: int, floor: int) -> Item:
    """The item of a cue: its words begin behind the last separator or "and", and behind words that only lead over."""
    text = statement.document.text
    seams = [m.end() for m in _SEPARATOR.finditer(text, floor, cue.start)]
    seams += [c.end for c in statement.cued("asks", "join") if floor <= c.start and c.end <= cue.start]
    start = _led(statement, max([floor, *seams]), cue.start)
    if cue.start - start > WIDE:
        words = [m.start() for m in _WORDS.finditer(text, cue.start - WIDE, cue.start)]
        start = words[1] if len(words) > 1 else cue.start
    return Item(start, stop, str(cue.means("topic")), int(cue.means("rank") or 0), cue)
