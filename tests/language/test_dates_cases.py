"""Every row of the language folders' date cases."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from importlib.resources import files
from typing import Any

import pytest

from entente.language.dates import find
from entente.model.mark import Mark
from entente.model.period import parse_edtf

LANGUAGES = ("en", "id", "th", "vi", "zh")
KEYS = {"text", "phenomenon", "published", "ref", "marks", "none"}


def rows(code: str) -> list[dict[str, Any]]:
    path = files("entente.language").joinpath(code).joinpath("cases").joinpath("dates.toml")
    return list(tomllib.loads(path.read_text(encoding="utf-8"))["case"])


def every() -> Iterator[Any]:
    for code in LANGUAGES:
        for number, row in enumerate(rows(code), 1):
            yield pytest.param(code, row, id=f"{code}-{number}-{row['phenomenon']}")


def seen(text: str, mark: Mark, wanted: dict[str, Any]) -> dict[str, Any]:
    """The mark in the words of a case row; what a case leaves out is only checked where it must be empty."""
    row: dict[str, Any] = {"quote": text[mark.start : mark.end]}
    if mark.period is not None:
        row["period"] = mark.period.edtf()
    elif mark.partial is not None or "partial" in wanted:
        row["partial"] = mark.partial
    if mark.relation is not None:
        row["relation"] = mark.relation
    if "year_basis" in wanted:
        row["year_basis"] = mark.year_basis
    if "precision" in wanted:
        row["precision"] = mark.period.precision if mark.period else None
    if mark.alts:
        row["alts"] = [alt.edtf() for alt in mark.alts if hasattr(alt, "edtf")]
    return row


@pytest.mark.parametrize(("code", "row"), list(every()))
def test_a_case_reads_as_it_says(code: str, row: dict[str, Any]) -> None:
    assert set(row) <= KEYS
    published = parse_edtf(row["published"]) if "published" in row else None
    marks = find(row["text"], code, published=published)
    wanted = row.get("marks", [])
    assert bool(wanted) != bool(row.get("none"))
    padded = [*wanted, *({} for _ in marks[len(wanted) :])]
    assert [seen(row["text"], mark, want) for mark, want in zip(marks, padded, strict=False)] == wanted
    assert len(marks) == len(wanted)


@pytest.mark.parametrize("code", [code for code in LANGUAGES if code != "th"])  # read in its first form only
def test_a_language_has_enough_cases_and_some_that_must_not_match(code: str) -> None:
    assert len(rows(code)) >= 100
    assert sum(bool(row.get("none")) for row in rows(code)) >= 10
