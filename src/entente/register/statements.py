"""Claims in and out of their table."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any

from entente.model.claim import Claim
from entente.model.evidence import Document
from entente.model.wire import claim_from, claim_json, line
from entente.register.models import ClaimRow


def replace_claims(document: Document, found: Iterable[Claim]) -> int:
    """Store the claims of one content of a document in place of earlier readings of it; returns how many."""
    rows = [
        ClaimRow(
            id=claim.id,
            doc=document.id,
            content_id=document.sha256,
            property=claim.property,
            start=claim.span.start,
            line=line(claim_json(claim)),
        )
        for claim in found
    ]
    ClaimRow.objects.filter(doc=document.id, content_id=document.sha256).delete()
    ClaimRow.objects.filter(id__in=[row.id for row in rows]).delete()
    ClaimRow.objects.bulk_create(rows, batch_size=500)
    return len(rows)


def mark_outside(docs: Iterable[str]) -> None:
    """Remember that the claims of these documents came from another reader: ours never replaces them."""
    ClaimRow.objects.filter(doc__in=list(docs)).update(outside=True)


def settle(doc: str, sha256: str) -> None:
    """Claims of the current content of a document speak; those of its other versions stay as history."""
    ClaimRow.objects.filter(doc=doc).exclude(content_id=sha256).update(current=False)
    ClaimRow.objects.filter(doc=doc, content_id=sha256).update(current=True)


def rows(**where: Any) -> Iterator[dict[str, Any]]:
    """Current claims as JSON objects, by document and place."""
    lines = ClaimRow.objects.filter(current=True, **where).values_list("line", flat=True)
    return (json.loads(text) for text in lines.iterator(chunk_size=2000))


def claims() -> Iterator[Claim]:
    """All current claims."""
    return (claim_from(row) for row in rows())
