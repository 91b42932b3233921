"""Which documents are independent witnesses: families of common origin, each link with its reason."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations

from entente.model.evidence import Document
from entente.model.reason import Reason, because
from entente.reconcile.fingerprint import tellings, tokens
from entente.reconcile.item import Item, digits
from entente.reconcile.sketch import alike, sketch
from entente.reconcile.timeline import Point
from entente.vocabulary.rules import rules

_COMMON = 40  # a figure told by more documents than this is common knowledge, no sign of one source


@dataclass(frozen=True, slots=True)
class Link:
    """Two documents of one origin, and why."""

    a: str
    b: str
    reason: Reason


@dataclass(slots=True)
class Families:
    """Documents by common origin; ``statistics`` are facts' claims that repeat one statistic (claim id → group)."""

    links: tuple[Link, ...] = ()
    family: dict[str, str] = field(default_factory=dict)
    statistics: dict[str, str] = field(default_factory=dict)

    def of(self, doc: str) -> str:
        """The family a document belongs to: its own id when nothing links it."""
        return self.family.get(doc, doc)

    def pairs(self) -> list[tuple[str, str]]:
        """Documents linked directly, each pair once."""
        return sorted({(link.a, link.b) for link in self.links})

    def related(self, a: str, b: str) -> bool:
        """Whether two documents are of one origin."""
        return self.of(a) == self.of(b)

    def count(self, found: Iterable[Item]) -> int:
        """How many independent origins these claims have: families, speeches and statistics count once."""
        chosen = list(found)
        return len(self.clusters(chosen)) if len(chosen) > 1 else len(chosen)

    def clusters(self, found: Iterable[Item]) -> list[list[Item]]:
        """The claims by independent origin, in order of document."""
        bound = _Union()
        chosen = sorted(found, key=lambda i: (i.doc, i.claim.span.start, i.claim.id))
        for item in chosen:
            own = f"doc {self.of(item.doc)}"
            bound.find(own)
            if item.speaker and item.event:
                bound.join(own, f"speech {item.speaker} {item.event}")
            if item.claim.id in self.statistics:
                bound.join(own, f"figure {self.statistics[item.claim.id]}")
        groups: dict[str, list[Item]] = defaultdict(list)
        for item in chosen:
            groups[bound.find(f"doc {self.of(item.doc)}")].append(item)
        return list(groups.values())


class _Union:
    """Disjoint sets of names; the smallest name stands for its set."""

    def __init__(self) -> None:
        self.parent: dict[str, str] = {}

    def find(self, x: str) -> str:
        """The name that stands for the set of ``x``."""
        self.parent.setdefault(x, x)
        while self.parent[x] != x:
            self.parent[x] = self.parent[self.parent[x]]
            x = self.parent[x]
        return x

    def join(self, a: str, b: str) -> None:
        """Make two sets one."""
        a, b = sorted((self.find(a), self.find(b)))
        self.parent[b] = a


def families(documents: Mapping[str, Document], by_doc: Mapping[str, Sequence[Item]]) -> Families:
    """The families of these documents, by every link that can be shown."""
    links = sorted(
        {*_named_sources(documents, by_doc), *_copies(documents), *_retellings(by_doc)},
        key=lambda link: (link.a, link.b, link.reason.code, link.reason.parameters),
    )
    bound = _Union()
    for link in links:
        bound.join(link.a, link.b)
    docs = {d for link in links for d in (link.a, link.b)}
    return Families(tuple(links), {d: bound.find(d) for d in sorted(docs)})


def _copies(documents: Mapping[str, Document]) -> Iterator[Link]:
    texts: dict[str, list[str]] = defaultdict(list)
    for doc in sorted(documents):
        if documents[doc].text.strip():
            texts[documents[doc].sha256].append(doc)
    for same in texts.values():
        yield from (Link(same[0], other, because("identical_text")) for other in same[1:])
    first = [docs[0] for docs in texts.values()]
    for a, b, share in alike({doc: sketch(documents[doc].text) for doc in first}):
        yield Link(a, b, because("near_copy", share=f"{share:.2f}"))


def _retellings(by_doc: Mapping[str, Sequence[Item]]) -> Iterator[Link]:
    for a, b, shared, ordered in tellings({doc: tokens(found) for doc, found in by_doc.items()}):
        yield Link(a, b, because("retelling", shared=shared, ordered=f"{ordered:.2f}"))


def _named_sources(documents: Mapping[str, Document], by_doc: Mapping[str, Sequence[Item]]) -> Iterator[Link]:
    """Documents that name one source address, or one of which is at the address another names."""
    at: dict[str, set[str]] = defaultdict(set)
    for doc, document in documents.items():
        for address in (document.source.url, document.source.copied_from):
            at[_address(address or "")].add(doc)
    for doc, found in by_doc.items():
        for item in found:
            if item.claim.property == "source_url":
                at[_address(item.claim.text or "")].add(doc)
    for address in sorted(a for a in at if "/" in a):  # an outlet's front page is no article
        docs = sorted(at[address])
        yield from (Link(docs[0], other, because("named_source", address=address)) for other in docs[1:])


def _address(text: str) -> str:
    """An address without scheme, fragment and closing slash."""
    bare = text.strip().split("#")[0]
    return (bare.partition("://")[2] or bare).rstrip("/")


def statistics(points: Iterable[Point]) -> dict[str, str]:
    """Claims that repeat one statistic: documents that share several telling figures of one subject.

    Such documents may be independent in all else; their equal figures are one source's.
    """
    shared: dict[tuple[str, str], dict[str, list[Point]]] = defaultdict(lambda: defaultdict(list))
    for point in points:
        if _significant(point.first) < 2:
            continue
        docs = sorted({i.doc for i in point.items if _same_digits(i, point.first)})
        for pair in combinations(docs, 2) if len(docs) <= _COMMON else ():
            shared[pair][point.first.subject].append(point)
    group: dict[str, str] = {}
    for (a, b), subjects in sorted(shared.items()):
        for found in subjects.values():
            digits_ = sum(_significant(p.first) for p in found)
            if len(found) >= rules().independence.figures and digits_ >= rules().independence.digits:
                group |= {i.claim.id: p.id for p in found for i in p.items if i.doc in (a, b)}
    return group


def _significant(item: Item) -> int:
    """Digits that say something: those of an exact figure, without the zeros it ends in."""
    quantity = item.claim.quantity
    if quantity is None or quantity.bound != "exact" or quantity.value is None:
        return 0
    return len(quantity.value.normalize().as_tuple().digits)


def _same_digits(a: Item, b: Item) -> bool:
    return digits(a) is not None and digits(a) == digits(b)
