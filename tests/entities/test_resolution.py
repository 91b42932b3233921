"""Entities: ids, reasons, parents and heirs; what must stay apart."""

from __future__ import annotations

import random

from entente.entities import Decision, resolve
from entente.model.claim import Claim, EntityRef
from entente.model.evidence import Document, Source, Span
from entente.model.quantity import bounded


def document(doc: str, text: str, language: str = "vi") -> Document:
    return Document(doc, text, Source(doc), language)


def claim(doc: str, type_: str, name: str | None, property_: str = "described_as", **more) -> Claim:
    number = more.pop("number", 0)
    ref = EntityRef(more.pop("ref", f"{type_}:{doc}-{name}"), type_, name)
    if "quantity" not in more and "value_ref" not in more:
        more.setdefault("text", "said")
    return Claim(doc, f"{doc}#{name}{number}{property_}", ref, property_, Span(doc, 0, 1, "x"), (0, 1), **more)


def texts(*names: str, language: str = "vi") -> dict[str, Document]:
    return {name: document(name, "x", language) for name in names}


def test_a_place_is_one_in_every_language_and_knows_its_heirs():
    found = resolve(
        [claim("a", "place", "Hải Dương"), claim("b", "place", "Hai Duong"), claim("b", "place", "Hai Phong")],
        texts("a") | texts("b", language="en"),
    )
    ended = next(e for e in found.entities if e.gazetteer == "VN-61")
    assert ended.id == "place:hai-duong"
    assert ended.name == "Hải Dương"
    assert ended.valid == (None, "2025-06-30")
    assert ended.successors == ("place:hai-phong",)
    assert {n.text for n in ended.names} == {"Hải Dương", "Hai Duong"}
    assert ended.why == ("known name: VN-61",)


def test_two_extents_of_one_name_are_one_entity_without_end():
    found = resolve([claim("a", "place", "Hải Phòng")], texts("a"))
    assert [(e.gazetteer, e.valid, e.successors) for e in found.entities] == [("VN-HP", None, ())]


def test_an_ambiguous_name_stays_open():
    found = resolve(
        [claim("a", "place", "Bandung"), claim("b", "place", "Kota Bandung")], texts("a", "b", language="id")
    )
    assert {e.gazetteer for e in found.entities} == {None, "ID-32.73"}


def test_parents_are_the_nearest_places_that_are_entities():
    rows = [claim("a", "place", n) for n in ("深圳市", "中国")] + [claim("a", "organisation", "深圳市发展和改革委员会")]
    found = {e.name: e for e in resolve(rows, texts("a", language="zh")).entities}
    assert found["深圳市"].parent == "place:china"
    assert found["深圳市发展和改革委员会"].parent == "place:shenzhen"
    assert found["中国"].parent is None


def test_the_order_of_claims_changes_nothing():
    rows = [
        claim("a", "person", "Phan Gia Khiêm"),
        claim("b", "person", "Phan Gia Khiem"),
        claim("b", "organisation", "UBND tỉnh Nghệ An"),
        claim("c", "organisation", "Nghe An provincial People's Committee"),
        claim("c", "zone", "Tan Trao Industrial Park"),
        claim("a", "zone", "Khu công nghiệp Tân Trào"),
        claim("c", "event", None, ref="event:c-1"),
    ]
    papers = texts("a", "b") | texts("c", language="en")
    first = resolve(rows, papers)
    for seed in range(5):
        random.Random(seed).shuffle(rows)
        again = resolve(rows, papers)
        assert again.entities == first.entities
        assert dict(again.by_reference) == dict(first.by_reference)


def test_the_smallest_id_is_canonical_and_the_others_are_aliases():
    rows = [claim("a", "zone", "Khu công nghiệp Tân Trào"), claim("b", "zone", "Tan Trao Industrial Park")]
    (only,) = resolve(rows, texts("a") | texts("b", language="en")).entities
    assert only.id == "zone:khu-cong-nghiep-tan-trao"
    assert only.aliases == ("zone:tan-trao-industrial-park",)
    assert len(only.merged) == 2
    assert only.claims == 2


def _role(doc: str, name: str, body: str) -> list[Claim]:
    held = (("organisation", EntityRef(f"organisation:{body}", "organisation", body)),)
    return [claim(doc, "person", name, "holds_role", text="director", qualifiers=held)]


