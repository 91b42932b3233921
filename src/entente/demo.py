"""What ``make demo`` shows of the examples' register: one of each thing the register is for."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.markup import escape
from rich.rule import Rule

from entente.register.opening import open_existing

Row = dict[str, Any]
console = Console(highlight=False)


def _first(rows: Iterator[Row], wanted: Callable[[Row], bool]) -> Row | None:
    return next((row for row in rows if wanted(row)), None)


def _say(title: str, lines: list[str], supports: list[Row]) -> None:
    from entente.cli import views
    from entente.register import queries

    console.print(Rule(title, align="left"))
    for text in lines:
        console.print("  " + escape(text))
    for found in queries.quotes(supports)[:6]:
        console.print(views.quote(found, "    "))


def _check(title: str, kind: str, outcomes: tuple[str, ...]) -> None:
    from entente.register import results

    found = _first(results.rows("checks", kind=kind), lambda row: row["outcome"] in outcomes)
    if found:
        _say(title, [f"{found['outcome']}: {found['detail']}"], found["claims"])


def _languages(event: Row) -> int:
    from entente.register import queries

    return len({v.language for v in queries.sources(d["doc"] for d in event["docs"]).values()})


def _event() -> None:
    from entente.register import results

    found = max(results.rows("events"), key=_languages, default=None)
    if found and _languages(found) > 1:
        about = f"{found['held_on'] or 'undated'}  {found['kind']}  {found['name'] or ''}"
        told = f"told in {_languages(found)} languages, {found['origins']} independent origin(s)"
        _say("One event in several languages", [about, told], found["docs"])


def _promise() -> None:
    from entente.register import results

    found = max(results.rows("commitments"), key=lambda row: len({s["stage"] for s in row["history"]}), default=None)
    if found:
        steps = [f"{s['date'] or 'undated':<12} {s['stage']:<20} {s['move']}" for s in found["history"]]
        flags = [f"{f['flag']} since {f['since']} (inferred for {f['computed_for']})" for f in found["flags"]]
        _say("One promise with its stages", [found["what"], *steps, *flags], found["history"])


def _disagreement() -> None:
    from entente.register import results

    found = _first(results.rows("facts"), lambda row: row["status"] == "disputed")
    if found:
        from entente.cli.views import figure

        readings = [f"{figure(f)}  {f['rank']}: {f['reason']}" for f in found["facets"]]
        _say("One disagreement", [f"{found['subject']['name']}: {found['property']}", *readings], found["supports"])


def main() -> None:
    """Show the register in the folder given."""
    open_existing(Path(sys.argv[1]))
    from entente.cli import views
    from entente.register import queries

    for place in queries.places()[:1]:
        console.print(Rule("A place", align="left"))
        if profile := queries.profile(place["id"]):
            views.profile(profile)
    _check("A sum that ties", "part_whole_sum", ("holds", "holds_within_rounding"))
    _disagreement()
    _check("A hedge lost between two tellings", "hedge_lost", ("compatible",))
    _event()
    _promise()


if __name__ == "__main__":
    main()
