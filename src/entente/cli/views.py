"""The register in a terminal."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import Any

from rich.console import Console
from rich.markup import escape
from rich.table import Table
from rich.text import Text

from entente.register import queries
from entente.register.queries import Profile, Quote
from entente.register.search import Hit

Row = dict[str, Any]
console = Console(highlight=False)
_SIGNS = {"more_than": "> ", "at_least": "≥ ", "less_than": "< ", "at_most": "≤ ", "about": "≈ ", "nearly": "nearly "}


def figure(row: Row) -> str:
    """A value as one reads it: bound, number grouped in threes, unit."""
    if row.get("bound") is None:
        return str(row["value"]) if row.get("value") is not None else "—"
    unit = f" {row['unit']}" if row.get("unit") else ""
    if row["value"] is None:
        return f"{_grouped(row['low'])} to {_grouped(row['high'])}{unit}"
    return f"{_SIGNS.get(row['bound'], '')}{_grouped(row['value'])}{unit}"


def _grouped(value: float | None) -> str:
    if value is None:
        return "…"
    return f"{value:,}".replace(",", "\u202f")


def qualifiers(row: Row) -> str:
    """Identifying qualifiers in words, without the event."""
    said = {k: v for k, v in (row.get("qualifiers") or {}).items() if k != "event"}
    return ", ".join(f"{k.replace('_', ' ')}: {v['name'] if isinstance(v, dict) else v}" for k, v in said.items())


def quote(found: Quote, indent: str = "      ") -> Text:
    """A sentence with its value highlighted, and where it was published."""
    text = Text(indent + "“")
    text.append(" ".join(found.before.split()) + (" " if found.before[-1:].isspace() else ""))
    text.append(found.value, style="bold reverse")
    text.append((" " if found.after[:1].isspace() else "") + " ".join(found.after.split()) + "”\n")
    published = found.source.get("published") or "undated"
    where = found.source.get("url") or found.doc
    text.append(f"{indent} {found.role + ': ' if found.role else ''}{where}, {published}", style="dim")
    return text


def table(name: str, rows: Sequence[Row]) -> None:
    """A whole table, one line a row."""
    shape = {
        "facts": ("subject", "property", "value", "qualifiers", "as_of", "status", "origins"),
        "events": ("held_on", "kind", "name", "held_in", "docs"),
        "commitments": ("kind", "what", "stage", "due", "last_seen", "flags"),
        "checks": ("kind", "outcome", "detail"),
        "entities": ("type", "name", "names", "claims"),
    }[name]
    view = Table(*shape, box=None, header_style="bold", pad_edge=False)
    for row in rows:
        view.add_row(*(escape(_cell(row, column)) for column in shape))
    console.print(view)
    console.print(f"{len(rows)} {name}")


def _cell(row: Row, column: str) -> str:
    value = row.get(column)
    match column:
        case "value":
            return figure(row)
        case "qualifiers":
            return qualifiers(row)
        case "names":
            return ", ".join(dict.fromkeys(n["text"] for n in value or ()))
        case "docs":
            return str(len({d["doc"] for d in value or ()}))
        case "flags":
            return ", ".join(f["flag"] for f in value or ())
    return str(value["name"] or value["id"]) if isinstance(value, dict) else "" if value is None else str(value)


def profile(found: Profile) -> None:
    """A place (or another entity): figures with quotes, sums, events, promises."""
    entity = found.entity
    names = ", ".join(dict.fromkeys(n["text"] for n in entity["names"]))
    console.print(f"[bold]{escape(str(entity['name']))}[/bold]  {entity['type']}  [dim]{escape(names)}[/dim]")
    for other in found.others:
        console.print(f"  [dim]also called so: {escape(str(other['name']))} ({other['type']}, {other['id']})[/dim]")
    for name, group in groupby(found.facts, key=lambda f: f["property"]):
        console.print(f"\n[bold]{name.replace('_', ' ')}[/bold]")
        for fact in group:
            _fact(fact)
    _section("Checks", (f"{c['outcome']:<24} {c['detail']}" for c in found.checks))
    _section("Events", (f"{e['held_on'] or 'undated'}  {e['kind']}  {e['name'] or ''}" for e in found.events))
    for commitment in found.commitments:
        _section("", [f"{commitment['stage']:<18} {commitment['what']}"])


def _fact(fact: Row) -> None:
    about = qualifiers(fact)
    when = f"as of {fact['as_of']} ({fact['as_of_basis']})" if fact["as_of"] else "as-of not known"
    said = f"  {figure(fact)}" + (f"  [{about}]" if about else "")
    console.print(f"{escape(said)}  [dim]{when}; {fact['status']}, origins: {fact['origins']}; {fact['id']}[/dim]")
    for found in queries.quotes(fact["supports"]):
        console.print(quote(found))


def _section(title: str, lines: Iterable[str]) -> None:
    said = list(lines)
    if said and title:
        console.print(f"\n[bold]{title}[/bold]")
    for text in said:
        console.print("  " + escape(text))


def one(row: Row) -> None:
    """Any row, with the sentences it rests on."""
    console.print_json(json.dumps(row, ensure_ascii=False))
    supports = row.get("supports") or row.get("history") or row.get("docs") or row.get("claims") or []
    if isinstance(supports, list):
        for found in queries.quotes(supports):
            console.print(quote(found, "  "))


def hits(found: Sequence[Hit]) -> None:
    """Sentences that were found."""
    for hit in found:
        console.print(f"[dim]{escape(hit.doc)}:{hit.start}[/dim]  {escape(' '.join(hit.quote.split()))}")
    console.print(f"{len(found)} sentences")
