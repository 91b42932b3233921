"""Somebody who acts in a sentence."""

from __future__ import annotations

from dataclasses import dataclass

from entente.model.claim import EntityRef

PAIR = "pair"


@dataclass(frozen=True, slots=True)
class Actor:
    """Somebody a statement speaks of, where it is written with offices and titles.

    ``kind`` is person, organisation, place, pair (both sides) or body ("the relevant agencies"); ``basis`` explicit,
    office or anaphora; ``side`` the place it belongs to. ``ref`` is None for an anaphor nobody stands behind yet:
    of a place, ``subtype`` then says which kind ("the city"). ``led`` means that a preposition stands before it.
    """

    start: int
    end: int
    kind: str
    ref: EntityRef | None
    basis: str = "explicit"
    side: EntityRef | None = None
    subtype: str | None = None
    led: bool = False
