"""Which head a figure stands under, and which modifiers belong to which head or figure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from itertools import pairwise
from typing import Any

from entente.claims.frames import Facets
from entente.claims.layout import Figure, Head, Layout, reach
from entente.language.folder import load
from entente.language.phrases import Cue
from entente.model.mark import Mention

BARE = 3.0  # a bare number says itself of what it is only right beside its head
FAR = 9.0  # a head further off than this says nothing of the figure
LIST = 7.5  # members of a list stand closer than this to one another
TRAIT = 6.0
BEFORE_NOUN = 2.6
MODIFYING = {
    ("zone", "area"): "area",
    ("project", "area"): "area",
    ("infrastructure", "length"): "length",
    ("project", "money"): "capital",
    ("infrastructure", "money"): "works_cost",
    ("project", "power"): "capacity",
    ("project", "rate"): "capacity",
    ("infrastructure", "mass"): "capacity",
}
TOUCHING = 0.6
SHARED = 2.6
WORTH = 2.6
COSTING = frozenset(("projects", "agreements"))
_TOGETHER = {"component": "total", "investor_scope": "all", "direction": "both"}


def attach(layout: Layout) -> None:
    """Give every figure its heads, the nearest first; members of a list share the head of the first."""
    for figure in layout.figures:
        scored = sorted(
            (bool(head.facets.get("weak")), reach(layout, head, figure), -len_(head), head.start, i)
            for i, head in enumerate(layout.heads)
            if head.takes(figure)
        )
        far = BARE if figure.mark.kind == "number" else FAR
        near = [i for _, distance, _, _, i in scored if distance <= far and _counts(layout, i, figure)]
        figure.heads = [layout.heads[i] for i in near]
    _imply(layout)
    _share(layout)
    for i, figure in enumerate(layout.figures):
        earlier = [f for f in layout.figures[max(0, i - 3) : i] if f.dims & figure.dims]
        before = earlier[-1] if earlier and earlier[-1].heads else None
        if before and not figure.heads and (_listed(layout, before, figure) or _levels(layout, before, figure)):
            figure.heads = list(before.heads[:1])


def _levels(layout: Layout, before: Figure, figure: Figure) -> bool:
    """Whether two figures are the sides of one change: "from 35 to 51"."""
    first = any(c.end <= before.start and layout.gap(c.end, before.start) <= WORTH for c in layout.cued("from"))
    return first and any(before.end <= c.start and c.end <= figure.start for c in layout.cued("to"))


def imply(layout: Layout, owners: Sequence[tuple[str, int]]) -> None:
    """A figure right before what it measures needs no head: "a 20,000-ha zone", "a 63-km expressway"."""
    for figure in layout.figures:
        if figure.heads and reach(layout, figure.heads[0], figure) <= 1.0:
            continue
        for kind, start in owners:
            code = next((MODIFYING[kind, d] for d in sorted(figure.dims) if (kind, d) in MODIFYING), None)
            if code and start >= figure.end and _joined(layout, figure.end, start):
                rule = f"{layout.statement.document.language}.{kind}.{code} before it"
                figure.heads = [Head(figure.end, figure.end, code, rule, "before", {}), *figure.heads]
                break


def _joined(layout: Layout, start: int, end: int) -> bool:
    """Whether nothing parts a modifier from its noun."""
    parted = any(c in layout.text(start, end) for c in ",，;；()（）:：、。")
    return not parted and layout.gap(start, end) <= BEFORE_NOUN


def _share(layout: Layout) -> None:
    """ "FDI accounted for 44 % or 66.3 billion of the total approved": share and amount are of what stands before."""
    for cue in layout.cued("share"):
        after = [f for f in layout.figures if f.start >= cue.end and layout.gap(cue.end, f.start) <= SHARED]
        if not after or not after[0].dims & {"percent"}:
            continue
        amount = next((f for f in layout.figures if f.number == after[0].number + 1 and "money" in f.dims), None)
        if amount is None or layout.gap(after[0].end, amount.start) > SHARED:
            continue
        before = [h for h in layout.heads if h.end <= cue.start and h.takes(amount)]
        if before and layout.gap(before[-1].end, cue.start) <= FAR:
            amount.heads = [before[-1]]


def _imply(layout: Layout) -> None:
    """Money right behind a count of projects is their capital: "440 projects worth 6.52 billion"."""
    for before, figure in pairwise(layout.figures):
        if "money" not in figure.dims or not before.heads or before.heads[0].code not in COSTING:
            continue
        if figure.heads and not _across(layout, figure):
            continue
        if layout.gap(before.end, figure.start) <= WORTH and before.dims & {"count", "number"}:
            head = Head(before.end, before.end, "capital", before.heads[0].rule, "before", {})
            layout.heads.append(head)
            figure.heads = [head]


def _counts(layout: Layout, index: int, figure: Figure) -> bool:
    """Whether a head is what the figure counts: a noun no unit is known of must be the head itself."""
    head, mark = layout.heads[index], figure.mark
    if mark.kind != "count" or figure.unit is not None or mark.noun is None or len(mark.noun) < 2:
        return True
    return head.start < mark.end and mark.start < head.end


def _across(layout: Layout, figure: Figure) -> bool:
    """Whether the head of a figure stands behind it with another figure between."""
    head = figure.heads[0]
    return head.start >= figure.end and any(figure.end <= f.start < head.end for f in layout.figures)


def len_(head: Head) -> int:
    """Length of a head's wording: of two equally near the longer says more."""
    return head.end - head.start


