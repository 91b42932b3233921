"""What a text says apart from its language: figures, dates and names in their order."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import combinations

from entente.reconcile.item import Item, base_unit, digits
from entente.vocabulary.rules import rules

_RARE = 30  # a token in more documents than this does not bring two together
_FEW = 3  # rare tokens two documents must share to be compared


def tokens(found: Sequence[Item]) -> tuple[str, ...]:
    """Figures, dates and entities of one document in order of place, each once."""
    ordered: dict[str, None] = {}
    for item in found:
        token = _token(item)
        if token and item.claim.property != "published_on":
            ordered.setdefault(token)
    return tuple(ordered)


def _token(item: Item) -> str | None:
    claim = item.claim
    if claim.quantity is not None:
        value = digits(item)
        unit = base_unit(claim.quantity.unit)[0]
        return f"{claim.quantity.low}-{claim.quantity.high} {unit}" if value is None else f"{value.normalize()} {unit}"
    if claim.value_ref is not None:
        return item.value
    return claim.text if claim.text and claim.text[:4].isdigit() else None


def concordance(a: Sequence[str], b: Sequence[str]) -> Decimal:
    """The part of the shared tokens that stand in the same order in both, 0 to 1."""
    place = {token: i for i, token in enumerate(b)}
    shared = [place[token] for token in a if token in place]
    if not shared:
        return Decimal(0)
    tails: list[int] = []
    for value in shared:
        at = bisect_left(tails, value)
        tails[at : at + 1] = [value]
    return Decimal(len(tails)) / Decimal(len(shared))


def tellings(prints: Mapping[str, tuple[str, ...]]) -> Iterator[tuple[str, str, int, Decimal]]:
    """Pairs of documents that tell the same things in the same order, with how many they share and how ordered."""
    holders: dict[str, list[str]] = defaultdict(list)
    for doc in sorted(prints):
        for token in prints[doc]:
            holders[token].append(doc)
    common: Counter[tuple[str, str]] = Counter()
    for docs in holders.values():
        if 1 < len(docs) <= _RARE:
            common.update(combinations(docs, 2))
    for (a, b), rare in sorted(common.items()):
        if rare >= _FEW:
            found = _told_alike(prints[a], prints[b])
            if found:
                yield a, b, *found


def _told_alike(a: tuple[str, ...], b: tuple[str, ...]) -> tuple[int, Decimal] | None:
    limits = rules().independence
    shared = len(set(a) & set(b))
    if shared < limits.shared or Decimal(shared) / min(len(a), len(b)) < limits.share:
        return None
    ordered = concordance(a, b)
    return (shared, ordered) if ordered >= limits.concordance else None
