"""What the families know beside the sentence itself: names of the document, focus, dates, speakers.

A family is a module with ``find(statements, context) -> Iterator[(Draft, Statement)]``. It reads the statements in
order and may leave empty what discourse supplies: ``as_of`` and ``stated_by`` of a draft are filled in by the
assembly where a family left them None and the property can carry them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Protocol

from entente.claims.draft import Draft
from entente.claims.references import References
from entente.claims.statement import Statement
from entente.model.claim import EntityRef
from entente.model.evidence import Document


@dataclass(frozen=True, slots=True)
class AsOf:
    """When the figures of a statement hold: EDTF, its basis (stated, inferred, publication) and where it is read."""

    edtf: str | None = None
    basis: str | None = None
    span: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who says it; None = the outlet itself. Basis: explicit, office, anaphora, carried, inferred.

    ``since`` is the offset where what is said begins: what stands before a verb of saying is the outlet's own.
    """

    ref: EntityRef | None = None
    basis: str | None = None
    since: int = 0


@dataclass(frozen=True, slots=True)
class Focus:
    """What a statement speaks of where it names nothing: by entity type the one in focus when it begins.

    ``places`` are the places named so far, the last first, each with its gazetteer id; ``country`` the country of the
    place the document is about.
    """

    by_type: tuple[tuple[str, EntityRef], ...] = ()
    places: tuple[tuple[str | None, EntityRef], ...] = ()
    country: str | None = None

    def of(self, type_: str) -> EntityRef | None:
        """The entity of this type in focus (place, zone, agreement, project, event, infrastructure, organisation)."""
        return next((ref for kind, ref in self.by_type if kind == type_), None)


@dataclass(frozen=True, slots=True)
class Context:
    """Everything that is the document's, not the sentence's; per statement by its ``index``.

    ``known_day`` is a day the document cannot be older than.
    """

    document: Document
    references: References
    focuses: tuple[Focus, ...] = ()
    dates: tuple[AsOf, ...] = ()
    speakers: tuple[Speaker, ...] = ()
    known_day: date | None = None
    periods: tuple[AsOf | None, ...] = ()
    related: dict[str, tuple[EntityRef | None, ...]] = field(default_factory=dict)

    def focus(self, statement: Statement) -> Focus:
        """The focus when the statement begins; named entities inside it come before (``Statement.named``)."""
        return self.focuses[statement.index] if statement.index < len(self.focuses) else Focus()

    def as_of(self, statement: Statement) -> AsOf:
        """When the figures of the statement hold."""
        return self.dates[statement.index] if statement.index < len(self.dates) else AsOf()

    def period(self, statement: Statement) -> AsOf | None:
        """The period set by a sentence before in the same paragraph ("Năm 2021, …"), for figures that have one."""
        return self.periods[statement.index] if statement.index < len(self.periods) else None

    def speaker(self, statement: Statement) -> Speaker:
        """Who speaks in the statement."""
        return self.speakers[statement.index] if statement.index < len(self.speakers) else Speaker()

    def of(self, type_: str, statement: Statement) -> EntityRef | None:
        """The agreement or event the statement belongs to, as its family's ``in_focus`` gave it; else by focus."""
        refs = self.related.get(type_, ())
        found = refs[statement.index] if statement.index < len(refs) else None
        return found or self.focus(statement).of(type_)


class Family(Protocol):
    """A module of ``entente.claims`` that finds the claims of one family."""

    def find(self, statements: Sequence[Statement], context: Context) -> Iterator[tuple[Draft, Statement]]:
        """Drafts with the statement each stands in."""


class Guide(Protocol):
    """What ``events`` and ``agreements`` may offer: the event (agreement) each statement belongs to, or None."""

    def in_focus(self, statements: Sequence[Statement], references: References) -> Iterable[EntityRef | None]:
        """One entry per statement."""
