"""When each document speaks: its publication, or the day most of its undated claims are set to."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

from entente.model.claim import Claim
from entente.model.evidence import Document
from entente.model.period import Period, order, reads


def told_on(documents: Mapping[str, Document], claims: Iterable[Claim]) -> dict[str, Period]:
    """The publication period of each document: given, else stated in it, else what its as-of dates say most."""
    stated: dict[str, Period] = {}
    guesses: dict[str, Guess] = {}
    for claim in claims:
        if claim.property == "published_on":
            found = reads(claim.text)
            if found:
                stated[claim.doc] = min(stated.get(claim.doc, found), found, key=order)
        elif claim.as_of:
            guesses.setdefault(claim.doc, Guess()).add(claim)
    told = {doc: period for doc, guess in guesses.items() if (period := guess.likeliest())}
    told |= stated
    told |= {doc: period for doc, document in documents.items() if (period := reads(document.source.published))}
    return told


class Guess:
    """What the as-of dates of one document say of its publication."""

    def __init__(self) -> None:
        self.published: Counter[str] = Counter()
        self.inferred: Counter[str] = Counter()
        self.past: set[str] = set()
        self.dated = 0

    def add(self, claim: Claim) -> None:
        """Count one dated claim."""
        self.dated += 1
        as_of = claim.as_of or ""
        if claim.as_of_basis == "publication":
            self.published[as_of] += 1
        elif claim.as_of_basis == "inferred":
            self.inferred[as_of] += 1
        elif claim.modality == "fact":
            self.past.add(as_of)

    def likeliest(self) -> Period | None:
        """What stands in for missing dates; else a day inferred for most claims and after all past ones."""
        if self.published:
            return reads(_commonest(self.published))
        if not self.inferred:
            return None
        text = _commonest(self.inferred)
        period = reads(text)
        if period is None or 2 * self.inferred[text] <= self.dated:
            return None
        late = any(p.start and period.end and p.start >= period.end for p in map(reads, self.past) if p)
        return None if late else period


def _commonest(counts: Counter[str]) -> str:
    return max(sorted(counts), key=lambda text: counts[text])
