"""A sentence laid out for measuring: its figures, the heads and modifiers around them, and how far apart they are."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from entente.claims.distance import running
from entente.claims.frames import Facets, under
from entente.claims.statement import Statement
from entente.language.phrases import Cue
from entente.model.mark import Mark, Mention
from entente.vocabulary.terms import units

SIGHT = 400  # characters beyond which a head says nothing
CLOSER = 0.004  # per character: of two equally free ways the shorter
AFTER = 1.5  # what it costs a head to stand behind its figure


@dataclass(slots=True, eq=False)
class Figure:
    """A quantity with its place in the order and what is found out about it."""

    mark: Mark
    dims: frozenset[str]
    number: int
    heads: list[Head] = field(default_factory=list)
    facets: Facets = field(default_factory=dict)
    swayed: dict[str, tuple[int, Any]] = field(default_factory=dict)

    @property
    def start(self) -> int:
        """First character of the hedge, or of the figure."""
        return min(self.mark.start, self.mark.hedge.start) if self.mark.hedge else self.mark.start

    @property
    def end(self) -> int:
        """Character after the figure."""
        return self.mark.end

    @property
    def unit(self) -> str | None:
        """Unit code of the figure."""
        return self.mark.quantity.unit if self.mark.quantity else None


@dataclass(slots=True, eq=False)
class Head:
    """A cue that names what is measured, with the facets it carries and those that modify it."""

    start: int
    end: int
    code: str
    rule: str
    side: str
    facets: Facets
    dims: frozenset[str] = frozenset()

    def takes(self, figure: Figure) -> bool:
        """Whether a figure of this kind can stand under the head (of a head without frames: blocks it)."""
        if self.dims:
            return not self.dims.isdisjoint(figure.dims)
        return any(under(self.code, dim) for dim in figure.dims)


@dataclass(slots=True)
class Layout:
    """Everything of one sentence that measuring needs."""

    statement: Statement
    figures: list[Figure]
    heads: list[Head]
    cues: tuple[Cue, ...]
    mentions: tuple[Mention, ...]
    starts: list[int] = field(default_factory=list)
    weights: list[float] = field(default_factory=list)
    roles: dict[str, list[Cue]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Note where figures begin, and the cues of every role."""
        self.starts = [f.start for f in self.figures]
        for cue in self.cues:
            self.roles.setdefault(cue.phrase.role, []).append(cue)

    def gap(self, start: int, end: int) -> float:
        """What lies between two offsets of the document."""
        if not self.weights:
            spans = [(f.start, f.end) for f in self.figures], [(m.start, m.end) for m in self.mentions]
            self.weights = running(self.statement, spans[0], spans[1], self.cues)
        origin = self.statement.start
        a, b = max(0, start - origin), max(0, end - origin)
        return self.weights[min(b, len(self.weights) - 1)] - self.weights[min(a, len(self.weights) - 1)]

    def between(self, a: tuple[int, int], b: tuple[int, int]) -> float:
        """The gap between two spans, 0 when they touch or overlap."""
        low, high = (a[1], b[0]) if a[1] <= b[0] else (b[1], a[0])
        return self.gap(low, high) + CLOSER * (high - low) if low <= high else 0.0

    def cued(self, *roles: str) -> list[Cue]:
        """Cues of these roles, in text order."""
        if len(roles) == 1:
            return self.roles.get(roles[0], [])
        return sorted((c for role in roles for c in self.roles.get(role, ())), key=lambda c: (c.start, -c.end))

    def text(self, start: int, end: int) -> str:
        """Text between two offsets of the document."""
        return self.statement.document.text[start:end]


def lay_out(statement: Statement, families: Iterable[str]) -> Layout:
    """The layout of a sentence, from its marks, mentions and the cues of these families."""
    wanted = frozenset(families)
    cues = tuple(cue for cue in statement.cues if cue.phrase.family in wanted)
    figures = [Figure(mark, _dims(mark), i) for i, mark in enumerate(statement.quantities)]
    mentions = tuple(m for m in _outermost(statement.mentions) if not _begins_in(m, figures) and not _counted(m, cues))
    return Layout(statement, figures, _heads(cues, mentions), cues, mentions)


