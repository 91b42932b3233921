"""Agreements stay apart, know their sides, and count their items."""

from __future__ import annotations

from tests.claims.reading import claims_of, named, said


def by(found, property_):
    return [c for c in found if c.property == property_]


def test_both_sides_are_the_two_places_named_before():
    text = (
        "Ngày 3/4/2024, lãnh đạo tỉnh Lạng Sơn đã tiếp và làm việc với Đoàn đại biểu tỉnh Vân Nam. "
        "Hai tỉnh đã ký kết bản ghi nhớ hợp tác."
    )
    found = claims_of(text)
    parties = by(found, "party")
    assert {c.value_ref.name for c in parties} == {"Lạng Sơn", "云南省"}
    assert {c.span.quote for c in parties} == {"Hai tỉnh"}
    assert any(said(c, {"property": "signed_on", "value": "2024-04-03"}) for c in found)


def test_agreements_with_other_sides_are_other_agreements():
    text = (
        "Ngày 3/4/2024, tỉnh Lạng Sơn và tỉnh Vân Nam ký kết bản ghi nhớ hợp tác.\n"
        "Cùng ngày, Sở Công Thương Lạng Sơn và Sở Thương mại Vân Nam ký kết bản ghi nhớ hợp tác."
    )
    kinds = by(claims_of(text), "agreement_type")
    assert len({c.subject.id for c in kinds}) == 2


def test_a_set_of_agreements_is_not_one_agreement():
    text = (
        "Ngày 3/4/2024, tỉnh Lạng Sơn và tỉnh Vân Nam ký kết bản ghi nhớ hợp tác.\n"
        "Dịp này, hai tỉnh và các đơn vị ký kết các bản ghi nhớ."
    )
    kinds = by(claims_of(text), "agreement_type")
    assert sorted(bool(c.qualifier("plural")) for c in kinds) == [False, True]
    assert len({c.subject.id for c in kinds}) == 2


def test_signing_told_again_adds_no_agreement():
    text = "广州市与岘港市于2024年6月26日签署合作备忘录。副市长代表双方签署备忘录。"
    assert len({c.subject.id for c in by(claims_of(text), "agreement_type")}) == 1


def test_a_list_of_localities_makes_one_party_each():
    text = (
        "Pada Mei 2022, Kota Surabaya dan empat daerah: Kabupaten Gresik, Kabupaten Sidoarjo, Kabupaten Lamongan, "
        "Kabupaten Bangkalan menandatangani perjanjian kerja sama hingga tahun 2026."
    )
    found = claims_of(text)
    assert len({c.value_ref.id for c in by(found, "party")}) == 5
    (members,) = by(found, "member_count")
    assert (members.quantity.value, members.qualifier("scope")) == (4, "other_than_lead")
    assert [c.text for c in by(found, "valid_until")] == ["2026"]


def test_witnesses_are_no_parties():
    text = "The governor of Malacca witnessed the signing of a memorandum of understanding on 3 May 2024."
    assert not by(claims_of(text), "party")


def test_items_keep_their_scope():
    text = (
        "Kota Padang dan Kota Medan menandatangani perjanjian kerja sama pada 2022. "
        "Terkait kegiatan bilateral, pada tahun 2024, 12/20 butir kerja sama telah dilaksanakan, "
        "sementara delapan butir sisanya akan terus dilaksanakan pada tahun 2025."
    )
    found = claims_of(text)
    for property_, value in (("items_done", "12"), ("items_total", "20"), ("items_remaining", "8")):
        assert any(said(c, {"property": property_, "value": value, "scope": "bilateral"}) for c in found), property_
    assert any(said(c, {"property": "status", "value": "remaining", "modality": "plan"}) for c in found)


def test_no_items_without_an_agreement():
    text = "Năm 2024, sở đã hoàn thành 18/25 nội dung kiểm tra nội bộ."
    assert not by(claims_of(text), "items_done")


def test_fields_of_the_agreement_but_not_of_a_partner():
    text = (
        "Pemerintah Kota Batam menandatangani nota kesepahaman di bidang pariwisata dengan PT Layar Biru, "
        "perusahaan yang bergerak di bidang pertambangan, pada 3 Maret 2025."
    )
    fields = [c.value_ref.name for c in by(claims_of(text), "covers_sector")]
    assert fields == ["tourism"]


def test_party_names_itself():
    text = "南宁市与海防市于2024年5月6日签署合作协议。"
    assert all(named(c.value_ref, c.span.quote) or c.value_ref.as_written for c in by(claims_of(text), "party"))
