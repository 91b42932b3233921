"""Documents in and out of their tables."""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import asdict, replace
from typing import Any

from entente.model.evidence import Block, Cell, Document, Source, Table
from entente.register.models import Content, Snapshot, Version


def layout(document: Document) -> dict[str, Any]:
    """Blocks and tables as plain values."""
    return {
        "blocks": [[b.start, b.end, b.role, b.reason] for b in document.blocks],
        "tables": [asdict(table) for table in document.tables],
    }


def _table(row: dict[str, Any]) -> Table:
    cells = tuple(Cell(**{**cell, "headers": tuple(cell["headers"])}) for cell in row["cells"])
    return Table(**{**row, "cells": cells})


def document(version: Version) -> Document:
    """The document a version row holds."""
    return Document(
        id=version.doc,
        text=version.content.text,
        source=Source(**version.source),
        language=version.language,
        blocks=tuple(Block(*row) for row in version.layout["blocks"]),
        tables=tuple(_table(row) for row in version.layout["tables"]),
        reader=version.reader,
    )


def current() -> Iterator[Document]:
    """The current version of every document that was not refused, by id."""
    rows = Version.objects.filter(current=True, refused=False).select_related("content").order_by("doc")
    return (document(row) for row in rows.iterator(chunk_size=500))


def known() -> set[tuple[str, str]]:
    """(doc, text hash) of every version that has been read."""
    return set(Version.objects.filter(refused=False).values_list("doc", "content_id"))


def keep_bytes(raw: bytes | None) -> Snapshot | None:
    """The stored snapshot of these bytes."""
    if raw is None:
        return None
    sha = hashlib.sha256(raw).hexdigest()
    made, _ = Snapshot.objects.get_or_create(sha256=sha, defaults={"deflated": zlib.compress(raw), "size": len(raw)})
    return made


def add_version(found: Document, raw: bytes | None, build: int, refused: bool = False) -> Version:
    """Store a document as a version of its id; which version is current is settled by ``settle_current``."""
    content, _ = Content.objects.get_or_create(sha256=found.sha256, defaults={"text": found.text})
    source = replace(found.source, language=found.language)
    row, _ = Version.objects.update_or_create(
        doc=found.id,
        content=content,
        ordered_by=found.source.retrieved or "",
        defaults={
            "snapshot": keep_bytes(raw),
            "build": build,
            "current": False,
            "refused": refused,
            "language": found.language,
            "reader": found.reader,
            "source": asdict(source),
            "layout": layout(found),
        },
    )
    return row


def settle_current(doc_ids: Iterable[str]) -> list[str]:
    """Make the newest version of each document the current one; returns the documents whose version changed."""
    changed = []
    for doc in doc_ids:
        rows = list(Version.objects.filter(doc=doc, refused=False).order_by("ordered_by", "build", "content_id"))
        if rows and not rows[-1].current:
            Version.objects.filter(doc=doc).update(current=False)
            Version.objects.filter(pk=rows[-1].pk).update(current=True)
            changed.append(doc)
    return changed
