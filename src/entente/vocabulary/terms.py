"""Loaders of the vocabulary's TOML tables."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Any

from entente.model.problem import DataFault


class VocabularyFault(DataFault):
    """A vocabulary file that cannot be used; the message names file and key."""


@dataclass(frozen=True, slots=True)
class Property:
    """What can be stated: of which subjects, with which kinds of value."""

    code: str
    family: str
    subjects: tuple[str, ...]
    values: tuple[str, ...]
    level: str
    definition: str
    accounting: str | None = None


@dataclass(frozen=True, slots=True)
class Ladder:
    """The steps a promise climbs; ``ranges`` places a status between two steps."""

    code: str
    steps: tuple[str, ...]
    ends: tuple[str, ...]
    ranges: Mapping[str, tuple[str, str]]


def _table(name: str) -> dict[str, Any]:
    try:
        return tomllib.loads(files("entente.vocabulary").joinpath(name).read_text(encoding="utf-8"))
    except tomllib.TOMLDecodeError as fault:
        raise VocabularyFault(f"vocabulary/{name}: {fault}") from fault


@cache
def properties() -> Mapping[str, Property]:
    """Every property by code."""
    rows = _table("properties.toml")
    try:
        return MappingProxyType(
            {
                code: Property(
                    code,
                    row["family"],
                    tuple(row["subjects"]),
                    tuple(row["values"]),
                    row["level"],
                    row["definition"],
                    row.get("accounting"),
                )
                for code, row in rows.items()
            }
        )
    except KeyError as fault:
        raise VocabularyFault(f"vocabulary/properties.toml: missing key {fault}") from fault


@cache
def identifying() -> frozenset[str]:
    """Qualifiers that make another fact when they differ."""
    return frozenset(name for name, row in _table("qualifiers.toml").items() if row["identifying"])


@cache
def qualifiers() -> Mapping[str, Mapping[str, Any]]:
    """Every qualifier: kind of value, whether it identifies, its codes."""
    return MappingProxyType(_table("qualifiers.toml"))


@cache
def units() -> Mapping[str, str]:
    """Dimension of every unit code: money, count, area, mass, percent, duration …"""
    return MappingProxyType({code: row["dimension"] for code, row in _table("units.toml").items()})


@cache
def ladders() -> Mapping[str, Ladder]:
    """The three ladders by code: asks, agreements, works."""
    return MappingProxyType(
        {
            code: Ladder(
                code,
                tuple(row["steps"]),
                tuple(row["ends"]),
                MappingProxyType({k: (a, b) for k, (a, b) in row.get("ranges", {}).items()}),
            )
            for code, row in _table("statuses.toml")["ladder"].items()
        }
    )


@cache
def statuses() -> Mapping[str, Mapping[str, str]]:
    """Every status with its definition and crosswalk codes."""
    return MappingProxyType(_table("statuses.toml")["status"])


@cache
def flags() -> Mapping[str, Mapping[str, Any]]:
    """Rules of the inferred flags with their parameters and versions."""
    return MappingProxyType(_table("statuses.toml")["flag"])


@cache
def codes(name: str) -> Mapping[str, Any]:
    """A closed list by name: modality, part, topic, check, segment, entity_type. KeyError for another name."""
    return MappingProxyType(_table("codes.toml")[name])
