"""What follows from the claims, in and out of its tables. Written whole, in one transaction; ids are permanent."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from entente.model.fold import searchable
from entente.model.wire import line
from entente.register.models import (
    Alias,
    CheckRow,
    CommitmentRow,
    Derived,
    EntityName,
    EntityRow,
    EventRow,
    FactRow,
    Link,
)

Row = Mapping[str, Any]
TABLES: dict[str, type[Derived]] = {
    "facts": FactRow,
    "events": EventRow,
    "commitments": CommitmentRow,
    "checks": CheckRow,
    "entities": EntityRow,
}
_BATCH = 500


def _columns(table: str, row: Row) -> dict[str, Any]:
    """The columns a table is searched by, out of the row itself."""
    if table == "facts":
        status, as_of = row["status"], row["as_of"]
        return {"subject": row["subject"]["id"], "property": row["property"], "status": status, "as_of": as_of}
    keys = {
        "events": ("kind", "held_on"),
        "commitments": ("ladder", "stage"),
        "checks": ("kind", "outcome"),
        "entities": ("type",),
    }
    return {key: row[key] for key in keys[table]}


def write(table: str, found: Sequence[Row]) -> None:
    """Make a table hold these rows; ids no longer found stay and answer as withdrawn."""
    model = TABLES[table]
    made = [model(id=row["id"], line=line(row), **_columns(table, row)) for row in found]
    changing = ["withdrawn", "line", *(_columns(table, found[0]) if found else ())]
    model._default_manager.bulk_create(
        made, batch_size=_BATCH, update_conflicts=True, update_fields=changing, unique_fields=["id"]
    )
    fresh = {row["id"] for row in found}
    for row in model._default_manager.filter(withdrawn=False).iterator():
        if row.id not in fresh:
            _withdraw(row)
    _alias(found)


def _withdraw(row: Derived) -> None:
    row.withdrawn, row.line = True, line(json.loads(row.line) | {"status": "withdrawn"})
    row.save(update_fields=["withdrawn", "line"])


def _alias(found: Iterable[Row]) -> None:
    named = [Alias(id=alias, target=row["id"]) for row in found for alias in row.get("aliases") or ()]
    Alias.objects.bulk_create(
        named, batch_size=_BATCH, update_conflicts=True, update_fields=["target"], unique_fields=["id"]
    )


_EVIDENCE = {"facts": "supports", "commitments": "history", "checks": "claims"}


def write_links(tables: Mapping[str, Sequence[Row]]) -> None:
    """Which rows rest on which claims, anew."""
    Link.objects.all().delete()
    links = [
        Link(claim=support["claim"], row=row["id"], kind=table, role=str(support.get("role", "")))
        for table, key in _EVIDENCE.items()
        for row in tables[table]
        for support in row[key]
        if support.get("claim")
    ]
    Link.objects.bulk_create(links, batch_size=_BATCH)


def write_names(entities: Sequence[Row]) -> None:
    """Folded names of the entities, anew."""
    EntityName.objects.all().delete()
    named = {
        (row["id"], searchable(text)[:300]): text[:300]
        for row in entities
        for text in [row["name"], *(name["text"] for name in row["names"])]
        if text
    }
    rows = [EntityName(entity_id=id_, folded=folded, text=text) for (id_, folded), text in named.items() if folded]
    EntityName.objects.bulk_create(rows, batch_size=_BATCH)


def lines(table: str, withdrawn: bool = True, **where: Any) -> Iterator[str]:
    """Canonical lines of a table by id (code points, the same on every database)."""
    model = TABLES[table]
    chosen = model._default_manager.filter(**where)
    if not withdrawn:
        chosen = chosen.filter(withdrawn=False)
    ids = sorted(chosen.values_list("id", flat=True))
    for at in range(0, len(ids), _BATCH):
        part = model._default_manager.in_bulk(ids[at : at + _BATCH])
        yield from (part[id_].line for id_ in ids[at : at + _BATCH])


def rows(table: str, **where: Any) -> Iterator[dict[str, Any]]:
    """The same as JSON objects, without those withdrawn."""
    return (json.loads(text) for text in lines(table, withdrawn=False, **where))


def row(table: str, id_: str) -> dict[str, Any] | None:
    """One row by its id or by any alias it ever had."""
    model = TABLES[table]
    target = Alias.objects.filter(id=id_).values_list("target", flat=True).first() or id_
    found = model._default_manager.filter(id=target).first() or model._default_manager.filter(id=id_).first()
    return json.loads(found.line) if found else None
