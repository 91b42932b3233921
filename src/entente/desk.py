"""Builds a register from inputs, and again, incrementally."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from entente import pipeline, reading
from entente.engine.guard import guarded
from entente.engine.local import map_ordered
from entente.model import register_wire as wire
from entente.model.problem import Problem
from entente.pipeline import Taken
from entente.register import opening
from entente.register.components import reading_stamp

if TYPE_CHECKING:
    from entente.model.evidence import Document

Notify = Callable[[str, int, int], None]
BATCH = 100


@dataclass(slots=True)
class Outcome:
    """What became of one document: added, unchanged, replaced, copy or refused."""

    doc: str
    status: str
    claims: int
    language: str | None


@dataclass(slots=True)
class Summary:
    """What a build did."""

    outcomes: list[Outcome] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    unattached: int = 0

    def count(self, status: str) -> int:
        """Documents with this status."""
        return sum(o.status == status for o in self.outcomes)


def _silent(stage: str, done: int, total: int) -> None:
    """No progress shown."""


def build(inputs: Sequence[Path], folder: Path, today: date, notify: Notify = _silent) -> Summary:
    """Read the inputs into the register in ``folder``; what is there already is left as it is.

    Documents are committed in batches and the results in one transaction: a build that is stopped and run
    again gives the same register. Raises RegisterFault when another build holds the lock.
    """
    with opening.locked(folder):
        opening.create(folder)
        summary = Summary()
        reread(notify)
        taken = list(_gather(inputs, today, summary, notify))
        _store(_without_clashes(taken, summary), summary)
        settle(today, notify)
        return summary


def _gather(inputs: Sequence[Path], today: date, summary: Summary, notify: Notify) -> Iterator[Taken]:
    """Read every input, claims only where the text is new."""
    from entente.register import texts

    items = list(reading.walk(inputs))
    work = partial(_take, known=frozenset(texts.known()), retrieved=today.isoformat())
    for done, batch in enumerate(map_ordered(work, items), 1):
        notify("reading", done, len(items))
        for found in batch:
            if isinstance(found, Problem):
                summary.problems.append(found)
                if found.doc and found.code != "bad_value":
                    summary.outcomes.append(Outcome(found.doc, "refused", 0, None))
            else:
                yield found


def _take(item: reading.Item, known: frozenset[tuple[str, str]], retrieved: str) -> list[Taken | Problem]:
    made = guarded(lambda one: list(pipeline.take(one, known, retrieved)), item, item.doc)
    return [made] if isinstance(made, Problem) else made


def _without_clashes(taken: list[Taken], summary: Summary) -> list[Taken]:
    """Refuse ids that carry two different texts of one time: both are stored unread, nothing is guessed."""
    from entente.register import texts

    shas: dict[tuple[str, str | None], set[str]] = defaultdict(set)
    for one in taken:
        shas[one.document.id, one.document.source.retrieved].add(one.document.sha256)
    clashing = {doc for (doc, _), found in shas.items() if len(found) > 1}
    for doc in sorted(clashing):
        both = sorted({sha for (id_, _), found in shas.items() if id_ == doc for sha in found})
        message = f"two different texts under one id: {' and '.join(both)}"
        summary.problems.append(Problem("duplicate_id", doc, message))
        summary.outcomes.append(Outcome(doc, "refused", 0, None))
    for one in taken:
        if one.document.id in clashing:
            texts.add_version(one.document, one.raw, _build_number(), refused=True)
    return [one for one in taken if one.document.id not in clashing]


def _build_number() -> int:
    from entente.register.models import Version

    newest = Version.objects.order_by("-build").values_list("build", flat=True).first()
    return (newest or 0) + 1


def _store(taken: list[Taken], summary: Summary) -> None:
    from django.db import transaction

    number = _build_number()
    for at in range(0, len(taken), BATCH):
        with transaction.atomic():
            summary.outcomes += [_store_one(one, number) for one in taken[at : at + BATCH]]
    summary.outcomes.sort(key=lambda o: o.doc)


def _store_one(one: Taken, number: int) -> Outcome:
    """Store a document as a version of its id, with its claims, and say what it is to the register."""
    from entente.register import search, statements, texts
    from entente.register.models import ClaimRow, Version

    document = one.document
    earlier = set(Version.objects.filter(doc=document.id, refused=False).values_list("content_id", flat=True))
    elsewhere = Version.objects.filter(content_id=document.sha256, refused=False).exclude(doc=document.id).exists()
    if one.claims is None or document.sha256 in earlier:
        count = ClaimRow.objects.filter(doc=document.id, content_id=document.sha256).count()
        return Outcome(document.id, "unchanged", count, document.language)
    texts.add_version(document, one.raw, number)
    count = statements.replace_claims(document, one.claims)
    texts.settle_current([document.id])
    newest = Version.objects.get(doc=document.id, current=True)
    statements.settle(document.id, newest.content_id)
    if newest.content_id == document.sha256:
        search.index(document)
    status = "replaced" if earlier else "copy" if elsewhere else "added"
    return Outcome(document.id, status, count, document.language)


def reread(notify: Notify = _silent) -> None:
    """Read stored texts again when the rules that read them have changed; claims of other readers stay."""
    from django.db import transaction

    from entente.language.document import annotate
    from entente.register import search, statements, texts
    from entente.register.models import ClaimRow, Version

    if _setting("reading") == reading_stamp():
        return
    outside = set(ClaimRow.objects.filter(outside=True).values_list("doc", flat=True))
    rows = list(Version.objects.filter(refused=False).select_related("content"))
    for done, row in enumerate(rows, 1):
        notify("reading again", done, len(rows))
        with transaction.atomic():
            document = annotate(texts.document(row))
            Version.objects.filter(pk=row.pk).update(layout=texts.layout(document), language=document.language)
            if row.doc not in outside:
                statements.replace_claims(document, pipeline.claims(document))
                ClaimRow.objects.filter(doc=row.doc, content_id=row.content_id).update(current=row.current)
            if row.current:
                search.index(document)
    _set("reading", reading_stamp())
    _set("derived", "")


def _setting(key: str) -> str | None:
    from entente.register.models import Setting

    return Setting.objects.filter(key=key).values_list("value", flat=True).first()


def _set(key: str, value: str) -> None:
    from entente.register.models import Setting

    Setting.objects.update_or_create(key=key, defaults={"value": value})


def _evidence_stamp(today: date) -> str:
    """What the results rest on: the current claims, the rules and the day."""
    import hashlib

    from entente.register.models import ClaimRow, Version

    total = hashlib.sha256(f"{today} {reading_stamp()}".encode())
    for doc, sha in Version.objects.filter(current=True).order_by("doc").values_list("doc", "content_id"):
        total.update(f"{doc}\0{sha}\n".encode())
    for id_ in ClaimRow.objects.filter(current=True).order_by("id").values_list("id", flat=True).iterator():
        total.update(id_.encode("utf-8", "surrogatepass") + b"\n")
    return total.hexdigest()


def settle(today: date, notify: Notify = _silent) -> None:
    """Bring facts, events, commitments, checks and entities up to date, in one transaction."""
    from django.db import transaction

    from entente.register import results

    stamp = _evidence_stamp(today)
    if _setting("derived") == stamp:
        return
    notify("reconciling", 0, 1)
    tables = tables_for(today)
    with transaction.atomic():
        results.write("entities", tables["entities"])
        results.write_names(tables["entities"])
        for table in ("facts", "events", "commitments", "checks"):
            results.write(table, tables[table])
        results.write_links(tables)
        _set("today", today.isoformat())
        _set("derived", stamp)
    notify("reconciling", 1, 1)


def tables_for(today: date) -> dict[str, list[dict[str, object]]]:
    """Every derived table as rows, computed from the current claims for this day."""
    from entente.register import statements, texts

    found = list(statements.claims())
    documents: dict[str, Document] = {document.id: document for document in texts.current()}
    resolution, results = pipeline.derive(found, documents, today)
    return {
        "facts": _rows(map(wire.fact_json, results.facts)),
        "events": _rows(map(wire.event_json, results.events)),
        "commitments": _rows(map(wire.commitment_json, results.commitments)),
        "checks": _rows(map(wire.check_json, results.checks)),
        "entities": _rows(map(wire.entity_json_line, resolution.entities)),
    }


def _rows(found: Iterable[dict[str, object]]) -> list[dict[str, object]]:
    return sorted(found, key=lambda row: str(row["id"]))


def build_claims(lines: Iterable[str], inputs: Sequence[Path], folder: Path, today: date) -> Summary:
    """Build a register from claims of any reader over the texts in ``inputs``; quotes are checked."""
    with opening.locked(folder):
        opening.create(folder)
        from entente.register import statements
        from entente.register.incoming import grouped

        summary = Summary()
        documents: dict[str, Document] = {}
        for item in reading.walk(inputs):
            for found in pipeline.take_in(item, today.isoformat()):
                if isinstance(found, Problem):
                    summary.problems.append(found)
                else:
                    documents[found.id] = found
        claims, refused = grouped(lines, documents)
        summary.problems += refused
        _store([Taken(document, claims[doc]) for doc, document in sorted(documents.items())], summary)
        statements.mark_outside(documents)
        _set("reading", reading_stamp())
        settle(today)
        return summary


def stored_day() -> str | None:
    """The day the stored results were computed for."""
    return _setting("today")
