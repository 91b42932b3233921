"""Loader of the declared rules: what may be compared, added, subtracted, ordered and joined."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Any

from entente.vocabulary.terms import VocabularyFault


@dataclass(frozen=True, slots=True)
class SumRule:
    """Parts that make up a whole along one qualifier; no ``parts`` = any values; ``scope`` says how many there are."""

    qualifier: str
    parts: tuple[str, ...] = ()
    whole: tuple[str, ...] = ()
    scope: str | None = None


@dataclass(frozen=True, slots=True)
class ListRule:
    """A stated number that a list in the same text must match."""

    count: str
    items: str
    value: Decimal | None = None
    less_lead: str | None = None


@dataclass(frozen=True, slots=True)
class EventKind:
    """Claims that give an event its kind: told at it, about it (``own``), marked by a qualifier, or a status."""

    kind: str
    claims: frozenset[str]
    own: frozenset[str]
    qualifiers: frozenset[str]
    statuses: frozenset[str]


@dataclass(frozen=True, slots=True)
class Meeting:
    """How two tellings of a meeting are weighed (points), and which parts name its kind."""

    kinds: frozenset[str]
    parts: tuple[tuple[str, ...], ...]
    outside: frozenset[str]
    points: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Independence:
    """Limits above which two documents count as one origin."""

    shingle: int
    sketch: int
    copy: Decimal
    shared: int
    share: Decimal
    concordance: Decimal
    figures: int
    digits: int


@dataclass(frozen=True, slots=True)
class Offers:
    """What is offered, what is needed, which topics a sector answers, and the points of a match."""

    offers: frozenset[str]
    needs: frozenset[str]
    topics: Mapping[str, frozenset[str]]
    points: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Rules:
    """The declared rules; every field is a table of vocabulary/rules.toml."""

    version: int
    single: frozenset[str]
    symmetric: frozenset[str]
    free_text: frozenset[str]
    about: tuple[str, ...]
    strict: frozenset[str]
    lenient: frozenset[str]
    unsaid: frozenset[str]
    real: frozenset[str]
    strength: tuple[str, ...]
    boundary_dimensions: frozenset[str]
    boundary_shown: frozenset[str]
    sharpen_days: int
    sharpen_width: Decimal
    weighing: tuple[str, ...]
    units: Mapping[str, tuple[str, Decimal]]
    sums: tuple[SumRule, ...]
    implied: Mapping[str, Mapping[str, tuple[str, str]]]
    scope_members: Mapping[str, int]
    remaining: tuple[tuple[str, str, str], ...]
    before: tuple[tuple[str, str, str], ...]
    lists: tuple[ListRule, ...]
    apart: tuple[Mapping[str, Any], ...]
    orders: tuple[tuple[str, ...], ...]
    wordings: tuple[tuple[str, str], ...]
    event_kinds: tuple[EventKind, ...]
    meeting: Meeting
    independence: Independence
    steps: Mapping[str, str]
    promise: Mapping[str, str]
    promise_kind: Mapping[str, str]
    foreseen: Mapping[str, str]
    ladder_of: Mapping[str, str]
    answered_by: Mapping[str, str]
    offer: Offers


@cache
def rules() -> Rules:
    """The rules of vocabulary/rules.toml; raises VocabularyFault naming a missing key."""
    try:
        table = tomllib.loads(files("entente.vocabulary").joinpath("rules.toml").read_text(encoding="utf-8"))
        return _rules(table)
    except (tomllib.TOMLDecodeError, KeyError) as fault:
        raise VocabularyFault(f"vocabulary/rules.toml: {fault}") from fault


def _rules(table: Mapping[str, Any]) -> Rules:
    key, restate = table["key"], table["restatement"]
    return Rules(
        version=table["version"],
        single=frozenset(table["single"]["properties"]),
        symmetric=frozenset(table["single"]["symmetric"]),
        free_text=frozenset(table["text"]["properties"]),
        about=tuple(table["text"]["about"]),
        strict=frozenset(key["strict"]),
        lenient=frozenset(key["lenient"]),
        unsaid=frozenset(key["unsaid"]),
        real=frozenset(table["modality"]["real"]),
        strength=tuple(table["modality"]["strength"]),
        boundary_dimensions=frozenset(table["boundary"]["dimensions"]),
        boundary_shown=frozenset(table["boundary"]["shown"]),
        sharpen_days=restate["sharpen_days"],
        sharpen_width=Decimal(restate["sharpen_width"]),
        weighing=tuple(table["weighing"]["order"]),
        units=MappingProxyType({code: (base, Decimal(by)) for code, (base, by) in table["unit"].items()}),
        implied={q: {p: (base, code) for p, (base, code) in row.items()} for q, row in table["implied"].items()},
        sums=tuple(SumRule(r["qualifier"], _t(r, "parts"), _t(r, "whole"), r.get("scope")) for r in table["sum"]),
        scope_members=MappingProxyType(dict(table["scope_members"])),
        remaining=tuple((r["total"], r["done"], r["left"]) for r in table["remaining"]),
        before=tuple((r["qualifier"], r["total"], r["added"]) for r in table["before"]),
        lists=tuple(_list(r) for r in table["list"]),
        apart=tuple(MappingProxyType(r) for r in table["apart"]),
        orders=tuple(tuple(r["steps"]) for r in table["order"]),
        wordings=tuple((a, b) for r in table["wording"] for a, b in (r[k] for k in ("property", "status") if k in r)),
        event_kinds=tuple(_kind(r) for r in table["event_kind"]),
        meeting=_meeting(table["meeting"]),
        independence=_independence(table["independence"]),
        offer=_offers(table["offer"], table["offer_topics"]),
        **{name: MappingProxyType(dict(table[name])) for name in _MAPPINGS},
    )


_MAPPINGS = ("steps", "promise", "promise_kind", "foreseen", "ladder_of", "answered_by")


def _t(row: Mapping[str, Any], name: str) -> tuple[str, ...]:
    return tuple(row.get(name, ()))


def _list(row: Mapping[str, Any]) -> ListRule:
    value = row.get("value")
    return ListRule(row["count"], row["items"], Decimal(value) if value else None, row.get("less_lead"))


def _kind(row: Mapping[str, Any]) -> EventKind:
    return EventKind(
        row["kind"], *(frozenset(row.get(name, ())) for name in ("claims", "own", "qualifiers", "statuses"))
    )


def _meeting(row: Mapping[str, Any]) -> Meeting:
    points = {name: value for name, value in row.items() if isinstance(value, int)}
    parts = tuple(tuple(p) for p in row["parts"])
    return Meeting(frozenset(row["kinds"]), parts, frozenset(row["outside"]), MappingProxyType(points))


def _independence(row: Mapping[str, Any]) -> Independence:
    copy, share, concordance = (Decimal(row[name]) for name in ("copy", "share", "concordance"))
    return Independence(
        shingle=row["shingle"],
        sketch=row["sketch"],
        copy=copy,
        shared=row["shared"],
        share=share,
        concordance=concordance,
        figures=row["figures"],
        digits=row["digits"],
    )


def _offers(row: Mapping[str, Any], topics: Mapping[str, list[str]]) -> Offers:
    answers = {topic: frozenset(f"sector:{code}" for code in found) for topic, found in topics.items()}
    points = {name: value for name, value in row.items() if isinstance(value, int)}
    return Offers(
        frozenset(row["offers"]), frozenset(row["needs"]), MappingProxyType(answers), MappingProxyType(points)
    )
