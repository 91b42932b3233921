"""The event a document is about, who takes part, and what the document says of itself."""

from __future__ import annotations

import pytest

from entente.claims.assemble import read
from entente.claims.events import in_focus, main_event
from entente.language.document import annotate
from entente.model.evidence import Document, Source
from tests.claims.reading import claims_of, said

MEETING = (
    "Sáng 12/3/2025, Bí thư Tỉnh ủy Sơn La Lò Văn Mây đã tiếp Đoàn đại biểu tỉnh Vân Nam.\n"
    "Tại buổi tiếp, ông Lò Văn Mây cho biết tỉnh có nhiều tiềm năng.\n"
    "Cùng dự buổi tiếp có ông Cầm Văn Thao, Giám đốc Sở Ngoại vụ; bà Hoàng Thị Ngần, Giám đốc Sở Công Thương."
)


def by(found, property_):
    return [c for c in found if c.property == property_]


def test_one_person_has_one_part():
    parts = [(c.value_ref.name, c.qualifier("part")) for c in by(claims_of(MEETING), "participant")]
    assert ("Lò Văn Mây", "host") in parts
    assert ("Cầm Văn Thao", "attendee") in parts
    assert ("Hoàng Thị Ngần", "attendee") in parts
    assert len({name for name, _ in parts}) == len(parts)


def test_everything_after_the_lead_belongs_to_the_meeting():
    document = annotate(Document("m", MEETING, Source("m", language="vi")))
    statements, context = read(document)
    about = main_event(statements, context)
    assert about is not None
    assert set(in_focus(statements, context.references)) == {about}


def test_no_event_without_a_meeting():
    text = "Ngày 5/6/2024, giá xăng tăng. Tỉnh có nhiều khu công nghiệp."
    assert not [c for c in claims_of(text) if c.property in ("participant", "held_on", "event_type")]


def test_visitors_do_not_visit_their_own_place():
    text = "Chiều 8/5/2024, Đoàn đại biểu tỉnh Vân Nam đã đến thăm và làm việc tại tỉnh ta."
    assert not any(said(c, {"property": "held_in", "value": "云南省"}) for c in claims_of(text))


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Sáng 13/10/2025, tại Hà Nội, ông Lò Văn Mây hội đàm với ông Trần Minh Hải.", "Hà Nội"),
        ("Hội nghị xúc tiến đầu tư được tổ chức tại Đà Nẵng ngày 5/6/2024.", "Đà Nẵng"),
        ("An investment forum was held in Cebu on 5 June 2024.", "Cebu"),
    ],
)
def test_where_it_is_held(text, place):
    assert any(said(c, {"property": "held_in", "value": place}) for c in claims_of(text))


def test_a_source_line_gives_address_and_day():
    text = "Kota Batam menerima banyak tamu.\nSumber: https://berita.example/ekonomi/tamu-batam-20240611083015001.htm"
    found = claims_of(text, language="id")
    (address,) = by(found, "source_url")
    assert address.text == address.span.quote
    (day,) = by(found, "published_on")
    assert (day.text, day.tags) == ("2024-06-11T08:30:15", ("inferred",))
    assert day.qualifier("of") == "source article"


def test_a_byline_gives_author_and_time():
    text = (
        "Tỉnh Sơn La đón nhiều nhà đầu tư mới trong năm\n\nCầm Thao 11/06/2024 - 08:30\n\n"
        "Ngày 11/6, tỉnh Sơn La tổ chức hội nghị xúc tiến đầu tư với sự tham gia của nhiều doanh nghiệp trong nước."
    )
    found = claims_of(text)
    assert [c.text for c in by(found, "published_on")] == ["2024-06-11T08:30"]
    assert [c.value_ref.name for c in by(found, "author")] == ["Cầm Thao"]
    assert {c.subject.type for c in by(found, "author")} == {"document"}
