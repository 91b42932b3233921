"""JSON Lines: a document a line, each with its own id; a bad line is a Problem and the stream goes on."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from entente.language.folder import available
from entente.model.evidence import Document, Source
from entente.model.problem import Problem

READER = "text/1"
_DAY = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?(?:T\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?(?:Z|[+-]\d\d:?\d\d)?)?")
_HINTS = ("lang", "published", "url", "title", "retrieved", "publisher", "licence")
_DATES = frozenset({"published", "retrieved"})


@dataclass(frozen=True, slots=True)
class Row:
    """A usable line: its object, the hints that hold, and the problems of those that do not."""

    number: int
    id: str
    text: str
    values: dict[str, Any]
    hints: dict[str, str]
    problems: tuple[Problem, ...] = ()


class _Fault(ValueError):
    """Why a line cannot be used; ``code`` is one of the interfaces."""

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code = code


def read(data: bytes, source: Source) -> Iterator[Document | Problem]:
    """The documents of the lines, in order, each followed by the problems of its hints."""
    sha = hashlib.sha256(data).hexdigest()
    for row in rows(data.split(b"\n")):
        if isinstance(row, Problem):
            yield replace(row, where=f"{source.doc}, line {row.line}")
            continue
        yield from (replace(p, where=f"{source.doc}, line {p.line}") for p in row.problems)
        yield Document(row.id, row.text, _source(row, replace(source, raw_sha256=sha)), reader=READER)


def rows(lines: Iterator[bytes] | list[bytes]) -> Iterator[Row | Problem]:
    """Usable rows and problems of lines counted from 1; empty lines are skipped."""
    for number, line in enumerate(lines, 1):
        told = line.removeprefix(b"\xef\xbb\xbf") if number == 1 else line
        if told.strip():
            yield row_of(told, number)


def row_of(line: bytes, number: int) -> Row | Problem:
    """The row of one line, or why it cannot be used."""
    try:
        values = _object(line)
    except _Fault as fault:
        return Problem(fault.code, None, str(fault), line=number)
    doc = values.get("id")
    known = doc if isinstance(doc, str) else None
    try:
        id_, text = _string(values, "id"), _string(values, "text")
    except _Fault as fault:
        return Problem(fault.code, known, str(fault), line=number)
    hints, problems = _hints(values, number)
    return Row(number, id_, text, values, hints, problems)


def _object(line: bytes) -> dict[str, Any]:
    try:
        found = json.loads(line.decode("utf-8"))
    except UnicodeDecodeError as fault:
        raise _Fault("bad_encoding", f"not UTF-8 at byte {fault.start} of the line") from fault
    except (ValueError, RecursionError) as fault:
        raise _Fault("bad_json", f"not JSON: {fault}") from fault
    if not isinstance(found, dict):
        raise _Fault("bad_json", "not a JSON object")
    return found


def _string(values: dict[str, Any], key: str) -> str:
    """The required string under ``key``."""
    value = values.get(key)
    if value is None or (value == "" and key == "id"):
        raise _Fault("missing_field", f"no {key}")
    if not isinstance(value, str):
        raise _Fault("bad_type", f"{key} is not a string")
    if any("\ud800" <= char <= "\udfff" for char in value):
        raise _Fault("bad_encoding", f"{key} holds half a surrogate pair, which is no character")
    return value


def _hints(values: dict[str, Any], number: int) -> tuple[dict[str, str], tuple[Problem, ...]]:
    """Hints that hold, and a problem for each that does not."""
    hints: dict[str, str] = {}
    problems: list[Problem] = []
    for key in _HINTS:
        value = values.get(key)
        if value is None:
            continue
        if not isinstance(value, str):
            problems.append(Problem("bad_type", values["id"], f"{key} is not a string: read without it", line=number))
        elif fault := _wrong(key, value):
            problems.append(Problem("bad_value", values["id"], f"{fault}: read without it", line=number))
        else:
            hints[key] = value
    return hints, tuple(problems)


def _wrong(key: str, value: str) -> str | None:
    """What is wrong with a hint, in words."""
    if key == "lang" and value not in available():
        return f"lang {value!r} is not one of {', '.join(available())}"
    if key in _DATES and not is_date(value):
        return f"{key} {value!r} is not a date"
    return None if value.isprintable() or key == "title" else f"{key} holds control characters"


def is_date(value: str) -> bool:
    """Whether this is an EDTF day, moment, month, year, or an interval of them."""
    ends = value.split("/")
    if len(ends) > 2:
        return False
    return all(_is_day(end) or (len(ends) == 2 and end == "..") for end in ends) and ends != ["..", ".."]


def _is_day(value: str) -> bool:
    found = _DAY.fullmatch(value)
    if not found or ("T" in value and found[3] is None):
        return False
    try:
        date(int(found[1]), int(found[2] or 1), int(found[3] or 1))
    except ValueError:
        return False
    return True


def _source(row: Row, source: Source) -> Source:
    told = row.hints
    return replace(
        source,
        doc=row.id,
        url=told.get("url"),
        title=told.get("title"),
        language=told.get("lang"),
        published=told.get("published"),
        published_basis="given" if "published" in told else None,
        retrieved=told.get("retrieved", source.retrieved),
        publisher=told.get("publisher"),
        licence=told.get("licence"),
    )
