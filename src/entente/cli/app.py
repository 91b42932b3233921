"""The command's shape: which commands there are; each group has a file of its own."""

from __future__ import annotations

import os
import sys

import typer

from entente.cli import language, register, serving, streams, tracing
from entente.model.problem import DataFault

app = typer.Typer(
    name="entente",
    help="One register in which every figure, event and promise leads back to the sentence that states it.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)
streams.add_to(app)
register.add_to(app)
tracing.add_to(app)
serving.add_to(app)
app.add_typer(language.app, name="language")


def main() -> None:
    """Run the command; a closed stdout ends it quietly with 0, a full disk with 2."""
    try:
        app()
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(0)
    except (OSError, DataFault) as fault:
        print(f"entente: {fault}", file=sys.stderr)
        sys.exit(2)