def _listed(layout: Layout, before: Figure, figure: Figure) -> bool:
    """Whether two figures are members of one list: of a kind, close, and something named beside each."""
    if not before.dims & figure.dims or layout.gap(before.end, figure.start) > LIST:
        return False
    return any(before.end <= m.start and m.end <= figure.start for m in layout.mentions)


def modify(layout: Layout) -> None:
    """Hand every trait to the head or figure it stands by, and every sway to all figures after it."""
    anchors = [f for f in layout.figures if f.heads]
    heads = [h for h in layout.heads if any(h in f.heads[:1] for f in anchors)]
    for cue in layout.cued("trait"):
        _hand(layout, cue, anchors, heads)
    for cue in layout.cued("sway"):
        _sway(layout, cue)


def _hand(layout: Layout, cue: Cue, figures: Sequence[Figure], heads: Sequence[Head]) -> None:
    after = order(layout.statement.document.language)
    best: tuple[float, Facets] | None = None
    anchors: tuple[Head | Figure, ...] = (*heads, *figures)
    for anchor in anchors:
        start, end = (anchor.start, anchor.end)
        distance = layout.between((cue.start, cue.end), (start, end))
        if cue.start < end and start < cue.end:
            distance = 0.0
        elif (cue.start >= end) is not after:
            distance += 1.0
        side, only = cue.means("side"), cue.means("of")
        if (side and (side == "before") is not (cue.end <= start)) or (only and _code(anchor) not in only):
            continue
        if distance <= TRAIT and (best is None or distance < best[0]):
            best = (distance, anchor.facets)
    if best is not None:
        add(best[1], cue.phrase.means)


def classify(layout: Layout) -> None:
    """Name the class a count is limited to: "10亿元以上项目55个" counts projects of 1,000,000,000 CNY and more."""
    for cue in layout.cued("and_more"):
        amount = next(
            (f for f in layout.figures if f.end <= cue.start and layout.gap(f.end, cue.start) < TOUCHING), None
        )
        value = amount.mark.quantity.value if amount and "money" in amount.dims and amount.mark.quantity else None
        if amount is None or value is None:
            continue
        near = [f for f in layout.figures if f is not amount and f.dims & {"count", "number"}]
        counts = [f for f in near if layout.between((amount.start, cue.end), (f.start, f.end)) <= LIST]
        if counts:
            closest = min(counts, key=lambda f: layout.between((amount.start, cue.end), (f.start, f.end)))
            closest.facets["size_class"] = f"{value:f} {amount.unit} and more"


def _code(anchor: Head | Figure) -> str:
    """Code of a head, or of the head a figure stands under."""
    return anchor.code if isinstance(anchor, Head) else anchor.heads[0].code


def _sway(layout: Layout, cue: Cue) -> None:
    """A sway reaches all figures to its right, up to a semicolon."""
    for figure in layout.figures:
        if figure.start >= cue.start and layout.gap(cue.end, figure.start) < 40 and not _parted(layout, cue, figure):
            for key, value in cue.phrase.means.items():
                figure.swayed[key] = (cue.start, value)


def _parted(layout: Layout, cue: Cue, figure: Figure) -> bool:
    between = layout.text(cue.end, figure.start)
    return any(stop in between for stop in (";", "；", "\n"))


def add(facets: Facets, means: Mapping[str, Any]) -> None:
    """Add what a modifier says; two parts of one whole make the whole (new and adjusted = total)."""
    for key, value in means.items():
        if key in ("side", "head", "dims", "of"):
            continue
        old = facets.get(key)
        facets[key] = _TOGETHER[key] if old not in (None, value) and key in _TOGETHER else value


@cache
def order(code: str) -> bool:
    """Whether modifiers follow what they modify in this language."""
    table = load(code).table("phrases/discourse.toml")
    return str(table.get("modifiers", "after")) == "after"


def beside(layout: Layout, mention: Mention, figure: Figure) -> float:
    """How far a name stands from a figure."""
    return layout.between((mention.start, mention.end), (figure.start, figure.end))
