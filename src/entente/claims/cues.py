"""Cues told apart where they overlap."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from entente.language.phrases import Cue


def apart(cues: Iterable[Cue], rank: Callable[[Cue], float] = lambda cue: 0.0) -> list[Cue]:
    """Cues by start, none overlapping: the lower rank, then the longer, then the earlier one stays."""
    given = list(cues)
    if len(given) < 2:
        return given
    kept: list[Cue] = []
    for cue in sorted(given, key=lambda c: (rank(c), c.start - c.end, c.start)):
        if all(cue.end <= other.start or other.end <= cue.start for other in kept):
            kept.append(cue)
    return sorted(kept, key=lambda c: c.start)
