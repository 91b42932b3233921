"""Legal forms of companies: what stands around a brand and is not the name."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files

from entente.model.fold import searchable
from entente.vocabulary.terms import VocabularyFault

_POSITIONS = ("before", "after", "generic")


@dataclass(frozen=True, slots=True)
class LegalForm:
    """A legal form as written, the country that has it (None = several), where it stands, and its kind."""

    form: str
    country: str | None
    position: str
    kind: str


@cache
def forms() -> tuple[LegalForm, ...]:
    """Every legal form, the longest first; raises VocabularyFault for a row that cannot be used."""
    text = files("entente.vocabulary").joinpath("legal_forms.csv").read_text(encoding="utf-8")
    found = []
    for number, row in enumerate(csv.DictReader(text.splitlines()), 2):
        if row.get("position") not in _POSITIONS or not row.get("form"):
            raise VocabularyFault(f"vocabulary/legal_forms.csv: line {number}: needs form and position")
        found.append(LegalForm(row["form"], row["country"] or None, row["position"], row["kind"]))
    return tuple(sorted(found, key=lambda f: (-len(f.form), f.form)))


@cache
def generic() -> frozenset[str]:
    """Words of company names that distinguish none from another: investment, development, international …"""
    return frozenset(searchable(f.form) for f in forms() if f.position == "generic")


@cache
def _folded() -> tuple[tuple[str, str], ...]:
    rows = {(searchable(f.form), f.position) for f in forms() if f.position != "generic" and searchable(f.form)}
    return tuple(sorted(rows, key=lambda r: (-len(r[0]), r)))


@lru_cache(maxsize=10_000)
def brand(name: str) -> str:
    """The name folded and without its legal forms: ``brand("Công ty TNHH Sao Mai") == brand("Sao Mai Co., Ltd")``.

    A name that is nothing but legal form stays as it is.
    """
    text = searchable(name)
    changed = True
    whole = {form for form, _ in _folded()}
    while changed and text not in whole:
        changed = False
        for form, position in _folded():
            rest = _without(text, form, position)
            if rest:
                text, changed = rest, True
                break
    return text


def _without(text: str, form: str, position: str) -> str:
    if position == "before" and text.startswith(form + " "):
        return text[len(form) + 1 :]
    if position == "after" and text.endswith(" " + form):
        return text[: -len(form) - 1]
    return ""
