"""``entente trace``: a sentence followed through every stage, each with rule and data row."""

from __future__ import annotations

from datetime import date
from typing import Annotated

import typer
from rich.console import Console
from rich.markup import escape

from entente.cli.output import AsLines, put

_console = Console(highlight=False, soft_wrap=True)


def trace(
    sentence: Annotated[str, typer.Argument(help="A sentence in any of the languages.")],
    lang: Annotated[str | None, typer.Option("--lang", help="Its language, when known.")] = None,
    published: Annotated[str | None, typer.Option("--published", help="The day it was published.")] = None,
    jsonl: AsLines = False,
) -> None:
    """Show how a sentence is read: marks, names, cues, claims, entities, facts, each with its rule."""
    from entente.tracing import steps

    found = steps(sentence, lang, published, date.max)
    if jsonl:
        put({"stage": s.stage, "rule": s.rule, "start": s.start, "end": s.end, "says": s.says} for s in found)
        return
    stage = None
    for step in (s for s in found if s.weighty):
        if step.stage != stage:
            _console.print(f"[bold]{step.stage}[/bold]")
            stage = step.stage
        where = f"{step.start}-{step.end}" if step.end else ""
        _console.print(f"  {where:<9} {escape(step.says)}  [dim]{escape(step.rule)}[/dim]")


def add_to(app: typer.Typer) -> None:
    """Add the commands of this file."""
    app.command("trace")(trace)
