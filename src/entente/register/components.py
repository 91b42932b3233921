"""What a register was made with: code, rules, vocabulary, gazetteer, rates, each with version and hash."""

from __future__ import annotations

import hashlib
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from importlib.resources import files
from importlib.resources.abc import Traversable

INTERFACE = 1
_UPSTREAM = ("model", "vocabulary", "language", "reading", "claims", "entities", "reconcile")


def release() -> str:
    """Version of the installed package; "0" when it runs from an unpacked tree."""
    try:
        return version("entente")
    except PackageNotFoundError:
        return "0"


def _walk(folder: Traversable, prefix: str = "") -> list[tuple[str, Traversable]]:
    found = []
    for entry in sorted(folder.iterdir(), key=lambda e: e.name):
        name = f"{prefix}{entry.name}"
        if entry.is_dir():
            found += [] if entry.name == "__pycache__" else _walk(entry, name + "/")
        else:
            found.append((name, entry))
    return found


def _digest(entries: list[tuple[str, Traversable]]) -> str:
    total = hashlib.sha256()
    for name, entry in entries:
        total.update(name.encode() + b"\0" + hashlib.sha256(entry.read_bytes()).digest())
    return total.hexdigest()


def _kind(name: str) -> str | None:
    """Which component a file of the package belongs to."""
    if name.startswith("vocabulary/places"):
        return "gazetteer"
    if name.startswith("vocabulary/rates"):
        return "rates"
    if name.endswith(".py"):
        return "code" if name == "pipeline.py" or name.partition("/")[0] in _UPSTREAM else None
    if name.startswith("language/"):
        return "rules"
    return "vocabulary" if name.startswith("vocabulary/") else None


@cache
def components() -> dict[str, dict[str, str]]:
    """``{"code": {"name", "version", "sha256"}, "rules": …, "vocabulary": …, "gazetteer": …, "rates": …}``."""
    groups: dict[str, list[tuple[str, Traversable]]] = {
        kind: [] for kind in ("code", "rules", "vocabulary", "gazetteer", "rates")
    }
    for name, entry in _walk(files("entente")):
        if kind := _kind(name):
            groups[kind].append((name, entry))
    return {
        kind: {"name": f"entente.{kind}", "version": release(), "sha256": _digest(entries)}
        for kind, entries in groups.items()
    }


def reading_stamp() -> str:
    """One hash over all that decides what is read from a text: when it changes, texts are read again."""
    parts = components()
    return hashlib.sha256("".join(parts[k]["sha256"] for k in sorted(parts)).encode()).hexdigest()
