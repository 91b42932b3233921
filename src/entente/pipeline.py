"""The river on one page: bytes -> documents -> claims -> entities -> facts, checks, events, commitments.

Nothing here touches a clock, the network or a database; the day it is looked at is an argument.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from entente import entities, reading, reconcile
from entente.claims import find
from entente.language.document import annotate
from entente.model.claim import Claim
from entente.model.evidence import Document, Source
from entente.model.problem import Problem


@dataclass(frozen=True, slots=True)
class Taken:
    """A document as taken in, with its claims; ``claims`` is None where they are known already."""

    document: Document
    claims: tuple[Claim, ...] | None
    raw: bytes | None = None


def documents(data: bytes, source: Source, name: str) -> Iterator[Document | Problem]:
    """Read one input and settle language, blocks and source of what it holds."""
    for found in reading.read(data, source, name):
        yield found if isinstance(found, Problem) else annotate(found)


def claims(document: Document) -> tuple[Claim, ...]:
    """What an annotated document states, in text order."""
    return find(document)


def take_in(item: reading.Item, retrieved: str) -> Iterator[Document | Problem]:
    """Documents of one input, read on the given day and annotated."""
    if isinstance(item.data, Problem):
        yield item.data
    else:
        yield from documents(item.data, Source(doc=item.doc, retrieved=retrieved), item.doc)


def take(item: reading.Item, known: Collection[tuple[str, str]], retrieved: str) -> Iterator[Taken | Problem]:
    """Documents of one input with their claims; claims are left out for the (doc, text hash) pairs in ``known``."""
    raw = None if isinstance(item.data, Problem) else item.data
    for found in take_in(item, retrieved):
        if isinstance(found, Problem):
            yield found
        else:
            seen = (found.id, found.sha256) in known
            yield Taken(found, None if seen else claims(found), raw)


def derive(
    found: Sequence[Claim], texts: Mapping[str, Document], today: date
) -> tuple[entities.Resolution, reconcile.Reconciled]:
    """Entities, facts, checks, events and commitments of all claims, seen from ``today``."""
    resolution = entities.resolve(found, texts)
    return resolution, reconcile.reconcile(found, texts, resolution, today)
