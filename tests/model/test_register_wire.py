from __future__ import annotations

import json

from entente.model import register_wire as wire
from entente.model.entity import Entity, Name
from entente.model.wire import line
from tests.reconcile.making import Texts, run


def everything():
    t = Texts()
    t.say("a", "place:lam-son", "fdi_project_count", 120, unit="project", as_of="2024-06-30", accounting="stock")
    t.say("b", "place:lam-son", "fdi_project_count", 100, bound="more_than", unit="project", as_of="2024-08-01",
          basis="publication", accounting="stock")  # fmt: skip
    t.say("a", "place:lam-son", "fdi_project_count", 30, unit="project", as_of="2024-06-30", accounting="stock",
          origin="place:tavira")  # fmt: skip
    t.say("a", "event:e1", "participant", "person:ha-an", as_of="2024-06-30", part="host")
    t.say("a", "event:e1", "held_on", "2024-06-30")
    t.say("a", "person:ha-an", "asks", "build the ring road", as_of="2024-06-30", topic="infrastructure",
          addressee="place:tavira", modality="request", event="event:e1")  # fmt: skip
    t.say("a", "agreement:x", "items_total", 9, unit="item", as_of="2024")
    t.say("a", "agreement:x", "status", "signed", as_of="2024-03")
    t.say("a", "agreement:x", "valid_until", "2024-12")
    return run(t.claims)


def test_records_come_back_as_they_went():
    found = everything()
    pairs = [
        (found.facts, wire.fact_json, wire.fact_from),
        (found.events, wire.event_json, wire.event_from),
        (found.commitments, wire.commitment_json, wire.commitment_from),
        (found.checks, wire.check_json, wire.check_from),
    ]
    for records, there, back in pairs:
        assert records
        for record in records:
            row = there(record)
            again = back(json.loads(line(row)))
            assert there(again) == row
    assert [wire.fact_from(json.loads(line(wire.fact_json(f)))).quantity for f in found.facts] == [
        f.quantity for f in found.facts
    ]


def test_keys_stand_in_the_order_of_the_interface():
    found = everything()
    assert list(wire.fact_json(found.facts[0]))[:19] == [
        "id",
        "aliases",
        "subject",
        "property",
        "qualifiers",
        "as_of",
        "as_of_basis",
        "modality",
        "value",
        "value_id",
        "low",
        "high",
        "closed",
        "bound",
        "unit",
        "status",
        "supports",
        "origins",
        "facets",
    ]
    assert list(wire.check_json(found.checks[0]))[:8] == [
        "id",
        "kind",
        "outcome",
        "claims",
        "detail",
        "residual",
        "unit",
        "tolerance",
    ]
    assert list(wire.event_json(found.events[0]))[:10] == [
        "id",
        "aliases",
        "name",
        "kind",
        "held_on",
        "held_in",
        "participants",
        "objects",
        "docs",
        "origins",
    ]
    assert list(wire.commitment_json(found.commitments[0]))[:15] == [
        "id",
        "aliases",
        "kind",
        "ladder",
        "what",
        "topic",
        "about",
        "from",
        "to",
        "stage",
        "history",
        "items",
        "due",
        "last_seen",
        "flags",
    ]


def test_an_entity_line_names_what_it_stands_for():
    entity = Entity("place:a", "place", "Lâm Sơn", "province", (Name("Lam Son", "en", 2),), merged=("place:b",),
                    valid=(None, "2025-06-30"), claims=3)  # fmt: skip
    row = wire.entity_json_line(entity)
    assert row["validity"] == {"from": None, "until": "2025-06-30"}
    assert wire.entity_from_line(row) == entity
