"""Events, commitments, checks and entities as the JSON rows of docs/interfaces.md, and back; facts beside them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from entente.model.check import Check
from entente.model.commitment import Commitment, Flag, Items, Step
from entente.model.entity import Entity, Name
from entente.model.event import Event, Participant
from entente.model.fact import Evidence
from entente.model.fact_wire import (
    decimal_from,
    evidence_from,
    evidence_json,
    fact_from,
    fact_json,
    reason_from,
    reason_json,
)
from entente.model.wire import JSON, entity_from, entity_json, number

__all__ = [
    "check_from",
    "check_json",
    "commitment_from",
    "commitment_json",
    "entity_from_line",
    "entity_json_line",
    "event_from",
    "event_json",
    "evidence_from",
    "evidence_json",
    "fact_from",
    "fact_json",
]


# ------------------------------------------------------------------ events
def event_json(event: Event) -> JSON:
    """An event as one line of ``entente events --jsonl``."""
    return {
        "id": event.id,
        "aliases": list(event.aliases),
        "name": event.name,
        "kind": event.kind,
        "held_on": event.held_on,
        "held_in": entity_json(event.held_in),
        "participants": [
            {"id": p.entity.id, "type": p.entity.type, "name": p.entity.name, "part": p.part}
            for p in event.participants
        ],
        "objects": [entity_json(o) for o in event.objects],
        "docs": [{"doc": e.doc, "start": e.start, "end": e.end} for e in event.tellings],
        "origins": event.origins,
        "why": list(event.why),
        "differences": list(event.differences),
        "reasons": [reason_json(r) for r in event.reasons],
        "mentions": [list(m) for m in event.mentions],
        "supports": [evidence_json(e) for e in event.supports],
    }


def event_from(row: Mapping[str, Any]) -> Event:
    """The event of a row; raises KeyError for what is missing."""
    place = row["held_in"]
    return Event(
        row["id"],
        row["kind"],
        row["name"],
        row["held_on"],
        entity_from(place) if place else None,
        tuple(Participant(entity_from(p), p.get("part")) for p in row["participants"]),
        tuple(entity_from(o) for o in row["objects"]),
        tuple(Evidence(e["doc"], e["start"], e["end"], "", "tells") for e in row["docs"]),
        row["origins"],
        tuple(row["aliases"]),
        tuple(row.get("why", ())),
        tuple(row.get("differences", ())),
        tuple(r for r in map(reason_from, row.get("reasons", ())) if r),
        tuple((doc, ref) for doc, ref in row.get("mentions", ())),
        tuple(evidence_from(e) for e in row.get("supports", ())),
    )


# ------------------------------------------------------------------ commitments
def commitment_json(one: Commitment) -> JSON:
    """A commitment as one line of ``entente commitments --jsonl``."""
    items = one.items
    return {
        "id": one.id,
        "aliases": list(one.aliases),
        "kind": one.kind,
        "ladder": one.ladder,
        "what": one.what,
        "topic": one.topic,
        "about": entity_json(one.about),
        "from": [entity_json(x) for x in one.from_],
        "to": [entity_json(x) for x in one.to],
        "stage": one.stage,
        "history": [_step_json(s) for s in one.history],
        "items": None
        if items is None
        else {"total": items.total, "done": items.done, "remaining": items.remaining, "as_of": items.as_of},
        "due": one.due,
        "last_seen": one.last_seen,
        "flags": [_flag_json(f) for f in one.flags],
        "answers": list(one.answers),
        "results": [evidence_json(e) for e in one.results],
        "obstacles": [evidence_json(e) for e in one.obstacles],
        "due_evidence": [evidence_json(e) for e in one.due_evidence],
    }


def _step_json(step: Step) -> JSON:
    at = step.evidence
    row: JSON = {"stage": step.stage, "date": step.date, "date_basis": step.date_basis, "doc": at.doc}
    return row | {"start": at.start, "end": at.end, "claim": at.claim, "move": step.move}


def _flag_json(flag: Flag) -> JSON:
    row: JSON = {"flag": flag.flag, "rule": flag.rule, "computed_for": flag.computed_for, "since": flag.since}
    return row | {"inferred": True, "evidence": [evidence_json(e) for e in flag.evidence]}


def commitment_from(row: Mapping[str, Any]) -> Commitment:
    """The commitment of a row; raises KeyError for what is missing."""
    items, about = row["items"], row["about"]
    return Commitment(
        row["id"],
        row["kind"],
        row["ladder"],
        row["what"],
        row["topic"],
        entity_from(about) if about else None,
        tuple(entity_from(x) for x in row["from"]),
        tuple(entity_from(x) for x in row["to"]),
        row["stage"],
        tuple(
            Step(s["stage"], s["date"], s["date_basis"], evidence_from({**s, "role": "step"}), s["move"])
            for s in row["history"]
        ),
        Items(items["total"], items["done"], items["remaining"], items["as_of"]) if items else None,
        row["due"],
        row["last_seen"],
        tuple(
            Flag(f["flag"], f["rule"], f["computed_for"], f["since"], tuple(evidence_from(e) for e in f["evidence"]))
            for f in row["flags"]
        ),
        tuple(row["aliases"]),
        tuple(row.get("answers", ())),
        tuple(evidence_from(e) for e in row.get("results", ())),
        tuple(evidence_from(e) for e in row.get("obstacles", ())),
        tuple(evidence_from(e) for e in row.get("due_evidence", ())),
    )


# ------------------------------------------------------------------ checks and entities
def check_json(check: Check) -> JSON:
    """A check as one line of ``entente checks --jsonl``."""
    return {
        "id": check.id,
        "kind": check.kind,
        "outcome": check.outcome,
        "claims": [evidence_json(e) for e in check.evidence],
        "detail": check.detail,
        "residual": number(check.residual),
        "unit": check.unit,
        "tolerance": number(check.tolerance),
        "reason": reason_json(check.reason),
    }


def check_from(row: Mapping[str, Any]) -> Check:
    """The check of a row; raises KeyError for what is missing."""
    evidence = tuple(evidence_from(e) for e in row["claims"])
    residual, tolerance = decimal_from(row["residual"]), decimal_from(row["tolerance"])
    why = reason_from(row.get("reason"))
    return Check(row["id"], row["kind"], row["outcome"], evidence, row["detail"], residual, row["unit"], tolerance, why)


def entity_json_line(entity: Entity) -> JSON:
    """An entity as one line of ``entente entities --jsonl``."""
    start, end = entity.valid or (None, None)
    return {
        "id": entity.id,
        "aliases": list(entity.aliases),
        "type": entity.type,
        "subtype": entity.subtype,
        "name": entity.name,
        "names": [{"text": n.text, "lang": n.language, "docs": n.docs} for n in entity.names],
        "merged": list(entity.merged),
        "parent": entity.parent,
        "validity": None if entity.valid is None else {"from": start, "until": end},
        "claims": entity.claims,
        "successors": list(entity.successors),
        "gazetteer": entity.gazetteer,
        "why": list(entity.why),
    }


def entity_from_line(row: Mapping[str, Any]) -> Entity:
    """The entity of a row; raises KeyError for what is missing."""
    valid = row["validity"]
    return Entity(
        row["id"],
        row["type"],
        row["name"],
        row["subtype"],
        tuple(Name(n["text"], n["lang"], n["docs"]) for n in row["names"]),
        tuple(row["aliases"]),
        tuple(row["merged"]),
        row["parent"],
        (valid["from"], valid["until"]) if valid else None,
        tuple(row.get("successors", ())),
        row.get("gazetteer"),
        tuple(row.get("why", ())),
        row["claims"],
    )
