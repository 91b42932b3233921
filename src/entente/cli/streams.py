"""Commands that read texts and print what they find, without a register: marks, claims."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import Annotated, Any

import typer

from entente.cli import output
from entente.engine.guard import guarded
from entente.language import document as documents
from entente.language import folder, marks
from entente.model.evidence import Document, Source
from entente.model.period import parse_edtf
from entente.model.problem import Problem
from entente.model.wire import claim_json

MAX_CHARS = 2_000_000
DIMS = frozenset({"number", "count", "money", "percent", "measure", "ordinal", "date", "range", "all"})
MaxChars = Annotated[int, typer.Option("--max-chars", help="Longest text taken.")]
Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Line:
    """A usable input line, without hints that could not be used."""

    number: int
    row: Row


def _parse(number: int, raw: bytes) -> Row | Problem:
    try:
        row = json.loads(raw.decode("utf-8-sig" if number == 1 else "utf-8"))
    except UnicodeDecodeError as fault:
        return Problem("bad_encoding", None, f"not UTF-8: {fault.reason} at byte {fault.start}", line=number)
    except (json.JSONDecodeError, RecursionError) as fault:
        return Problem("bad_json", None, f"not JSON: {fault}", line=number)
    if not isinstance(row, dict):
        return Problem("bad_json", None, "not a JSON object", line=number)
    return row


def _refusal(row: Row, number: int, max_chars: int) -> Problem | None:
    """Why a line cannot be used at all, or None."""
    id_ = row.get("id") if isinstance(row.get("id"), str) else None
    for name in ("id", "text"):
        if row.get(name) is None:
            return Problem("missing_field", id_, f"no {name}", line=number)
        if not isinstance(row[name], str):
            return Problem("bad_type", id_, f"{name} is not a string", line=number)
    if len(row["text"]) > max_chars:
        return Problem("too_long", id_, f"{len(row['text'])} characters, limit {max_chars}", line=number)
    return None


def _is_date(value: object) -> bool:
    try:
        parse_edtf(str(value))
    except ValueError:
        return False
    return True


_HINTS: dict[str, Callable[[object], bool]] = {
    "lang": lambda v: v in folder.available(),
    "published": _is_date,
    "ref": _is_date,
    "dim": lambda v: v in DIMS,
}


def _hints(row: Row, number: int) -> Iterator[Problem]:
    """Drop hints that cannot be used, each with its problem; the line goes on without them."""
    for name, good in _HINTS.items():
        value = row.get(name)
        if value is None:
            continue
        if not isinstance(value, str):
            yield Problem("bad_type", row["id"], f"{name} is not a string", line=number)
        elif not good(value):
            yield Problem("bad_value", row["id"], f"{name}: {value!r} is not usable", line=number)
        else:
            continue
        del row[name]


def lines(max_chars: int) -> Iterator[Line | Problem]:
    """Usable lines of stdin, and the problems of the others."""
    for number, raw in enumerate(sys.stdin.buffer, 1):
        if not raw.strip():
            continue
        row = _parse(number, raw)
        refusal = row if isinstance(row, Problem) else _refusal(row, number, max_chars)
        if isinstance(row, Problem) or refusal:
            yield refusal or row  # type: ignore[misc]
            continue
        yield from _hints(row, number)
        yield Line(number, row)


def text_of(row: Row) -> Document:
    """The document of an input line, annotated."""
    url, title, published = (row.get(k) if isinstance(row.get(k), str) else None for k in ("url", "title", "published"))
    basis = "given" if published else None
    source = Source(row["id"], url, None, title, row.get("lang"), published, basis)
    return documents.annotate(Document(row["id"], row["text"], source, reader="jsonl/1"))


def mark_row(row: Row) -> Row:
    """One line of ``entente marks --jsonl``."""
    document = text_of(row)
    found = marks.find_in(document, dims=marks.asked(row.get("dim")), ref=row.get("ref"))
    quantities = [marks.mark_json(mark, document.text) for mark in found]
    return {"id": row["id"], "lang": document.language, "quantities": quantities}


def _run(work: Callable[[Row], Iterator[Row]], max_chars: int, unique: bool) -> None:
    seen: set[str] = set()
    failed = 0
    for found in lines(max_chars):
        if isinstance(found, Problem):
            failed += output.complain([found])
        elif unique and found.row["id"] in seen:
            message = "id already seen in this run"
            failed += output.complain([Problem("duplicate_id", found.row["id"], message, line=found.number)])
        else:
            seen.add(found.row["id"])
            made = guarded(lambda row: list(work(row)), found.row, found.row["id"])
            if isinstance(made, Problem):
                failed += output.complain([replace(made, line=found.number)])
            else:
                output.put(made)
    raise typer.Exit(output.REFUSED if failed else 0)


def find_marks(
    jsonl: Annotated[bool, typer.Option("--jsonl", help="The only form there is; may be left out.")] = True,
    max_chars: MaxChars = MAX_CHARS,
) -> None:
    """Quantities and dates of the texts on stdin (JSON Lines), no meaning attached."""
    _run(lambda row: iter([mark_row(row)]), max_chars, unique=False)


def find_claims(
    jsonl: Annotated[bool, typer.Option("--jsonl", help="The only form there is; may be left out.")] = True,
    done: Annotated[bool, typer.Option("--done", help="End each document with a line that counts its claims.")] = False,
    max_chars: MaxChars = MAX_CHARS,
) -> None:
    """What the texts on stdin (JSON Lines) state, each statement with its evidence."""
    from entente.claims import find

    def work(row: Row) -> Iterator[Row]:
        document = text_of(row)
        found = find(document)
        yield from map(claim_json, found)
        if done:
            yield {"doc": row["id"], "done": True, "lang": document.language, "claims": len(found)}

    _run(work, max_chars, unique=True)


def add_to(app: typer.Typer) -> None:
    """Add the commands of this file."""
    app.command("marks")(find_marks)
    app.command("claims")(find_claims)
