"""The inputs given on a command line: files and folders to (document id, bytes), in a stable order."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from entente.model.problem import Problem

# No text of the longest allowed length takes more bytes than this; a bigger one is refused unread.
_BYTES_PER_CHAR = 4
_PLAIN = (".txt", ".text", ".md")
_BIGGEST = 256 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Item:
    """One input: the document id it gets (path below the input, with ``/``) and its bytes, or why there are none."""

    doc: str
    data: bytes | Problem


def walk(inputs: Sequence[Path], max_chars: int = 2_000_000) -> Iterator[Item]:
    """Every file of the inputs, folders in order of path; hidden files are left alone; ``-`` is standard input."""
    for given in inputs:
        if str(given) == "-":
            yield Item("-", sys.stdin.buffer.read())
        elif given.is_dir():
            yield from (_item(path, _name(path.relative_to(given)), max_chars) for path in _files(given))
        else:
            yield _item(given, _name(Path(given.name)), max_chars)


def _files(folder: Path) -> Iterator[Path]:
    """Files below a folder, sorted by path; links to folders are not followed, so that no walk is endless."""
    found: list[Path] = []
    for place, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        found += [Path(place, name) for name in names if not name.startswith(".")]
    return iter(sorted(found, key=lambda path: path.relative_to(folder).as_posix()))


def _name(path: Path) -> str:
    """The path with ``/``, its bytes that are no UTF-8 written as U+FFFD."""
    return path.as_posix().encode("utf-8", "surrogateescape").decode("utf-8", "replace")


def _item(path: Path, doc: str, max_chars: int) -> Item:
    try:
        size = path.stat().st_size
        if not path.is_file():
            return Item(doc, Problem("unreadable", doc, "not a file"))
        limit = max_chars * _BYTES_PER_CHAR if doc.lower().endswith(_PLAIN) else _BIGGEST
        if size > limit and not doc.lower().endswith(".jsonl"):
            return Item(doc, Problem("too_long", doc, f"{size} bytes; at most {limit} are read"))
        return Item(doc, path.read_bytes())
    except OSError as fault:
        return Item(doc, Problem("unreadable", doc, f"cannot be read: {fault.strerror or fault}"))
