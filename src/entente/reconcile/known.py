"""What could be known on a day: the claims of documents told by then, and those of which that is not known."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from entente.model.claim import Claim
from entente.model.evidence import Document
from entente.model.period import Period, reads
from entente.reconcile.told import told_on


@dataclass(frozen=True, slots=True)
class Known:
    """Claims known on a day, and the documents left out because nothing says when they were told."""

    claims: tuple[Claim, ...]
    undated: tuple[str, ...]


def known_at(claims: Sequence[Claim], documents: Mapping[str, Document], day: date) -> Known:
    """The claims of documents published by the end of a day; where that is unknown, retrieved by then."""
    told = told_on(documents, claims)
    seen = {doc: told.get(doc) or _retrieved(documents.get(doc)) for doc in {c.doc for c in claims}}
    by_then = {
        doc for doc, period in seen.items() if period and period.end and period.end.toordinal() - 1 <= day.toordinal()
    }
    return Known(
        tuple(c for c in claims if c.doc in by_then),
        tuple(sorted(doc for doc, period in seen.items() if period is None)),
    )


def _retrieved(document: Document | None) -> Period | None:
    return reads(document.source.retrieved) if document else None
