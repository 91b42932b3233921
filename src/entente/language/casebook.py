"""The cases of the language folders: sentences with what must be found in them, and what must not."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import Any

from entente.language.folder import available, load

REASONS = "absent.toml"


@dataclass(frozen=True, slots=True)
class Case:
    """One sentence of a language; ``area`` is its file (figures, dates …), ``wanted`` the row as written."""

    language: str
    area: str
    text: str
    phenomenon: str
    wanted: Mapping[str, Any]


def files_of(code: str) -> tuple[str, ...]:
    """Case files of a folder, by name."""
    folder = load(code).folder.joinpath("cases")
    if not folder.is_dir():
        return ()
    return tuple(sorted(path.name for path in folder.iterdir() if path.name.endswith(".toml") and path.name != REASONS))


def cases(code: str, area: str | None = None) -> Iterator[Case]:
    """Cases of a language, of one area when it is named."""
    for name in files_of(code):
        own = name.removesuffix(".toml")
        if area is None or own == area:
            for row in load(code).table(f"cases/{name}").get("case", ()):
                yield Case(code, own, row.get("text", ""), row.get("phenomenon", ""), MappingProxyType(row))


def reasons(code: str) -> Mapping[str, Mapping[str, str]]:
    """Why a language has no case of a phenomenon: area -> phenomenon -> reason (cases/absent.toml)."""
    return MappingProxyType(load(code).table(f"cases/{REASONS}"))


@dataclass(frozen=True, slots=True)
class Cell:
    """How many cases a language has of a phenomenon; ``reason`` says why none."""

    count: int
    reason: str | None = None

    @property
    def missing(self) -> bool:
        """Whether there is neither a case nor a reason."""
        return not self.count and not self.reason


@dataclass(frozen=True, slots=True)
class CoverageRow:
    """One phenomenon over all languages, cells in the order of their codes."""

    area: str
    phenomenon: str
    cells: tuple[Cell, ...]


@cache
def coverage(area: str | None = None) -> tuple[CoverageRow, ...]:
    """Phenomenon by language, of one area or of all; languages in the order of ``available()``."""
    codes = available()
    counts: dict[tuple[str, str], dict[str, int]] = {}
    for code in codes:
        for case in cases(code, area):
            row = counts.setdefault((case.area, case.phenomenon), {})
            row[code] = row.get(code, 0) + 1
    told = {code: reasons(code) for code in codes}
    return tuple(
        CoverageRow(place, name, tuple(Cell(row.get(c, 0), told[c].get(place, {}).get(name)) for c in codes))
        for (place, name), row in sorted(counts.items())
    )
