"""Units and places told between an office and the name: "Direktur Lalu Lintas Barang | Surya Wijaya"."""

from __future__ import annotations

from entente.language.extent import Names
from entente.language.namepage import Page

MOST = 16  # steps over the words of one unit
_WORD = 40  # characters of a word
_INNER = ("organisation", "place", "zone")


def past(page: Page, at: int, bodies: Names) -> int:
    """Where the name can begin behind the unit told at ``at``; ``at`` itself when none is told there."""
    start = at
    if page.before(at - 1, "place_before"):
        return _second_word(page, at) if at not in bodies.starts else at
    for _ in range(MOST):
        after = _over(page, at, bodies, at > start)
        if after == at:
            break
        at = after
    return at


def _over(page: Page, at: int, bodies: Names, opened: bool) -> int:
    """One step: over the unit words of a run, a body or place inside the unit, or what joins two of its parts."""
    run = page.run(at)
    if run is None or run[0] > at:
        return at
    body = bodies.starts.get(at)
    if body is not None:
        return _next(page, body.end, at) if opened and body.type in _INNER else at
    last = _last_unit_word(page, at, run[1], bodies)
    return _next(page, last, at) if last > at else at


def _last_unit_word(page: Page, at: int, end: int, bodies: Names) -> int:
    """End of the last unit word of a run; of the run when a connector leads on from it to a unit word."""
    last, start = at, at
    while start < end and start not in bodies.starts:
        stop = page.cased.find(" ", start, end)
        stop = stop if stop >= 0 else end
        if page.knows("unit", page.low[start:stop]):
            last = stop
        start = stop + 1
    return end if start > end and _joined(page, end) > end else last


def _next(page: Page, end: int, at: int) -> int:
    """Where the words go on after a part of the unit, past a joint to its next part."""
    joined = _joined(page, end)
    if joined > end:
        return joined
    return end + 1 if page.cased[end : end + 1] == " " else max(at, end)


def _joined(page: Page, end: int) -> int:
    """Start of a unit word that a comma or connector joins on here; ``end`` when there is none."""
    gap = page.book.joining("and", r"(?:, (?:@ )?| @ )").match(page.low, end)
    if gap is None or not page.knows("unit", _word(page, gap.end())):
        return end
    return gap.end() if page.cased[gap.end()].isupper() else end


def _word(page: Page, at: int) -> str:
    run = page.run(at)
    stop = page.low.find(" ", at, at + _WORD)
    end = run[1] if run else at
    return page.low[at : min(stop, end) if stop > 0 else end]


def _second_word(page: Page, at: int) -> int:
    """The word after the first one of a run of three or more: behind a place word the first is the place."""
    run = page.run(at)
    if run is None:
        return at
    return page.cased.find(" ", at, run[1]) + 1 if page.cased.count(" ", at, run[1]) >= 2 else run[1]
