"""The gazetteer: forms, extents, heirs, chains."""

from __future__ import annotations

from datetime import date

import pytest

from entente.vocabulary import places


@pytest.mark.parametrize(
    ("form", "ids"),
    [
        ("Hải Phòng", {"VN-HP", "VN-HP~2025"}),
        ("hai phong", {"VN-HP", "VN-HP~2025"}),
        ("海防市", {"VN-HP", "VN-HP~2025"}),
        ("TP. Hồ Chí Minh", {"VN-SG", "VN-SG~2025"}),
        ("Khu tự trị dân tộc Choang Quảng Tây", {"CN-GX"}),
        ("Kota Batam", {"ID-21.71"}),
        ("Hà Nam", {"VN-63", "CN-HA"}),
        ("nowhere at all", set()),
    ],
)
def test_forms_of_any_language_find_their_places(form, ids):
    assert {p.id for p in places.lookup(form)} == ids


def test_a_form_resolves_with_the_day():
    assert [p.id for p in places.lookup("Hải Phòng", date(2025, 1, 31))] == ["VN-HP"]
    assert [p.id for p in places.lookup("Hải Phòng", date(2025, 7, 1))] == ["VN-HP~2025"]
    assert places.lookup("Hải Dương", date(2025, 7, 1)) == ()


def test_an_exact_form_hides_those_that_only_fold_to_it():
    assert {p.line for p in places.lookup("Hà Tĩnh")} == {"VN-23"}


def test_extents_share_a_line():
    before, after = places.extents("VN-HP")
    assert (before.valid_to, after.valid_from) == (date(2025, 6, 30), date(2025, 7, 1))
    assert before.line == after.line == "VN-HP"
    assert places.extent("VN-HP", date(2030, 1, 1)) is after
    assert places.extent("VN-61", date(2030, 1, 1)) is None
    assert places.place("CN~mainland").line == "CN~mainland"


def test_heirs_of_what_ended():
    assert places.heirs("VN-61") == ("VN-HP",)
    assert places.heirs("VN-53") == ("VN-69",)
    assert places.heirs("VN-HP") == ()


def test_chain_and_within():
    assert [p.id for p in places.chain("CN-440300")] == ["CN-440300", "CN-GD", "CN"]
    assert places.within("CN-440300", "CN-GD")
    assert not places.within("CN-GD", "CN-440300")
    assert not places.within("CN-GD", "no such place")


def test_the_official_name_comes_first():
    assert places.place("VN-SG").name == "Thành phố Hồ Chí Minh"
    assert places.place("CN-GX").name == "广西壮族自治区"
    assert places.place("KR").name == "South Korea"


def test_every_parent_and_successor_exists():
    table = places.table()
    assert not [p.id for p in table.values() if p.parent and p.parent not in table]
    assert not [p.id for p in table.values() if p.successor and p.successor not in table]
    assert len(table) > 1600
