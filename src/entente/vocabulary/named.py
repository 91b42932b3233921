"""Programmes, rankings and bodies known by one name in every language of the project."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from types import MappingProxyType

from entente.model.fold import searchable
from entente.vocabulary.terms import VocabularyFault

_LANGUAGES = {"vi": "vi", "en": "en", "id": "id_", "zh": "zh"}


@dataclass(frozen=True, slots=True)
class Named:
    """One of them: id, entity type, canonical name, and its forms by language."""

    id: str
    type: str
    subtype: str
    name: str
    forms: Mapping[str, tuple[str, ...]]


@cache
def table() -> Mapping[str, Named]:
    """Every row by id: ``table()["ranking:pci"].type == "ranking"``; VocabularyFault for a row that cannot be used."""
    text = files("entente.vocabulary").joinpath("named.csv").read_text(encoding="utf-8")
    found: dict[str, Named] = {}
    for number, row in enumerate(csv.DictReader(text.splitlines()), 2):
        try:
            forms = {code: tuple(f for f in row[column].split("|") if f) for code, column in _LANGUAGES.items()}
            found[row["id"]] = Named(row["id"], row["type"], row["subtype"], row["name"], MappingProxyType(forms))
        except (KeyError, AttributeError) as fault:
            raise VocabularyFault(f"vocabulary/named.csv: line {number}: {fault!r}") from fault
    return MappingProxyType(found)


@cache
def _index() -> Mapping[tuple[str, str], str]:
    rows: dict[tuple[str, str], str] = {}
    for one in table().values():
        for form in [one.name, *(f for forms in one.forms.values() for f in forms)]:
            rows.setdefault((one.type, searchable(form)), one.id)
    return MappingProxyType(rows)


def lookup(type_: str, name: str) -> str | None:
    """The id of the thing of this type and name in any language, or None."""
    return _index().get((type_, searchable(name)))
