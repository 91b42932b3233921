"""The register as canonical JSON Lines, every quote matched again before anything is written."""

from __future__ import annotations

import hashlib
import json
import shutil
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from entente.model.wire import line
from entente.register import results
from entente.register.components import INTERFACE, components, release
from entente.register.models import ClaimRow, Content, JudgementRow, Version

DERIVED = ("facts", "events", "commitments", "checks", "entities")
TABLES = ("documents", "claims", *DERIVED, "judgements")


class ExportFault(RuntimeError):
    """An export that must not happen; ``record`` names table, id, document and offsets."""

    def __init__(self, record: dict[str, Any]) -> None:
        super().__init__(record["message"])
        self.record = record


@dataclass(frozen=True, slots=True)
class Place:
    """Where a quote or a piece of evidence is said to stand."""

    table: str
    id: str
    doc: str
    start: int
    end: int

    def fault(self, message: str) -> ExportFault:
        """The refusal that names this place."""
        where = {"table": self.table, "id": self.id, "doc": self.doc, "start": self.start, "end": self.end}
        return ExportFault({"error": "bad_quote", "line": None, **where, "message": message})


def documents() -> Iterator[str]:
    """One line per document id: its versions, and whose copy it is."""
    first: dict[str, str] = {}
    rows = list(Version.objects.filter(refused=False))
    for row in sorted(rows, key=lambda r: r.doc):
        first.setdefault(row.content_id, row.doc)
    by_doc: dict[str, list[Version]] = {}
    for row in rows:
        by_doc.setdefault(row.doc, []).append(row)
    chars = {sha: len(text) for sha, text in Content.objects.values_list("sha256", "text")}
    for doc in sorted(by_doc):
        newest = next(v for v in by_doc[doc] if v.current)
        origin = first[newest.content_id]
        versions = [_version(v, chars[v.content_id]) for v in by_doc[doc]]
        yield line({"doc": doc, "versions": versions, "copy_of": origin if origin != doc else None})


def _version(row: Version, chars: int) -> dict[str, Any]:
    source = row.source
    return {
        "sha256": row.content_id,
        "retrieved": source["retrieved"],
        "published": source["published"],
        "published_basis": source["published_basis"],
        "url": source["url"],
        "outlet": source["publisher"],
        "title": source["title"],
        "copied_from": source["copied_from"],
        "lang": row.language,
        "chars": chars,
    }


def _judgements() -> Iterator[str]:
    for row in JudgementRow.objects.order_by("id"):
        keys = ("id", "action", "target", "by", "at", "reason", "correction", "anchor")
        yield line({k: getattr(row, k) for k in keys} | {"with": row.with_ids, "parts": row.parts})


def _claims() -> Iterator[str]:
    ids = sorted(ClaimRow.objects.filter(current=True).values_list("id", flat=True))
    for at in range(0, len(ids), 500):
        part = ClaimRow.objects.in_bulk(ids[at : at + 500])
        yield from (part[id_].line for id_ in ids[at : at + 500])


def lines_of(table: str) -> Iterator[str]:
    """Canonical lines of a table, sorted by id."""
    match table:
        case "documents":
            return documents()
        case "claims":
            return _claims()
        case "judgements":
            return _judgements()
    return results.lines(table)


@lru_cache(maxsize=256)
def _text(sha256: str) -> str:
    return Content.objects.get(sha256=sha256).text


def verify() -> None:
    """Match every text against its hash and every quote against its text; raises ExportFault at the first mismatch."""
    _text.cache_clear()
    for content in Content.objects.order_by("sha256").iterator(chunk_size=100):
        if hashlib.sha256(content.text.encode("utf-8", "surrogatepass")).hexdigest() != content.sha256:
            doc = Version.objects.filter(content=content).values_list("doc", flat=True).first() or ""
            raise Place("documents", content.sha256, doc, 0, len(content.text)).fault(
                "the text is not that of its hash"
            )
    places = {}
    for row in ClaimRow.objects.filter(current=True).order_by("doc", "id").iterator(chunk_size=500):
        said = json.loads(row.line)
        place = Place("claims", row.id, row.doc, said["start"], said["end"])
        if _text(row.content_id)[place.start : place.end] != said["quote"]:
            raise place.fault(f"the text there is not the quote {said['quote']!r}")
        places[row.id] = (row.doc, place.start, place.end)
    _verify_evidence(places)


def _verify_evidence(places: dict[str, tuple[str, int, int]]) -> None:
    """Every piece of evidence of a derived row is a claim that stands where it is said to stand."""
    for table in ("facts", "events", "commitments", "checks"):
        for row in results.rows(table):
            for found in _evidence(row):
                place = Place(table, row["id"], found["doc"], found["start"], found["end"])
                if found.get("claim") and not _stands(places.get(found["claim"]), place):
                    raise place.fault(f"no claim {found['claim']} stands there")


def _stands(claim: tuple[str, int, int] | None, place: Place) -> bool:
    """Whether the evidence is the claim's own characters or, for an event, the sentence around them."""
    if claim is None or claim[0] != place.doc:
        return False
    if place.table == "events":
        return place.start <= claim[1] and claim[2] <= place.end
    return claim[1:] == (place.start, place.end)


def _evidence(row: dict[str, Any]) -> Iterator[dict[str, Any]]:
    for key in ("supports", "docs", "history", "claims"):
        yield from (e for e in row.get(key) or () if isinstance(e, dict))
    for flag in row.get("flags") or ():
        yield from flag["evidence"]


def write(target: Path, today: str, texts: bool = False) -> dict[str, int]:
    """Write every table and the manifest into ``target``, new or empty; returns rows per table.

    Raises ExportFault (nothing is written) on a mismatch, FileExistsError when the folder holds anything.
    """
    if target.exists() and any(target.iterdir()):
        raise FileExistsError(f"{target} is not empty")
    verify()
    target.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=target.parent) as made:
        counts = _write_tables(Path(made), today)
        if texts:
            _write_texts(Path(made) / "texts")
        target.mkdir(exist_ok=True)
        for entry in sorted(Path(made).iterdir()):
            shutil.move(str(entry), target / entry.name)
    return counts


def _write_tables(folder: Path, today: str) -> dict[str, int]:
    counts, tables = {}, []
    for table in TABLES:
        rows, total = 0, hashlib.sha256()
        with (folder / f"{table}.jsonl").open("wb") as file:
            for text in lines_of(table):
                data = text.encode("utf-8", "surrogatepass") + b"\n"
                file.write(data)
                total.update(data)
                rows += 1
        counts[table] = rows
        tables.append({"file": f"{table}.jsonl", "rows": rows, "sha256": total.hexdigest()})
    current = Version.objects.filter(current=True).order_by("doc").values_list("doc", "content_id")
    manifest = {
        "interface": INTERFACE,
        "version": release(),
        "today": today,
        "inputs": [{"doc": doc, "sha256": sha} for doc, sha in current],
        **components(),
        "tables": tables,
    }
    (folder / "manifest.json").write_text(line(manifest) + "\n", encoding="utf-8")
    return counts


def _write_texts(folder: Path) -> None:
    folder.mkdir()
    for content in Content.objects.order_by("sha256").iterator(chunk_size=100):
        (folder / f"{content.sha256}.txt").write_bytes(content.text.encode("utf-8", "surrogatepass"))
