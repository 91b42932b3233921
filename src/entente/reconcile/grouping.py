"""Which claims can state the same fact: subject, property and identifying qualifiers, missing ones left open."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from entente.model.period import Period
from entente.reconcile.item import Item, accounting, base_unit, said
from entente.reconcile.territory import side
from entente.vocabulary.rules import rules
from entente.vocabulary.terms import units

Key = tuple[str, ...]
Related = Callable[[Item, Item], bool]
Breaks = Mapping[str, tuple[date, ...]]
_SIDES = frozenset({"addressee", "agreed_by"})  # a city, its leaders and its government are one addressee


@dataclass(frozen=True, slots=True)
class Ways:
    """What grouping asks of the rest: when places changed, which claims tell one thing, whose side somebody is on."""

    breaks: Breaks
    related: Related
    side: Callable[[str], str]


def groups(found: Iterable[Item], ways: Ways) -> list[list[Item]]:
    """The claims that may state one fact, apart from time, in order of key."""
    buckets: dict[Key, list[Item]] = defaultdict(list)
    for item in found:
        buckets[key(item)].append(item)
    made: list[list[Item]] = []
    for bucket in (buckets[k] for k in sorted(buckets)):
        if len(bucket) == 1:
            made.append(bucket)
            continue
        for part in by_lenient(bucket, ways):
            made += by_wording(part, ways.related) if part[0].claim.property in rules().free_text else [part]
    return made


def key(item: Item) -> Key:
    """Everything two claims must have in common to state one fact at one time."""
    claim, declared = item.claim, rules()
    about = tuple(f"{k}={item.qualifiers[k]}" for k in sorted(item.qualifiers) if k in declared.strict)
    if claim.quantity is not None:
        class_ = "real" if item.real else "aim"
        unit = base_unit(claim.quantity.unit)[0] or ""
        return item.subject, claim.property, "figure", unit, class_, *about
    if claim.property in declared.free_text:
        return item.subject, claim.property, "text", *about
    if claim.property in declared.single:
        return item.subject, claim.property, "single", "real" if item.real else "aim", *about
    if claim.property in declared.symmetric and item.value:
        first, second = sorted((item.subject, item.value))
        return first, claim.property, "pair", second, *about
    return item.subject, claim.property, "member", item.value or "", *about


def territory(item: Item, breaks: Breaks) -> str:
    """Which version of its place a figure is for, where the place changed and the figure depends on it; "" unknown."""
    unit = item.claim.quantity.unit if item.claim.quantity else None
    days = breaks.get(item.subject)
    if not days or units().get(unit or "") not in rules().boundary_dimensions:
        return ""
    return side(item.period, days)


def _signature(item: Item, ways: Ways) -> tuple[tuple[str, str], ...]:
    stated = {k: ways.side(v) if k in _SIDES else v for k, v in item.qualifiers.items() if k in rules().lenient}
    for name, value in (("accounting", accounting(item)), ("territory", territory(item, ways.breaks))):
        if value:
            stated[name] = value
    return tuple(sorted(stated.items()))


def _compatible(a: Iterable[tuple[str, str]], b: Iterable[tuple[str, str]]) -> bool:
    other = dict(b)
    return all(other.get(k, v) == v for k, v in a)


def by_lenient(bucket: Sequence[Item], ways: Ways) -> list[list[Item]]:
    """Split where stated qualifiers differ; a claim that leaves them out joins the one part it can belong to.

    Where it could belong to several, it joins the one that holds its very figure, else it stays apart.
    """
    by_signature: dict[tuple[tuple[str, str], ...], list[Item]] = defaultdict(list)
    for item in bucket:
        by_signature[_signature(item, ways)].append(item)
    if len(by_signature) == 1:
        return [list(bucket)]
    parts: list[tuple[list[tuple[tuple[str, str], ...]], list[Item]]] = []
    open_: list[Item] = []
    for signature in sorted(by_signature, key=lambda s: (-len(s), s)):
        homes = [part for part in parts if all(_compatible(signature, other) for other in part[0])]
        if not homes:
            parts.append(([signature], list(by_signature[signature])))
        elif len(homes) == 1:
            homes[0][0].append(signature)
            homes[0][1].extend(by_signature[signature])
        else:
            open_ += by_signature[signature]
    return _settled([found for _, found in parts], open_)


def _settled(parts: list[list[Item]], open_: Sequence[Item]) -> list[list[Item]]:
    index: dict[tuple[str, ...], set[int]] = defaultdict(set)
    for i, part in enumerate(parts):
        for item in part:
            index[_figure(item)].add(i)
    apart: list[Item] = []
    for item in open_:
        homes = index.get(_figure(item), set())
        if len(homes) == 1:
            parts[next(iter(homes))].append(item)
        else:
            apart.append(item)
    return [*parts, apart] if apart else parts


def _figure(item: Item) -> tuple[str, ...]:
    if item.claim.quantity is None:
        return ("value", item.value or "")
    limits = said(item)
    return ("figure", str(limits.low), str(limits.high))


def by_wording(part: Sequence[Item], related: Related) -> list[list[Item]]:
    """Free wordings: equal ones are one; different ones only as tellings of one thing, one in each document."""
    worded: dict[str, list[Item]] = defaultdict(list)
    for item in part:
        worded[item.value or ""].append(item)
    clusters = [worded[text] for text in sorted(worded)]
    if len(clusters) == 1 or not any(name in part[0].qualifiers for name in rules().about):
        return clusters
    return _tellings(clusters, related)


def _tellings(clusters: list[list[Item]], related: Related) -> list[list[Item]]:
    alone = _alone(clusters)
    made: list[list[Item]] = []
    for cluster in sorted(clusters, key=lambda c: (c[0].doc, c[0].claim.span.start, c[0].claim.id)):
        home = next((m for m in made if _one_telling(m, cluster, alone, related)), None)
        if home is None:
            made.append(list(cluster))
        else:
            home += cluster
    return made


def _alone(clusters: Iterable[Sequence[Item]]) -> set[str]:
    """Documents that word the thing once only, so that there is no doubt which wording answers which."""
    count: dict[str, int] = defaultdict(int)
    for cluster in clusters:
        for doc in {i.doc for i in cluster}:
            count[doc] += 1
    return {doc for doc, times in count.items() if times == 1}


def _one_telling(a: Sequence[Item], b: Sequence[Item], alone: set[str], related: Related) -> bool:
    docs = {i.doc for i in a}, {i.doc for i in b}
    if docs[0] & docs[1] or not (docs[0] | docs[1]) <= alone:
        return False
    return any(related(x, y) for x in a for y in b)


def by_period(found: Iterable[Item]) -> dict[Period | None, list[Item]]:
    """Claims by the day or period they hold for."""
    dated: dict[Period | None, list[Item]] = defaultdict(list)
    for item in found:
        period = item.period
        dated[Period(period.start, period.end) if period else None].append(item)
    return dated
