"""What a stage of reading finds in a text before any meaning is attached."""

from __future__ import annotations

from dataclasses import dataclass

from entente.model.period import Period
from entente.model.quantity import Quantity

KINDS = ("number", "count", "money", "percent", "measure", "ordinal", "date")


@dataclass(frozen=True, slots=True)
class Hedge:
    """The words that set a bound, where they stand."""

    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Mark:
    """A quantity or a date in the text.

    ``start``/``end`` cover the number with its scale word and unit, never the hedge. ``quantity`` is set
    for all kinds but date. For a date ``period`` is set when it is resolved; else ``partial`` holds what
    is written, in EDTF with X for what is missing ("XXXX-10-15"). ``relation`` tells how the wording ties
    a date in: as_of ("lũy kế đến", "as of", "截至"), since, until, or None for a plain date.
    ``year_basis`` is None when the year is written, else publication or inferred. ``noun`` is the counted
    noun as written; ``of`` the start and end of the mark this one is a part of; ``alts`` other readings.
    """

    start: int
    end: int
    kind: str
    quantity: Quantity | None = None
    period: Period | None = None
    partial: str | None = None
    relation: str | None = None
    year_basis: str | None = None
    hedge: Hedge | None = None
    noun: str | None = None
    of: tuple[int, int] | None = None
    alts: tuple[Quantity | Period, ...] = ()
    rule: str = ""


@dataclass(frozen=True, slots=True)
class Mention:
    """A name in the text and what it may stand for.

    ``type`` is an entity type of the vocabulary (place, organisation, person, zone, infrastructure,
    project, agreement, programme, ranking, sector); ``subtype`` narrows it. ``candidates`` are gazetteer or
    vocabulary ids the name may stand for, the likeliest first; empty for a name met for the first time.
    ``name`` is the name without title, honorific or place word; ``role`` an office worn with it.
    """

    start: int
    end: int
    type: str
    name: str
    subtype: str | None = None
    candidates: tuple[str, ...] = ()
    rule: str = ""
