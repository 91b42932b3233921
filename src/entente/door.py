"""What ``import entente`` offers: read inputs, find what they state. No Django, no database, no network."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from entente import pipeline, reading
from entente.language.document import annotate
from entente.model.claim import Claim
from entente.model.evidence import Document, Source
from entente.model.problem import Problem


def read(*inputs: str | Path) -> Iterator[Document | Problem]:
    """Documents of files and folders, and a Problem for each input that could not be used.

    ``for found in entente.read("minutes/"): …``
    """
    for item in reading.walk([Path(one) for one in inputs]):
        if isinstance(item.data, Problem):
            yield item.data
        else:
            yield from pipeline.documents(item.data, Source(doc=item.doc), item.doc)


def claims(text: str | Document, *, language: str | None = None, published: str | None = None) -> tuple[Claim, ...]:
    """What a text states, each statement with the characters it stands in.

    ``published`` (EDTF) anchors dates without a year and stands in for an as-of that is not stated; without it
    such dates stay open. ``language`` is detected when it is not given.
    """
    if isinstance(text, str):
        source = Source("text", language=language, published=published, published_basis="given" if published else None)
        text = annotate(Document("text", text, source))
    return pipeline.claims(text)
