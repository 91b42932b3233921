"""Sectors, technologies and products of the field, with their names by language."""

from __future__ import annotations

import csv
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from types import MappingProxyType

from entente.vocabulary.terms import VocabularyFault

_FIXED = ("sector", "kind", "isic", "name")
_KINDS = ("sector", "product")
_ISIC = re.compile(r"[A-U](\d\d)?")
_OPTIONAL = re.compile(r"\(([^()]*)\)")


@dataclass(frozen=True, slots=True)
class Sector:
    """A row of ``sectors.csv``: id, English name, ISIC Rev. 4 section or division, names by language."""

    id: str
    kind: str
    isic: str | None
    name: str
    names: Mapping[str, tuple[str, ...]]


@cache
def sectors() -> Mapping[str, Sector]:
    """Every sector by id: ``sectors()["sector:telemedicine"].isic == "Q86"``."""
    with files("entente.vocabulary").joinpath("sectors.csv").open(encoding="utf-8") as lines:
        rows = [_sector(row) for row in csv.DictReader(lines)]
    found = {row.id: row for row in rows}
    if len(found) != len(rows):
        raise VocabularyFault("vocabulary/sectors.csv: an id stands twice")
    return MappingProxyType(found)


def _sector(row: dict[str, str]) -> Sector:
    place = f"vocabulary/sectors.csv: {row.get('sector')}"
    if None in row or None in row.values():
        raise VocabularyFault(f"{place}: wrong number of columns")
    if row["kind"] not in _KINDS or (row["isic"] and not _ISIC.fullmatch(row["isic"])):
        raise VocabularyFault(f"{place}: kind {row['kind']!r}, isic {row['isic']!r}")
    names = {code: forms(cell) for code, cell in row.items() if code not in _FIXED}
    return Sector(f"sector:{row['sector']}", row["kind"], row["isic"] or None, row["name"], MappingProxyType(names))


def forms(cell: str) -> tuple[str, ...]:
    """Spellings of a cell: ``forms("seaport(s)|port") == ("seaport", "seaports", "port")``."""
    return tuple(form for part in cell.split("|") if part for form in _spelled(part))


def _spelled(part: str) -> tuple[str, ...]:
    without, whole = _OPTIONAL.sub("", part), _OPTIONAL.sub(r"\1", part)
    return (without,) if without == whole else (without, whole)
