"""Looking after language folders."""

from __future__ import annotations

from typing import Annotated

import typer
from rich.console import Console

from entente.cli import output
from entente.language import labels

app = typer.Typer(help="Language folders.", no_args_is_help=True)


@app.callback()
def languages() -> None:
    """Language folders."""


def _unlabelled(code: str) -> list[str]:
    return [f"{code}: labels.toml: no label for {term}" for term in labels.missing(code)]


@app.command()
def check(
    code: Annotated[str | None, typer.Argument(help="A language code; all of them without it.")] = None,
) -> None:
    """Check language folders: files, keys, cases, labels; show what is covered by cases."""
    from entente.language import check as checking
    from entente.language import folder

    if code is not None and code not in folder.available():
        output.stop(f"no language folder {code!r}; there are: {', '.join(folder.available())}")
    codes = [code] if code else list(folder.available())
    faults = [fault for one in codes for fault in (*checking.faults(one), *_unlabelled(one))]
    Console(highlight=False).print(checking.table(codes), markup=False)
    for fault in faults:
        output.errors.print(fault, markup=False)
    raise typer.Exit(output.REFUSED if faults else 0)