def test_namesakes_of_different_places_stay_apart_and_a_bare_name_joins_neither():
    rows = [
        *_role("a", "Nguyễn Văn Hòa", "Sở Ngoại vụ Hải Phòng"),
        *_role("b", "Nguyễn Văn Hòa", "Sở Công Thương Lạng Sơn"),
        claim("c", "person", "Nguyễn Văn Hòa"),
    ]
    people = [e for e in resolve(rows, texts("a", "b", "c")).entities if e.type == "person"]
    assert len(people) == 3
    assert len({e.id for e in people}) == 3


def test_a_bare_name_joins_the_only_one_it_can_be():
    rows = [*_role("a", "Nguyễn Văn Hòa", "Sở Ngoại vụ Hải Phòng"), claim("c", "person", "Nguyễn Văn Hòa")]
    assert sum(e.type == "person" for e in resolve(rows, texts("a", "c")).entities) == 1


def test_the_office_of_a_country_is_one_where_the_documents_speak_of_it():
    count = {"quantity": bounded(5, "exact", "project")}
    rows = [
        claim("a", "organisation", "Perdana Menteri"),
        claim("a", "place", "Hai Phong", "fdi_project_count", **count),
        claim("b", "organisation", "the Prime Minister"),
        claim("b", "place", "Hai Phong", "fdi_project_count", **count),
        claim("c", "organisation", "Perdana Menteri"),
        claim("c", "place", "Johor", "fdi_project_count", **count),
    ]
    papers = texts("a", "c", language="id") | texts("b", language="en")
    found = resolve(rows, papers)
    offices = {
        doc: found.canonical(doc, f"organisation:{doc}-{name}")
        for doc, name in (("a", "Perdana Menteri"), ("b", "the Prime Minister"), ("c", "Perdana Menteri"))
    }
    assert offices["a"] == offices["b"] != offices["c"]


def test_an_unnamed_zone_is_the_same_where_both_tell_the_same_figure():
    def area(value: int) -> dict[str, object]:
        return {"quantity": bounded(value, "exact", "ha")}

    rows = [
        claim("a", "zone", "Kawasan Perdagangan Bebas", "area", **area(4100)),
        claim("a", "place", "Hai Phong", "area", **area(90)),
        claim("b", "zone", "free trade zone", "area", **area(4100)),
        claim("b", "place", "Hai Phong", "area", **area(91)),
        claim("c", "zone", "free trade zone", "area", **area(380)),
        claim("c", "place", "Hai Phong", "area", **area(92)),
    ]
    papers = texts("a", language="id") | texts("b", "c", language="en")
    zones = [e for e in resolve(rows, papers).entities if e.type == "zone"]
    assert sorted(e.claims for e in zones) == [1, 2]
    assert any("told alike" in why for e in zones for why in e.why)


def test_what_has_no_name_never_leaves_its_document():
    rows = [claim("a", "event", None, ref="event:1"), claim("b", "event", None, ref="event:1")]
    found = resolve(rows, texts("a", "b"))
    assert found.canonical("a", "event:1") != found.canonical("b", "event:1")


def test_an_unknown_reference_keeps_its_id():
    assert resolve([], {}).canonical("a", "place:somewhere") == "place:somewhere"


def test_people_may_join_and_part_what_the_rules_left():
    rows = [claim("a", "person", "Li Wei"), claim("b", "person", "Li Wei"), claim("c", "person", "Phan Gia Khiêm")]
    papers = texts("a", "b", "c", language="en")
    before = resolve(rows, papers)
    ids = tuple(sorted({before.canonical(d, f"person:{d}-Li Wei") for d in ("a", "b")}))
    assert len(ids) == 2
    joined = resolve(rows, papers, [Decision(ids)])
    assert joined.canonical("a", "person:a-Li Wei") == joined.canonical("b", "person:b-Li Wei") == min(ids)
    parts = (("a#Li Wei0described_as",), ("b#Li Wei0described_as",))
    parted = resolve(rows, papers, [Decision(ids), Decision((min(ids),), parts)])
    assert parted.by_reference == before.by_reference
    assert resolve(rows, papers, [Decision(("person:nobody", "person:no-one"))]).entities == before.entities
