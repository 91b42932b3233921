"""How alike two texts are, by a sample of their word runs: the same on every machine."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterator, Mapping
from decimal import Decimal
from itertools import combinations

from entente.model.fold import searchable
from entente.vocabulary.rules import rules

_BAND = 24  # of each sketch's smallest values, so many are looked up
_COMMON = 40  # a run of words found in more texts than this is a formula, not a copy


def sketch(text: str) -> tuple[int, ...]:
    """The smallest hashes of the text's word runs, ascending; empty for a text of few words."""
    words = searchable(text).split()
    run = rules().independence.shingle
    if len(words) < 2 * run:
        return ()
    runs = {" ".join(words[i : i + run]) for i in range(len(words) - run + 1)}
    hashed = sorted({int.from_bytes(hashlib.blake2b(r.encode(), digest_size=8).digest(), "big") for r in runs})
    return tuple(hashed[: rules().independence.sketch])


def likeness(a: tuple[int, ...], b: tuple[int, ...]) -> Decimal:
    """Estimated share of word runs that two texts have in common, 0 to 1."""
    if not a or not b:
        return Decimal(0)
    size = min(len(a), len(b), rules().independence.sketch)
    smallest = sorted({*a, *b})[:size]
    both = set(a) & set(b)
    return Decimal(sum(1 for value in smallest if value in both)) / Decimal(len(smallest))


def alike(sketches: Mapping[str, tuple[int, ...]]) -> Iterator[tuple[str, str, Decimal]]:
    """Pairs of documents that are near copies, with their likeness; each pair once, in order."""
    holders: dict[int, list[str]] = defaultdict(list)
    for doc in sorted(sketches):
        for value in sketches[doc][:_BAND]:
            holders[value].append(doc)
    pairs = {pair for docs in holders.values() if len(docs) <= _COMMON for pair in combinations(docs, 2)}
    for a, b in sorted(pairs):
        share = likeness(sketches[a], sketches[b])
        if share >= rules().independence.copy:
            yield a, b, share
