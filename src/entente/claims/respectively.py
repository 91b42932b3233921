"""Lists told "respectively" (lần lượt, masing-masing, 分别): the n-th figure belongs to the n-th name or head."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from entente.claims.layout import Figure, Head, Layout
from entente.claims.placing import Placed
from entente.language.phrases import Cue

CLOSE = 3.2  # members of a run stand this close to one another


def distribute(layout: Layout, placed: Sequence[Placed]) -> dict[Figure, Placed]:
    """Which place each figure of a distributed list belongs to; heads distributed in the same way are set."""
    found: dict[Figure, Placed] = {}
    for cue in layout.cued("respectively"):
        for run in _runs(layout):
            if not _near(layout, cue, run):
                continue
            names = _names(layout, placed, run)
            if len(names) == len(run):
                found |= dict(zip(run, names, strict=True))
            elif len(heads := _heads(layout, run)) == len(run):
                for figure, head in zip(run, heads, strict=True):
                    figure.heads = [head]
    return found


def _runs(layout: Layout) -> list[list[Figure]]:
    """Maximal runs of two or more figures of one kind, close together."""
    runs: list[list[Figure]] = []
    for figure in layout.figures:
        last = runs[-1][-1] if runs else None
        if last and last.dims & figure.dims and layout.gap(last.end, figure.start) <= CLOSE:
            runs[-1].append(figure)
        else:
            runs.append([figure])
    return [run for run in runs if len(run) > 1]


def _near(layout: Layout, cue: Cue, run: Sequence[Figure]) -> bool:
    return min(abs(cue.end - run[0].start), abs(cue.start - run[-1].end)) <= 24


def _names(layout: Layout, placed: Sequence[Placed], run: Sequence[Figure]) -> list[Placed]:
    """The last run of as many places before the figures."""
    before = [p for p in placed if p.mention.end <= run[0].start and p.role != "gloss"][-len(run) :]
    joined = all(layout.gap(a.mention.end, b.mention.start) <= CLOSE for a, b in pairwise(before))
    return before if joined and len(before) == len(run) else []


def _part(head: Head, direction: str) -> Head:
    """One side of a head that names two at once: "exports and imports"."""
    return replace(head, facets={**head.facets, "direction": direction})


def _heads(layout: Layout, run: Sequence[Figure]) -> list[Head]:
    """As many different heads before the figures, each able to take one."""
    before = [h for h in layout.heads if h.end <= run[0].start and h.takes(run[0])][-len(run) :]
    split = before[-1].facets.get("split", ()) if before else ()
    if len(split) == len(run):
        return [_part(before[-1], direction) for direction in split]
    joined = all(layout.gap(a.end, b.start) <= CLOSE for a, b in pairwise(before))
    return before if joined else []
