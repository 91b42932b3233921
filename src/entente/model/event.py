"""Something that happened or will, however many documents tell it."""

from __future__ import annotations

from dataclasses import dataclass

from entente.model.claim import EntityRef
from entente.model.fact import Evidence
from entente.model.reason import Reason


@dataclass(frozen=True, slots=True)
class Participant:
    """Who took part, and in which part (host, counterpart, speaker …)."""

    entity: EntityRef
    part: str | None


@dataclass(frozen=True, slots=True)
class Event:
    """See docs/interfaces.md, ``events``.

    ``tellings`` are the sentences that tell of it, ``why`` the reasons of joining them, ``differences`` what
    one telling says and another does not, in words; ``reasons`` are those of ``why`` as codes with parameters.
    ``mentions`` are the (document, id) by which the claims name it, ``supports`` the claims about it.
    """

    id: str
    kind: str
    name: str | None
    held_on: str | None
    held_in: EntityRef | None
    participants: tuple[Participant, ...]
    objects: tuple[EntityRef, ...]
    tellings: tuple[Evidence, ...]
    origins: int
    aliases: tuple[str, ...] = ()
    why: tuple[str, ...] = ()
    differences: tuple[str, ...] = ()
    reasons: tuple[Reason, ...] = ()
    mentions: tuple[tuple[str, str], ...] = ()
    supports: tuple[Evidence, ...] = ()
