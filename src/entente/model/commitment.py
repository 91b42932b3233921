"""A promise, ask, agreement or work followed over time."""

from __future__ import annotations

from dataclasses import dataclass

from entente.model.claim import EntityRef
from entente.model.fact import Evidence


@dataclass(frozen=True, slots=True)
class Step:
    """One dated, cited step of the ladder; move: first, progress, same, step_back, end."""

    stage: str
    date: str | None
    date_basis: str | None
    evidence: Evidence
    move: str


@dataclass(frozen=True, slots=True)
class Flag:
    """Lapsed or silent, computed for a stated day; always inferred."""

    flag: str
    rule: str
    computed_for: str
    since: str
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Items:
    """Coordination items of an agreement, as stated; None where no figure is given."""

    total: int | None
    done: int | None
    remaining: int | None
    as_of: str | None


@dataclass(frozen=True, slots=True)
class Commitment:
    """See docs/interfaces.md, ``commitments``.

    ``answers`` are the ids of pledges that answer an ask; ``results`` and ``obstacles`` what the sources
    claim of an agreement beside its figures; ``due_evidence`` where the date promised is stated.
    """

    id: str
    kind: str
    ladder: str
    what: str
    topic: str | None
    about: EntityRef | None
    from_: tuple[EntityRef, ...]
    to: tuple[EntityRef, ...]
    stage: str
    history: tuple[Step, ...]
    items: Items | None
    due: str | None
    last_seen: str | None
    flags: tuple[Flag, ...]
    aliases: tuple[str, ...] = ()
    answers: tuple[str, ...] = ()
    results: tuple[Evidence, ...] = ()
    obstacles: tuple[Evidence, ...] = ()
    due_evidence: tuple[Evidence, ...] = ()
