"""States of zones, projects and lines, with the dates and authorities beside them."""

from __future__ import annotations

from entente.claims.lists import clause
from tests.claims.reading import claims_of, said


def by(found, property_):
    return [c for c in found if c.property == property_]


def test_terminals_of_a_list_share_a_state_and_the_port_does_not():
    text = (
        "Cảng Liên Chiểu (bến container 1, 2 đã hoàn thành và đi vào hoạt động; bến số 3 đang chuẩn bị đầu tư) "
        "là cửa ngõ của miền Trung."
    )
    states = {(c.qualifier("number"), c.text) for c in by(claims_of(text, "2025-01-01"), "status")}
    assert states == {(1, "operational"), (2, "operational"), (3, "in_preparation")}


def test_a_comma_ends_the_reach_to_the_right():
    text = "南宁至胡志明市航线已通航，南宁至河内航线即将恢复。"
    operational = [c.subject.as_written for c in by(claims_of(text, "2025-01-01"), "status") if c.text == "operational"]
    assert operational == ["南宁至胡志明市航线"]


def test_one_decision_sets_up_several_zones():
    text = (
        "Pada tahun 2021, Perdana Menteri memutuskan untuk membentuk Kawasan Ekonomi Vung Ang seluas 22.000 hektar; "
        "membangun Kawasan Perdagangan Bebas Chan May seluas 6.000 hektar."
    )
    found = claims_of(text)
    assert len({c.subject.id for c in by(found, "decided_on")}) == 2
    assert {c.value_ref.name for c in by(found, "decided_by")} == {"Perdana Menteri"}


def test_a_groundbreaking_is_no_construction():
    found = claims_of("Lễ động thổ Dự án Nhà máy giấy Hoa Ban diễn ra ngày 5/5/2024.")
    assert {c.text for c in by(found, "status")} == {"groundbreaking_held"}
    assert by(found, "groundbreaking_on")
    assert not by(found, "construction_started_on")


def test_works_worded_as_construction_are_construction():
    found = claims_of("Construction of the Sao Mai Port began on 5 May 2024.")
    assert {c.text for c in by(found, "status")} == {"under_construction"}
    assert not by(found, "groundbreaking_on")


def test_a_planned_date_is_no_as_of():
    found = claims_of("广西玉兰造纸厂项目正在建设，预计2026年底竣工。", "2025-02-03")
    (state,) = by(found, "status")
    assert state.as_of != "2026-12"
    (done,) = by(found, "completed_on")
    assert done.modality == "plan"


def test_since_gives_its_beginning():
    found = claims_of("Jalan tol Manado-Bitung telah beroperasi sejak 2022.")
    assert any(said(c, {"property": "opened_on", "value": "2022"}) for c in found)


def test_wishes_open_no_flight():
    found = claims_of("Chủ tịch tỉnh đề nghị hai bên sớm mở đường bay thẳng Điện Biên - Côn Minh.", "2025-01-01")
    assert {(c.text, c.modality) for c in by(found, "status")} == {("proposed", "request")}
    assert {c.modality for c in by(found, "connects")} == {"request"}


def test_a_factory_without_a_name_is_its_builder_s():
    text = "Lotus Bay Glass Co., Ltd. is building a plant in Vung Ang. The plant will start production in June 2027."
    found = claims_of(text)
    (investor,) = by(found, "investor")
    (start,) = by(found, "operation_started_on")
    assert investor.subject.id == start.subject.id
    assert investor.subject.name is None


def test_places_of_an_address_are_all_told():
    text = "Khu công nghiệp Nam Tân Uyên tại thị xã Tân Uyên, tỉnh Bình Dương đang mở rộng."
    assert len(by(claims_of(text), "located_in")) == 2


def test_a_clause_ends_at_a_semicolon_but_not_inside_brackets():
    from entente.claims.assemble import statements
    from entente.language.document import annotate
    from entente.model.evidence import Document, Source

    text = "Cảng Nam Vân (bến 1 mở; bến 2 đóng) đông khách; tàu vào nhiều."
    (statement,) = statements(annotate(Document("c", text, Source("c", language="vi"))))
    assert clause(statement, text.index("đông")) == (0, text.rindex(";"))
    assert clause(statement, text.index("bến 1")) == (text.index("bến 1"), text.index(";"))
