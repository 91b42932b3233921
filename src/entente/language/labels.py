"""Interface words of a language: ``label("vi", "property", "area") == "diện tích"``."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from entente.language.folder import load
from entente.vocabulary import terms


@cache
def table(code: str) -> Mapping[str, Mapping[str, str]]:
    """All labels of a language by group."""
    return MappingProxyType(load(code).table("labels.toml"))


def label(code: str, group: str, term: str) -> str:
    """The label of a term; the term itself, its underscores opened, where a language has none."""
    return table(code).get(group, {}).get(term) or term.replace("_", " ")


def missing(code: str) -> list[str]:
    """Terms of the vocabulary this language has no label for, as ``group.term``."""
    wanted = {
        "property": terms.properties(),
        "status": terms.statuses(),
        "modality": terms.codes("modality"),
        "entity_type": terms.codes("entity_type"),
    }
    known = table(code)
    return [
        f"{group}.{term}" for group, needed in wanted.items() for term in needed if term not in known.get(group, {})
    ]
