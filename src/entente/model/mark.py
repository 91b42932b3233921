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
    ``name`` is the name without title, honorific or place word; for a short later mention ("Guo", "ông Kiên") it is
    the full name, and ``full`` the place of the mention that gives it. ``roles`` are the offices a person wears here.
    ``place`` is the place that governs it (of an organisation, a zone, an unknown district), ``parts`` the mentions
    inside its span (end points of a line, the zone of a zone authority), ``number`` its number in a series
    (terminal 3). ``concept`` says what its head noun means, alike in all languages: ``management_board``, ``port``.
    """

    start: int
    end: int
    type: str
    name: str
    subtype: str | None = None
    candidates: tuple[str, ...] = ()
    rule: str = ""
    roles: tuple[Role, ...] = ()
    place: Mention | None = None
    parts: tuple[Mention, ...] = ()
    number: int | None = None
    concept: str | None = None
    full: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class Role:
    """An office worn by a person, where it is written: ``code`` director, secretary …, and the body it is held in."""

    start: int
    end: int
    code: str
    organisation: Mention | None = None
    place: Mention | None = None
