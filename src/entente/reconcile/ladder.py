"""Steps on a ladder: ordered by the day of what happened, each with the move it makes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from entente.model.commitment import Step
from entente.model.period import Period, within
from entente.reconcile.item import Item, evidence
from entente.vocabulary.rules import rules
from entente.vocabulary.terms import Ladder, ladders

_COARSE_DAYS = 31


@dataclass(frozen=True, slots=True)
class Rung:
    """A stage some claim states, with the day or period of what happened."""

    stage: str
    when: Period | None
    basis: str | None
    item: Item


def ranks(ladder: Ladder, stage: str) -> tuple[int, int] | None:
    """The lowest and highest step a stage may stand for; None for an end."""
    if stage in ladder.steps:
        at = ladder.steps.index(stage)
        return at, at
    if stage in ladder.ranges:
        low, high = ladder.ranges[stage]
        return ladder.steps.index(low), ladder.steps.index(high)
    return None


def climbed(found: Iterable[Rung], code: str) -> tuple[Step, ...]:
    """The history: one step for each stage, day and document, in order, with its move."""
    ladder = ladders()[code]
    rungs = list(found)
    kept: dict[tuple[str, str, str], Rung] = {}
    for rung in sorted(rungs, key=lambda r: (_place(r, rungs, ladder), r.item.claim.span.start, r.item.claim.id)):
        when = rung.when.edtf() if rung.when else ""
        kept.setdefault((rung.stage, when, rung.item.doc), rung)
    return _moves(list(kept.values()), ladder)


def _place(rung: Rung, all_: Sequence[Rung], ladder: Ladder) -> tuple[object, ...]:
    """Sorting key: the day it happened (of a vague period, a finer day another claim gives the same stage)."""
    rank = ranks(ladder, rung.stage)
    return _day(rung, all_, ladder), rank[0] if rank else len(ladder.steps), rung.item.doc


def _day(rung: Rung, all_: Sequence[Rung], ladder: Ladder) -> date:
    """The first day; within a long period a finer day of the same stage, and never before a lower step inside it."""
    when = rung.when
    if when is None or when.start is None:
        return date.min
    if when.end is None or (when.end - when.start).days <= _COARSE_DAYS:
        return when.start
    inner = [(r.when.start, r) for r in all_ if r.when and r.when.start and _inside(r.when, when)]
    finer = [day for day, r in inner if r.stage == rung.stage]
    lower = [day for day, r in inner if _below(r.stage, rung.stage, ladder)]
    return max(min(finer, default=when.start), max(lower, default=when.start))


def _below(a: str, b: str, ladder: Ladder) -> bool:
    one, other = ranks(ladder, a), ranks(ladder, b)
    return one is not None and other is not None and one[1] < other[0]


def stands(history: Sequence[Step], related: Callable[[str, str], bool]) -> str:
    """The stage of the newest evidence; of two words for one day by one origin, the weaker."""
    last = history[-1]
    weaker = {strong: weak for weak, strong in rules().wordings}.get(last.stage)
    for step in history[:-1]:
        if step.stage == weaker and step.date == last.date and related(step.evidence.doc, last.evidence.doc):
            return step.stage
    return last.stage


def _inside(fine: Period, coarse: Period) -> bool:
    return fine != coarse and within(fine, coarse)


def _moves(rungs: Sequence[Rung], ladder: Ladder) -> tuple[Step, ...]:
    made: list[Step] = []
    now: tuple[int, int] | None = None
    for rung in rungs:
        rank = ranks(ladder, rung.stage)
        when = rung.when.edtf() if rung.when else None
        move = "first" if not made and rank is not None else _move(now, rank)
        made.append(Step(rung.stage, when, rung.basis, evidence(rung.item, "step"), move))
        now = rank or now
    return tuple(made)


def _move(now: tuple[int, int] | None, rank: tuple[int, int] | None) -> str:
    if rank is None:
        return "end"
    if now is None:
        return "first"
    if rank[0] > now[1]:
        return "progress"
    return "step_back" if rank[1] < now[0] else "same"


def finished(code: str, stage: str) -> bool:
    """Whether nothing is left to be done: the last step, or an end."""
    ladder = ladders()[code]
    return stage == ladder.steps[-1] or (stage in ladder.ends and stage != "suspended")


def allowed(code: str, item: Item, stage: str) -> bool:
    """Whether a claim may put its subject on this stage: what is only planned or hoped reaches the early steps."""
    if item.real:
        return True
    ladder = ladders()[code]
    rank = ranks(ladder, stage)
    limit = ladder.steps.index(rules().foreseen[code])
    return rank is not None and rank[1] <= limit
