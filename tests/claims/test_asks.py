import importlib

import pytest

from entente.claims.asks import wording
from entente.model.claim import Claim, EntityRef
from entente.model.evidence import Block, Document, Source

claims = importlib.import_module("entente.claims")
FAMILY = ("asks", "pledges", "hopes", "plans", "agreed_action")


def said(text: str, code: str) -> list[Claim]:
    blocks, at = [], 0
    for line in text.split("\n"):
        blocks.append(Block(at, at + len(line)))
        at += len(line) + 1
    document = Document("t", text, Source("t", published="2025-06-01"), code, tuple(blocks))
    return [claim for claim in claims.find(document) if claim.property in FAMILY]


def topics(text: str, code: str) -> list[tuple[str, object]]:
    return [(claim.property, claim.qualifier("topic")) for claim in said(text, code)]


def to(claim: Claim) -> str | None:
    ref = claim.qualifier("addressee")
    return ref.as_written if isinstance(ref, EntityRef) else None


def test_a_list_of_requests_is_one_claim_each() -> None:
    text = "Ông Ngô Văn Tài đề nghị tỉnh Champasak tạo thuận lợi thông quan, đào tạo nghề và mở đường bay thẳng."
    found = said(text, "vi")
    assert [c.qualifier("topic") for c in found] == ["trade_promotion", "workforce_training", "direct_flight"]
    assert {to(c) for c in found} == {"tỉnh Champasak"}
    assert all(text[c.span.start : c.span.end] == c.span.quote for c in found)


def test_an_addressee_of_several_keeps_all_its_words() -> None:
    text = "Gubernur Riau Bagus Nasution meminta otoritas di Johor dan Melaka untuk membuka penerbangan langsung."
    assert [to(c) for c in said(text, "id")] == ["otoritas di Johor dan Melaka"]


def test_a_general_topic_counts_only_where_no_other_is_named() -> None:
    base = "Governor Le Van Phuc hoped both sides would strengthen cooperation"
    assert topics(f"{base}.", "en") == [("asks", "general_cooperation")]
    assert topics(f"{base} in railway links.", "en") == [("asks", "railway")]


def test_a_purpose_is_not_asked() -> None:
    text = "Governor Le Van Phuc asked Hue authorities to open a direct flight in order to promote tourism."
    assert topics(text, "en") == [("asks", "direct_flight")]


def test_a_sentence_may_go_on_asking() -> None:
    first = "Bí thư Tỉnh ủy Lào Cai Hoàng Đình Sơn đề nghị hai bên duy trì trao đổi đoàn."
    found = said(f"{first}\nHai bên thúc đẩy xây dựng đường sắt; phát triển du lịch.", "vi")
    assert [c.qualifier("topic") for c in found] == ["delegation_exchange", "railway", "tourism"]
    assert [c.stated_by_basis for c in found] == ["explicit", "inferred", "inferred"]
    assert found[1].tags == ("implicit_request",)


def test_what_was_done_does_not_go_on_asking() -> None:
    first = "Bí thư Tỉnh ủy Lào Cai Hoàng Đình Sơn đề nghị hai bên duy trì trao đổi đoàn."
    assert len(said(f"{first}\nHai bên đã xây dựng xong đường sắt.", "vi")) == 1


def test_a_promise_goes_on_and_keeps_its_addressee() -> None:
    text = (
        "Kepala Dinas Perhubungan Aceh, Teuku Salman, meminta perusahaan Shandong berinvestasi dan menegaskan bahwa "
        "Aceh akan memastikan pasokan listrik. Aceh akan memperkuat pelatihan tenaga kerja."
    )
    found = [c for c in said(text, "id") if c.property == "pledges"]
    assert [c.qualifier("topic") for c in found] == ["power_supply", "workforce_training"]
    assert {to(c) for c in found} == {"perusahaan Shandong"}
    assert {c.subject.name for c in found} == {"Aceh"}


def test_both_sides_should_is_asked_by_the_speaker() -> None:
    (claim,) = said("Governor Le Van Phuc said both sides should expand tourism.", "en")
    assert (claim.property, claim.subject.name, to(claim)) == ("asks", "Le Van Phuc", "both sides")


def test_a_hope_for_ones_own_firms_is_no_request() -> None:
    text = "Giám đốc Sở Công Thương Cà Mau Trịnh Hữu Nam mong doanh nghiệp Cà Mau mở rộng xuất khẩu."
    assert topics(text, "vi") == [("hopes", "trade_promotion")]


def test_agreement_of_one_person_is_a_promise_of_both_an_agreed_action() -> None:
    assert topics("The two sides agreed to develop tourism.", "en") == [("agreed_action", "tourism")]
    assert topics("Governor Le Van Phuc agreed to develop tourism.", "en") == [("pledges", "tourism")]


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("vi", "Cần Thơ nên thơ vào mùa nước nổi."),
        ("en", "The proposed bridge is long and the ready-made meal is cheap."),
        ("id", "Mahasiswa ingin libur lebih lama."),
        ("zh", "请柬已经寄出。"),
    ],
)
def test_words_that_only_look_alike(code: str, text: str) -> None:
    assert said(text, code) == []


def test_a_topic_has_one_wording_in_all_languages() -> None:
    assert wording("railway") == "rail link"


def test_hostile_text_ends_soon() -> None:
    assert isinstance(said("đề nghị hai bên du lịch; " * 800, "vi"), list)
