"""Frames: what a figure under a head becomes. One definition for all languages (``frames.toml``)."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import Any

Facets = dict[str, Any]
COUNTED = {  # units a counted noun may be read with under a property; others count something else
    "project": frozenset(("project",)),
    "agreement": frozenset(("agreement", "project", "item")),
    "certificate": frozenset(("certificate", "project")),
    "country_or_territory": frozenset(("country_or_territory",)),
    "company": frozenset(("company", "project")),
    "industrial_park": frozenset(("industrial_park", "zone")),
    "zone": frozenset(("zone", "industrial_park")),
    "mechanism": frozenset(("mechanism",)),
    "job": frozenset(("job", "person")),
    "person": frozenset(("person", "passenger")),
    "passenger": frozenset(("passenger", "person", "passenger/year", "passenger/day", "passenger/month")),
    "locality": frozenset(("locality",)),
    "index": frozenset(("index",)),
}


@dataclass(frozen=True, slots=True)
class Frame:
    """One way a figure becomes a claim; fields as described at the head of ``frames.toml``."""

    property: str
    heads: tuple[str, ...]
    dims: frozenset[str]
    units: frozenset[str] = frozenset()
    as_unit: str | None = None
    when: tuple[tuple[str, frozenset[str]], ...] = ()
    unless: tuple[tuple[str, frozenset[str]], ...] = ()
    owners: frozenset[str] = frozenset()
    subjects: tuple[str, ...] = ()
    take: tuple[str, ...] = ()
    give: Mapping[str, Any] = field(default_factory=dict)

    def fits(self, unit: str | None, facets: Facets, owner: str | None) -> bool:
        """Whether a figure of this unit, with these facets, belonging to this owner, fills the frame."""
        if self.units and unit not in self.units:
            return False
        if self.as_unit in COUNTED and unit is not None and unit not in COUNTED[self.as_unit]:
            return False
        if self.owners and owner not in self.owners:
            return False
        if any(facets.get(key) not in wanted for key, wanted in self.when):
            return False
        return not any(facets.get(key) in barred for key, barred in self.unless)


def _conditions(row: Mapping[str, Any]) -> tuple[tuple[str, frozenset[str]], ...]:
    return tuple((key, frozenset([value] if isinstance(value, str) else value)) for key, value in row.items())


def _frame(row: dict[str, Any]) -> Frame:
    return Frame(
        row["property"],
        tuple(row["heads"]),
        frozenset(row["dims"]),
        frozenset(row.get("units", ())),
        row.get("as_unit"),
        _conditions(row.get("when", {})),
        _conditions(row.get("unless", {})),
        frozenset(row.get("owners", ())),
        tuple(row["subjects"]),
        tuple(row.get("take", ())),
        row.get("give", {}),
    )


@cache
def frames() -> tuple[Frame, ...]:
    """All frames, in the order they are tried; raises ValueError naming the table when it cannot be read."""
    try:
        rows = tomllib.loads(files("entente.claims").joinpath("frames.toml").read_text(encoding="utf-8"))["frame"]
        return tuple(_frame(row) for row in rows)
    except (tomllib.TOMLDecodeError, KeyError) as fault:
        raise ValueError(f"claims/frames.toml: {fault}") from fault


@cache
def under(head: str, dim: str) -> tuple[Frame, ...]:
    """Frames a figure of this dimension may fill under this head."""
    return tuple(frame for frame in frames() if head in frame.heads and dim in frame.dims)
