"""When each document speaks: its publication, or what its own dates leave of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

from entente.model.claim import Claim
from entente.model.evidence import Document
from entente.model.period import Period, order, reads


def told_on(documents: Mapping[str, Document], claims: Iterable[Claim]) -> dict[str, Period]:
    """The publication period of each document: given, else stated in it, else what its as-of dates say most."""
    stated: dict[str, Period] = {}
    guesses: dict[str, Counter[str]] = {}
    for claim in claims:
        if claim.property == "published_on":
            found = reads(claim.text)
            if found:
                stated[claim.doc] = min(stated.get(claim.doc, found), found, key=order)
        elif claim.as_of and claim.as_of_basis in ("publication", "inferred"):
            weight = 1000 if claim.as_of_basis == "publication" else 1
            guesses.setdefault(claim.doc, Counter())[claim.as_of] += weight
    told = {doc: period for doc, counts in guesses.items() if (period := _likeliest(counts))}
    told |= stated
    told |= {doc: period for doc, document in documents.items() if (period := reads(document.source.published))}
    return told


def _likeliest(counts: Counter[str]) -> Period | None:
    return reads(max(sorted(counts), key=lambda text: counts[text]))
