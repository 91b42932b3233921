"""Commands on a register: build, show, the tables, search, export."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from entente.cli import output
from entente.cli.output import AsLines, Today

Folder = Annotated[Path, typer.Option("--register", metavar="DIR", help="Folder of the register.")]
DEFAULT = Path("register")


def _open(folder: Path) -> None:
    from entente.register.opening import RegisterFault, open_existing

    try:
        open_existing(folder)
    except RegisterFault as fault:
        output.stop(str(fault))


def build(
    inputs: Annotated[
        list[Path] | None, typer.Argument(help="Files or folders; - reads JSON Lines from stdin.")
    ] = None,
    register: Folder = DEFAULT,
    today: Today = None,
    claims: Annotated[Path | None, typer.Option("--claims", help="Take these claims instead of reading.")] = None,
    texts: Annotated[Path | None, typer.Option("--texts", help="The texts that --claims cites.")] = None,
    jsonl: AsLines = False,
) -> None:
    """Read pages, minutes and spreadsheets into a register; what it holds already is left as it is."""
    from entente import desk
    from entente.register.opening import RegisterFault

    wanted = [texts] if claims and texts else list(inputs or ())
    if not wanted:
        output.stop("nothing to read: name a file or a folder")
    for path in wanted:
        if str(path) != "-" and not path.exists():
            output.stop(f"no such input: {path}")
    try:
        with output.progress() as notify:
            if claims:
                with claims.open(encoding="utf-8") as lines:
                    summary = desk.build_claims(lines, wanted, register, output.day(today))
            else:
                summary = desk.build(wanted, register, output.day(today), notify)
    except RegisterFault as fault:
        output.stop(str(fault))
    if jsonl:
        output.put({"doc": o.doc, "status": o.status, "claims": o.claims, "lang": o.language} for o in summary.outcomes)
    failed = output.complain(summary.problems)
    statuses = ("added", "unchanged", "replaced", "copy", "refused")
    said = ", ".join(f"{n} {status}" for status in statuses if (n := summary.count(status)))
    output.errors.print(f"{said or 'nothing found'}; register in {register}")
    raise typer.Exit(output.REFUSED if failed else 0)


def _table(name: str, about: str) -> typer.models.CommandFunctionType:  # type: ignore[type-var]
    def command(register: Folder = DEFAULT, today: Today = None, jsonl: AsLines = False) -> None:
        _open(register)
        from entente.cli import views
        from entente.register import results

        rows = _rows(name, today)
        if jsonl:
            output.put(rows if rows is not None else results.lines(name))
        else:
            views.table(name, rows if rows is not None else list(results.rows(name)))

    command.__doc__ = about
    return command  # type: ignore[return-value]


def _rows(name: str, today: str | None) -> list[dict[str, object]] | None:
    """Rows computed anew for another day than the stored one, else None."""
    from entente import desk

    asked = output.day(today)
    if name != "commitments" or desk.stored_day() == asked.isoformat():
        return None
    return desk.tables_for(asked)[name]


def show(
    place: Annotated[str, typer.Argument(help="A place, company, zone or person by any of its names, or an id.")],
    register: Folder = DEFAULT,
    jsonl: AsLines = False,
) -> None:
    """What the register holds on a place or another entity, or one row by its id."""
    _open(register)
    from entente.cli import views
    from entente.register import queries

    if found := queries.by_id(place):
        output.put([found]) if jsonl else views.one(found)
        return
    profile = queries.profile(place)
    if profile is None:
        output.stop(f"nothing in the register is called {place!r}")
    output.put([profile.row()]) if jsonl else views.profile(profile)


def search(
    words: Annotated[str, typer.Argument(help="Words in any of the languages; diacritics may be left out.")],
    register: Folder = DEFAULT,
    limit: Annotated[int, typer.Option("--limit", min=1, help="Most hits shown.")] = 20,
    jsonl: AsLines = False,
) -> None:
    """Find sentences."""
    _open(register)
    from entente.cli import views
    from entente.register.search import find

    hits = find(words, limit)
    if jsonl:
        output.put({"doc": h.doc, "start": h.start, "end": h.end, "quote": h.quote} for h in hits)
    else:
        views.hits(hits)


def export(
    target: Annotated[Path, typer.Argument(metavar="DIR", help="A new or empty folder.")],
    register: Folder = DEFAULT,
    today: Today = None,
    texts: Annotated[bool, typer.Option("--texts", help="Write the texts, too.")] = False,
) -> None:
    """Write the register out, after every quote has been matched again in its text."""
    _open(register)
    from entente import desk
    from entente.export import lines
    from entente.model.wire import line

    asked = output.day(today) if today else None
    try:
        if asked and desk.stored_day() != asked.isoformat():
            desk.settle(asked)
        counts = lines.write(target, desk.stored_day() or "", texts)
    except lines.ExportFault as fault:
        print(line(fault.record), file=sys.stderr)
        raise typer.Exit(output.STOPPED) from None
    except FileExistsError as fault:
        output.stop(str(fault))
    output.errors.print(", ".join(f"{n} {table}" for table, n in counts.items()) + f"; written to {target}")


def add_to(app: typer.Typer) -> None:
    """Add the commands of this file."""
    app.command("build")(build)
    for name, about in {
        "facts": "Facts with their supports, status and readings.",
        "events": "Events, one each however many documents tell it.",
        "commitments": "Asks, pledges, agreements and works with their stages.",
        "checks": "Comparisons made between claims, and how they came out.",
        "entities": "Places, organisations, persons, zones … with their names.",
    }.items():
        app.command(name)(_table(name, about))
    app.command("show")(show)
    app.command("search")(search)
    app.command("export")(export)
