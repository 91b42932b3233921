"""What every command shares: error records, exit codes, lines on stdout, progress on stderr."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from typing import Annotated, Any, NoReturn

import typer
from rich.console import Console
from rich.progress import Progress

from entente.model.problem import Problem
from entente.model.wire import line

errors = Console(stderr=True, highlight=False)
REFUSED = 1
STOPPED = 2

Today = Annotated[
    str | None, typer.Option("--today", metavar="DATE", help="Day to compute for (ISO); without it, today in UTC.")
]
AsLines = Annotated[bool, typer.Option("--jsonl", "--json", help="JSON Lines on stdout, for programs.")]


def problem_record(problem: Problem) -> dict[str, Any]:
    """The error record of docs/interfaces.md."""
    row = {"error": problem.code, "line": problem.line, "id": problem.doc, "message": problem.message}
    return row | {"where": problem.where} if problem.where else row


def complain(problems: Iterable[Problem]) -> int:
    """One record a problem on stderr; returns how many."""
    records = [line(problem_record(problem)) for problem in problems]
    for record in records:
        print(record, file=sys.stderr)
    return len(records)


def put(rows: Iterable[dict[str, Any] | str]) -> None:
    """One canonical JSON line a row on stdout, flushed when it is ready."""
    for row in rows:
        text = row if isinstance(row, str) else line(row)
        sys.stdout.buffer.write(text.encode("utf-8", "surrogatepass") + b"\n")
        sys.stdout.buffer.flush()


def stop(message: str) -> NoReturn:
    """End with exit 2 and one sentence on stderr."""
    print(f"entente: {message}", file=sys.stderr)
    raise typer.Exit(STOPPED)


def day(today: str | None) -> date:
    """The day asked for, else the day of the run; exit 2 for what is no date."""
    if today is None:
        return datetime.now(UTC).date()
    try:
        return date.fromisoformat(today)
    except ValueError:
        stop(f"--today: not a date: {today!r} (write it as 2025-12-31)")


@contextmanager
def progress() -> Iterator[Callable[[str, int, int], None]]:
    """A bar on stderr for whatever lasts; nothing where stderr is no terminal."""
    with Progress(console=errors, transient=True, disable=not errors.is_terminal) as bar:
        tasks: dict[str, Any] = {}

        def notify(stage: str, done: int, total: int) -> None:
            if stage not in tasks:
                tasks[stage] = bar.add_task(stage, total=total)
            bar.update(tasks[stage], completed=done, total=total)

        yield notify
