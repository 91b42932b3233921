"""Questions one asks a register."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from entente.model.fold import searchable
from entente.register import results
from entente.register.models import ClaimRow, Content, EntityName, EntityRow, FactRow, Link, Version

Row = dict[str, Any]
ENDED = ("withdrawn", "rejected")


@dataclass(frozen=True, slots=True)
class Quote:
    """A sentence with the part of it that carries a value, and the publication it stands in."""

    doc: str
    before: str
    value: str
    after: str
    role: str
    claim: Row
    source: Row
    language: str

    @property
    def sentence(self) -> str:
        """The whole sentence."""
        return self.before + self.value + self.after


@dataclass(slots=True)
class Profile:
    """What the register holds on one entity."""

    entity: Row
    others: list[Row] = field(default_factory=list)
    facts: list[Row] = field(default_factory=list)
    events: list[Row] = field(default_factory=list)
    commitments: list[Row] = field(default_factory=list)
    checks: list[Row] = field(default_factory=list)

    def row(self) -> Row:
        """As one JSON object."""
        keys = ("entity", "others", "facts", "events", "commitments", "checks")
        return {key: getattr(self, key) for key in keys}


def by_id(id_: str) -> Row | None:
    """Any row of the register by its id or an alias of it."""
    if ":" not in id_ and "#" not in id_:
        return None
    if claim := ClaimRow.objects.filter(id=id_).first():
        return dict(json.loads(claim.line))
    return next((found for table in results.TABLES if (found := results.row(table, id_))), None)


def entities_called(name: str) -> list[Row]:
    """Entities of this name, places first, the most spoken of first."""
    folded = searchable(name)
    ids = EntityName.objects.filter(folded=folded).values_list("entity_id", flat=True)
    rows = [json.loads(e.line) for e in EntityRow.objects.filter(id__in=set(ids), withdrawn=False)]
    return sorted(rows, key=lambda row: (row["type"] != "place", -row["claims"], row["id"]))


def _mentions(row: Row, id_: str) -> bool:
    """Whether an entity plays a part in an event or a commitment."""
    people = [*(row.get("participants") or ()), *(row.get("from") or ()), *(row.get("to") or ())]
    things = [*(row.get("objects") or ()), row.get("held_in"), row.get("about")]
    return any(ref and ref["id"] == id_ for ref in (*people, *things))


def profile(name: str) -> Profile | None:
    """Everything on the entity of this name or id; None when there is none."""
    found = [row] if (row := results.row("entities", name)) else entities_called(name)
    if not found:
        return None
    entity, *others = found
    id_ = entity["id"]
    facts = [json.loads(f.line) for f in FactRow.objects.filter(subject=id_, withdrawn=False)]
    events = [row for row in results.rows("events") if _mentions(row, id_)]
    commitments = [row for row in results.rows("commitments") if _mentions(row, id_)]
    claims = {support["claim"] for fact in facts for support in fact["supports"]}
    checks = list(_checks_on(claims))
    return Profile(entity, others, sorted(facts, key=_timeline), events, commitments, checks)


def _timeline(fact: Row) -> tuple[str, str, str, str]:
    return (fact["property"], json.dumps(fact["qualifiers"], sort_keys=True), fact["as_of"] or "", fact["id"])


def _checks_on(claims: Iterable[str]) -> Iterator[Row]:
    """Checks that rest on any of these claims."""
    wanted = set(claims)
    links = Link.objects.filter(kind="checks").values_list("row", "claim")
    ids = sorted({row for row, claim in links if claim in wanted})
    return (row for id_ in ids if (row := results.row("checks", id_)))


def sources(docs: Iterable[str]) -> dict[str, Version]:
    """Current versions by document, with their texts."""
    chosen = Version.objects.filter(doc__in=set(docs), current=True, refused=False).select_related("content")
    return {version.doc: version for version in chosen}


def quotes(supports: Iterable[Row]) -> list[Quote]:
    """The sentences behind pieces of evidence, in their order."""
    supports = list(supports)
    versions = sources(s["doc"] for s in supports)
    claims = {c.id: json.loads(c.line) for c in ClaimRow.objects.filter(id__in=[s.get("claim") for s in supports])}
    return [
        _quote(s, claims.get(str(s.get("claim")), {}), versions[s["doc"]]) for s in supports if s["doc"] in versions
    ]


def _quote(support: Row, claim: Row, version: Version) -> Quote:
    text = version.content.text
    start, end = support["start"], support["end"]
    first, last = claim.get("sentence_start", start), claim.get("sentence_end", end)
    first, last = min(first, start), max(last, end)
    said = (text[first:start], text[start:end], text[end:last])
    source = dict(version.source)
    return Quote(support["doc"], *said, str(support.get("role", "")), claim, source, version.language)


def places() -> list[Row]:
    """Places with facts, the most spoken of first."""
    subjects = set(FactRow.objects.filter(withdrawn=False).values_list("subject", flat=True))
    rows = [json.loads(e.line) for e in EntityRow.objects.filter(type="place", id__in=subjects, withdrawn=False)]
    return sorted(rows, key=lambda row: (-row["claims"], row["id"]))


def text_of(doc: str) -> tuple[Version, str] | None:
    """The current version of a document with its text."""
    version = sources([doc]).get(doc)
    return (version, Content.objects.get(sha256=version.content_id).text) if version else None


def checks_of(fact: Row) -> list[Row]:
    """Checks that rest on a claim of this fact."""
    return list(_checks_on(support["claim"] for support in fact["supports"]))
