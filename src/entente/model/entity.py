"""What claims are about, once names are resolved."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Name:
    """A name as met, with its language and the number of documents that use it."""

    text: str
    language: str | None = None
    docs: int = 0


@dataclass(frozen=True, slots=True)
class Entity:
    """A resolved entity; ``merged`` are the claims' entity ids it stands for, ``why`` the reasons of each merge.

    ``name`` is the canonical name in its own official language. ``valid`` is (from, until) as ISO days, either
    None. ``successors`` are entity ids. ``gazetteer`` is the id in the places table, where it is a known place.
    """

    id: str
    type: str
    name: str | None
    subtype: str | None = None
    names: tuple[Name, ...] = ()
    aliases: tuple[str, ...] = ()
    merged: tuple[str, ...] = ()
    parent: str | None = None
    valid: tuple[str | None, str | None] | None = None
    successors: tuple[str, ...] = ()
    gazetteer: str | None = None
    why: tuple[str, ...] = ()
    claims: int = 0
