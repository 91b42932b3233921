"""Offices beside names, twinning, cooperation, mergers."""

from __future__ import annotations

from entente.model.claim import EntityRef
from tests.claims.reading import claims_of, said


def by(found, property_):
    return [c for c in found if c.property == property_]


def test_an_office_is_told_once_per_person():
    text = "Ông Lò Văn Mây, Bí thư Tỉnh ủy Sơn La phát biểu. Sau đó, Bí thư Tỉnh ủy Lò Văn Mây đề nghị hai bên hợp tác."
    assert len(by(claims_of(text), "holds_role")) == 1


def test_offices_in_a_row_belong_to_one_person():
    text = "Ông Lò Văn Mây, Phó Bí thư Tỉnh ủy, Chủ tịch UBND tỉnh Sơn La dự hội nghị."
    roles = by(claims_of(text), "holds_role")
    assert {c.text for c in roles} == {"deputy secretary", "chair"}
    assert {c.subject.name for c in roles} == {"Lò Văn Mây"}


def test_a_committee_without_a_seat_stays_unnamed():
    text = "Bí thư Tỉnh ủy Lò Văn Mây phát biểu."
    (role,) = by(claims_of(text), "holds_role")
    body = role.qualifier("organisation")
    assert isinstance(body, EntityRef)
    assert body.name is None
    assert body.as_written == "Tỉnh ủy"


def test_chinese_office_before_the_name_knows_its_committee():
    (role,) = by(claims_of("海防市委书记黎文松表示欢迎。", "2025-01-01"), "holds_role")
    body = role.qualifier("organisation")
    assert isinstance(body, EntityRef)
    assert body.name == "海防市委"


def test_a_special_envoy_is_no_prime_minister():
    text = "Tan Sri Ong Kah Meng, Prime Minister’s Special Envoy to China, opened the fair."
    assert not any(said(c, {"property": "holds_role", "value": "prime minister"}) for c in claims_of(text))


def test_owner_of_sister_cities_is_the_subject_of_the_list():
    found = by(claims_of("Guangxi's sister provinces include Quang Ninh and Lang Son."), "sister_city_of")
    assert {c.subject.name for c in found} == {"广西壮族自治区"}
    assert {c.value_ref.name for c in found} == {"Quảng Ninh", "Lạng Sơn"}


def test_cooperation_in_a_framework():
    text = "Lào Cai lập quan hệ hợp tác với tỉnh Vân Nam theo khuôn khổ Hành lang kinh tế 4 tỉnh, thành phố ven sông."
    found = claims_of(text)
    assert any(said(c, {"property": "cooperates_with", "value": "云南省"}) for c in found)
    (frame,) = {c.qualifier("framework") for c in by(found, "cooperates_with")}
    assert isinstance(frame, EntityRef)
    assert frame.type == "programme"
    assert any(said(c, {"property": "member_count", "value": "4"}) for c in found)


def test_countries_are_no_sister_cities():
    text = "Kota Zhijiang, Provinsi Hubei, China, memulai kerja sama sister city."
    assert not by(claims_of(text), "sister_city_of")


def test_a_strategic_partnership_is_between_countries():
    text = "Quan hệ đối tác chiến lược toàn diện Việt Nam - Trung Quốc ngày càng phát triển."
    (claim,) = by(claims_of(text), "cooperates_with")
    assert (claim.subject.name, claim.value_ref.name) == ("Việt Nam", "中国")
    assert claim.qualifier("relation") == "comprehensive_strategic_partnership"


def test_the_subject_of_a_merger_may_follow():
    found = claims_of("Following its merger with Bac Giang on July 1, 2025, Bac Ninh has more parks.")
    assert any(said(c, {"property": "merged_with", "value": "Bắc Giang", "subject": "Bắc Ninh"}) for c in found)
