"""Whether a figure is a fact, a plan, a forecast, a promise or a hope, and by when it is to be reached."""

from __future__ import annotations

from datetime import date

from entente.claims.layout import Figure, Layout
from entente.language.phrases import Cue
from entente.model.mark import Mark

SWAY = 9.0  # how far a "plans to", "target" reaches to the right
NEAR = 2.5  # and to the left ("… as targeted")
NAMES = frozenset(("organisation", "person"))  # words inside their names are no cues
PAST = "wrong_tense"


def mood(layout: Layout, figure: Figure, when: Mark | None, known_day: date | None) -> tuple[str, tuple[str, ...]]:
    """Modality of a figure with its tags; what is over is a fact.

    A future marker over a period that is over has lost its tense; an estimate ("dự kiến", 预计) of one is only early.
    """
    cue = _nearest(layout, figure)
    if cue is None:
        return "fact", ()
    if cue.means("tense") and over(when, known_day):
        return "fact", (PAST,) if cue.means("tense") == "future" else ()
    return str(cue.means("modality") or "fact"), ()


def _nearest(layout: Layout, figure: Figure) -> Cue | None:
    best: tuple[float, Cue] | None = None
    percents = [f.end for f in layout.figures if "percent" in f.dims]
    plans = [c for c in layout.cued("plan") if any(e <= c.start and layout.gap(e, c.start) <= NEAR for e in percents)]
    bases = [(c.start, c.end) for c in plans]
    names = [(m.start, m.end) for m in layout.mentions if m.type in NAMES and m.subtype != "collective"]
    bases += names
    for cue in layout.cued("mood"):
        if any(a < cue.end and cue.start < b for a, b in bases):
            continue
        before = cue.end <= figure.start
        distance = layout.between((cue.start, cue.end), (figure.start, figure.end))
        if distance > (SWAY if before else NEAR) or (not before and cue.means("side") != "after"):
            continue
        if before and not cue.means("spread") and _crosses(layout, cue, figure):
            continue
        if best is None or distance < best[0]:
            best = (distance, cue)
    return best[1] if best else None


def _crosses(layout: Layout, cue: Cue, figure: Figure) -> bool:
    """Whether another figure and a comma stand between: only a stated target reaches over them."""
    others = [f for f in layout.figures if cue.end <= f.start < figure.start]
    return bool(others) and any(c in layout.text(others[0].end, figure.start) for c in ",，;；、")


def over(when: Mark | None, known_day: date | None) -> bool:
    """Whether the period of a date is over on a day the document is known to be written on or after."""
    if when is None or when.period is None or known_day is None:
        return False
    begun = when.period.start if when.relation in ("since", "as_of") else when.period.last
    return begun is not None and begun <= known_day
