"""Percentages that say how another measure moves, what share it is, how much of a plan is reached."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from entente.claims.comparing import BASE, compared, moves
from entente.claims.frames import Facets, Frame, under
from entente.claims.items import idle
from entente.claims.layout import Figure, Head, reach
from entente.claims.measures import facets_of
from entente.claims.reading import Reading
from entente.claims.sentence import Sentence
from entente.language.phrases import Cue

NO_BASE = frozenset(("streak", "indices", "origins", "localities", "mechanisms", "elapsed", "procedure_time"))
NAMED = 32  # characters
PLAN = 3.0
JOINED = 2.6
MEASURED = ("money", "count", "mass", "area", "rate", "power", "duration")
CARRIED: tuple[str, ...] = (
    "origin",
    "sector",
    "component",
    "partner",
    "direction",
    "investor_scope",
    "product",
    "inside",
)
CARRIED += ("source", "group", "via")
GROWTH = Frame("growth_rate", (), frozenset(), subjects=("place", "zone", "organisation", "infrastructure"))
AMOUNT = Frame("growth_amount", (), frozenset(), subjects=("place", "zone", "organisation"))
MULTIPLE = Frame("growth_multiple", (), frozenset(), as_unit="times", subjects=("place", "zone", "organisation"))
SHARE = Frame("share_of_total", (), frozenset(), subjects=("place", "zone", "project", "event"))
PLAN_MET = Frame("plan_fulfilment", (), frozenset(), subjects=("place", "organisation", "project"))
GRDP = Frame("grdp_growth", (), frozenset(), subjects=("place",), give={"accounting": "flow"})


@dataclass(frozen=True, slots=True)
class Base:
    """The measure a percentage speaks of: its property, head, facets and whose it is."""

    property: str
    head: Head
    facets: Facets
    reading: Reading | None


def read(sentence: Sentence, readings: Sequence[Reading]) -> Iterator[Reading]:
    """Readings of the percentages and multiples no direct head explains."""
    done = {r.figure for r in readings}
    for figure in sentence.layout.figures:
        if figure in done or not (figure.dims & {"percent", "ratio"} or _changes(sentence, figure)):
            continue
        frame, rule = _kind(sentence, figure)
        base = _base(sentence, figure, readings) if frame else None
        if frame is not None and base is not None:
            found = _reading(sentence, figure, frame, base, rule)
            if found is not None:
                yield found


def _changes(sentence: Sentence, figure: Figure) -> bool:
    return bool(figure.dims & {"money", "count"}) and moves(sentence.layout, figure)


def _kind(sentence: Sentence, figure: Figure) -> tuple[Frame | None, Cue | None]:
    """What a percentage is told for: a plan, a share, a change; None when nothing says so."""
    layout = sentence.layout
    beside = sorted(
        (layout.between((c.start, c.end), (figure.start, figure.end)) + (c.end <= figure.start) * 0.5, c.start, c)
        for c in layout.cued("plan", "share", "move")
        if _sided(sentence, c, figure)
    )
    quantity = figure.mark.quantity
    changed = quantity is not None and quantity.change in ("up", "down")
    if not figure.dims & {"percent", "ratio"}:
        return (AMOUNT if moves(layout, figure) else None), None
    if "ratio" in figure.dims:
        return (MULTIPLE if changed or beside or compared(sentence.layout, figure) else None), None
    for distance, _, cue in beside:
        if distance > PLAN:
            break
        if cue.role == "plan":
            return (None if _beyond(sentence, figure) else PLAN_MET), cue
        if cue.role == "share":
            return (None if changed else SHARE), cue
        return GROWTH, cue
    return (GROWTH if changed else None), None


def _beyond(sentence: Sentence, figure: Figure) -> bool:
    """Whether it says by how much a plan was exceeded, not how much of it was reached."""
    layout = sentence.layout
    return any(c.end <= figure.start and layout.gap(c.end, figure.start) < 0.9 for c in layout.cued("move"))


def _sided(sentence: Sentence, cue: Cue, figure: Figure) -> bool:
    side = cue.means("side")
    low, high = min(cue.end, figure.end), max(cue.start, figure.start)
    if any(low <= f.start < high for f in sentence.layout.figures if f is not figure):
        return False
    return side is None or (side == "before") is (cue.end <= figure.start)


def _base(sentence: Sentence, figure: Figure, readings: Sequence[Reading]) -> Base | None:
    """The measure meant: of the figure just told ("525 million, up 17 %"), or the nearest head."""
    layout = sentence.layout
    heads = sorted((reach(layout, h, figure), h.start, i) for i, h in enumerate(layout.heads) if _measures(h))
    nearest = layout.heads[heads[0][2]] if heads and heads[0][0] <= BASE + 3 else None
    after = [f for f in layout.figures if f.number == figure.number + 1 and "money" in f.dims and f.heads]
    if after and layout.gap(figure.end, after[0].start) <= JOINED and after[0].heads[0].end <= figure.start:
        nearest = after[0].heads[0]
    if (named := _behind(sentence, figure, readings)) is not None:
        return named
    before = [r for r in readings if r.figure.end <= figure.start and not r.figure.dims & {"percent", "ratio"}]
    if before:
        last = before[-1]
        others = (h for h in layout.heads if _measures(h) and h is not last.head)
        crossed = any(last.figure.end <= h.start and h.end <= figure.start for h in others)
        if not crossed and layout.gap(last.figure.end, figure.start) <= BASE:
            return Base(last.frame.property, last.head, last.facets, last)
    return _of_head(sentence, figure, nearest) if nearest is not None else None


def _measures(head: Head) -> bool:
    if head.code in NO_BASE:
        return False
    return bool(head.dims) or any(under(head.code, dim) for dim in MEASURED)


def _behind(sentence: Sentence, figure: Figure, readings: Sequence[Reading]) -> Base | None:
    """The measure named right behind a percentage: "58% of all projects", "up 72 per cent in capital"."""
    layout = sentence.layout
    for head in layout.heads:
        near = head.start >= figure.end and head.start - figure.end <= NAMED
        if not near or head.dims or not _measures(head) or layout.gap(figure.end, head.start) > 0.6:
            continue
        told = [r for r in readings if r.head.code == head.code and r.figure.start < figure.start]
        if told:
            return Base(told[-1].frame.property, told[-1].head, told[-1].facets, told[-1])
        return _of_head(sentence, figure, head)
    return None


def _of_head(sentence: Sentence, figure: Figure, head: Head) -> Base | None:
    """The property a head would have if its own figure were told."""
    if head.dims or idle(sentence.items.get(figure)):
        return None
    facets = facets_of(sentence, figure, sentence.items.get(figure)) | head.facets
    for dim in MEASURED:
        for frame in under(head.code, dim):
            owner = sentence.bearings.subject(figure, frame, None)
            if owner is not None and frame.fits(next(iter(frame.units), None), facets, owner.kind):
                return Base(frame.property, head, facets, None)
    return None


def _reading(sentence: Sentence, figure: Figure, frame: Frame, base: Base, cue: Cue | None) -> Reading | None:
    if base.property == "gdp" and frame is GROWTH:
        frame = GRDP
    facets: Facets = {k: base.facets[k] for k in CARRIED if k in base.facets}
    if base.property in ("trade_turnover", "trade_balance") and "origin" in facets:
        facets["partner"] = facets.pop("origin")
    facets["given"] = {} if frame is GRDP else {"measure": base.property}
    if frame in (GROWTH, GRDP, AMOUNT, MULTIPLE):
        facets["given"]["comparison"] = compared(sentence.layout, figure) or "not_stated"
    owner = base.reading.owner if base.reading else sentence.bearings.subject(figure, frame, None)
    if owner is None:
        return None
    head = Head(figure.start, figure.end, base.head.code, cue.phrase.rule if cue else base.head.rule, "both", {})
    return Reading(figure, frame, head, facets, owner, sentence.items.get(figure))
