"""What figures are compared with, and which figures are themselves only the base of a comparison."""

from __future__ import annotations

from entente.claims.layout import Figure, Layout
from entente.language.phrases import Cue

BASE = 6.0  # how far the measure a percentage speaks of, or what it is compared with, may stand
COMPARED = 3.5
BASED = 2.2
LEAD_IN = 3.6


def compared(layout: Layout, figure: Figure) -> str | None:
    """What the figure is compared with, when a cue beside it says so: the year before, the same period."""
    best: tuple[float, str] | None = None
    for cue in layout.cued("compare"):
        distance = layout.between((cue.start, cue.end), (figure.start, figure.end)) + (cue.end <= figure.start)
        limit = BASE if cue.end <= figure.start else COMPARED
        if distance <= limit and (best is None or distance < best[0]):
            best = (distance, str(cue.means("comparison")))
    return best[1] if best else None


def is_base(layout: Layout, figure: Figure) -> bool:
    """Whether the figure is what another is compared with: "from 2.1 bn in the same period", "so với … (35 triệu)"."""
    cues = [c for c in layout.cued("compare") if c.means("comparison") != "not_stated" or "," not in c.phrase.name]
    if any(_right_before(layout, c, figure) for c in cues):
        return True
    lead = [c for c in layout.cued("from", "than") if c.end <= figure.start and layout.gap(c.end, figure.start) < 0.6]
    return bool(lead) and any(c.start >= figure.end and layout.gap(figure.end, c.start) <= LEAD_IN for c in cues)


def _right_before(layout: Layout, cue: Cue, figure: Figure) -> bool:
    others = (f for f in layout.figures if f is not figure)
    if cue.end > figure.start or any(cue.end <= f.start < figure.start for f in others):
        return False
    between = layout.text(cue.end, figure.start)
    return layout.gap(cue.end, figure.start) <= BASED and not any(c in between for c in ",;，；")


def moves(layout: Layout, figure: Figure) -> bool:
    """Whether an amount or count is itself a change against another period: "up 97 projects compared with …"."""
    quantity = figure.mark.quantity
    if figure.dims & {"percent", "ratio"} or quantity is None:
        return False
    touched = any(c.end <= figure.start and layout.gap(c.end, figure.start) < 0.6 for c in layout.cued("move"))
    return (touched or quantity.change in ("up", "down")) and compared(layout, figure) is not None