def _dims(mark: Mark) -> frozenset[str]:
    """What kind of figure it is: its dimension, or what its rate is of."""
    unit = mark.quantity.unit if mark.quantity else None
    if mark.kind in ("percent", "money") and not (unit and "/" in unit):
        return frozenset((mark.kind,))
    if mark.kind == "ordinal":
        return frozenset(("rank",))
    if unit and "/" in unit:
        base, _, per = unit.partition("/")
        priced = mark.kind == "money" or units().get(base) == "money"
        return frozenset(("price" if priced else "rate",)) if per else frozenset()
    known = units().get(unit or "")
    if known and known != "count":
        return frozenset((known,))
    if unit is None:
        return frozenset(("number",)) if mark.kind == "number" else frozenset(("count", "number"))
    return frozenset(("count",))


def _heads(cues: Sequence[Cue], mentions: Sequence[Mention]) -> list[Head]:
    """Head cues, the longest where they overlap, none inside a name."""
    rows = sorted((cue for cue in cues if cue.role == "head"), key=lambda c: (c.start, -c.end))
    heads: list[Head] = []
    for cue in rows:
        if _in_name(cue, mentions):
            continue
        last = heads[-1] if heads else None
        if last is not None and cue.start < last.end and (last.start, last.end) != (cue.start, cue.end):
            if last.end - last.start >= cue.end - cue.start:
                continue
            heads = [h for h in heads if h.end <= cue.start]
        heads.append(_head(cue))
    return heads


def _head(cue: Cue) -> Head:
    facets = {k: v for k, v in cue.phrase.means.items() if k not in ("head", "side", "dims")}
    dims = frozenset(cue.means("dims") or ())
    code, side = str(cue.means("head")), str(cue.means("side") or "both")
    return Head(cue.start, cue.end, code, cue.phrase.rule, side, facets, dims)


def _in_name(cue: Cue, mentions: Sequence[Mention]) -> bool:
    names = (m for m in mentions if m.subtype != "collective" and (m.rule != "anaphor" or m.type == "place"))
    return any(m.start <= cue.start and cue.end <= m.end and m.end - m.start > cue.end - cue.start for m in names)


def _begins_in(mention: Mention, figures: Sequence[Figure]) -> bool:
    """Whether a name begins inside a figure: what a figure counts is no name ("60 proyek")."""
    return mention.type != "place" and any(f.mark.start < mention.start < f.mark.end for f in figures)


def _counted(mention: Mention, cues: Sequence[Cue]) -> bool:
    """Whether a name only ends in what is counted: 北江省外资项目 is no project of its own."""
    if mention.type != "project":
        return False
    return any(c.role == "head" and c.end == mention.end and c.means("invested") for c in cues)


def _outermost(mentions: Sequence[Mention]) -> tuple[Mention, ...]:
    """Mentions that do not lie inside another one."""
    kept: list[Mention] = []
    for mention in sorted(mentions, key=lambda m: (m.start, -m.end)):
        if not kept or mention.end > kept[-1].end:
            kept.append(mention)
    return tuple(kept)


def reach(layout: Layout, head: Head, figure: Figure) -> float:
    """How far a head stands from a figure; infinite on the wrong side of it."""
    if head.start < figure.end and figure.start < head.end:
        return 0.0
    before = head.end <= figure.start
    if head.side in ("before", "after") and (head.side == "before") is not before:
        return float("inf")
    distance = layout.between((head.start, head.end), (figure.start, figure.end))
    low, high = (head.end, figure.start) if before else (figure.end, head.start)
    if high - low > SIGHT:
        return float("inf")
    rivals = sum(1 for f in within(layout, low, high) if f is not figure and f.dims & figure.dims)
    if before:
        return distance + 3.0 * rivals
    if any(c in layout.text(low, high) for c in ",，;；"):
        return float("inf")
    return distance + (AFTER if head.side != "after" else 0.0) + 6.0 * rivals


def within(layout: Layout, start: int, end: int) -> list[Figure]:
    """Figures that begin between two offsets."""
    starts = layout.starts
    return layout.figures[bisect_left(starts, start) : bisect_left(starts, end)]
