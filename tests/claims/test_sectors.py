import importlib

import pytest

from entente.model.claim import Claim, EntityRef
from entente.model.evidence import Block, Document, Source

claims = importlib.import_module("entente.claims")


def found(text: str, code: str, *properties: str) -> list[Claim]:
    document = Document("t", text, Source("t"), code, (Block(0, len(text)),))
    return [c for c in claims.find(document) if c.property in properties]


def test_examples_stand_for_the_kind_they_are_of() -> None:
    text = "Nhiều nông sản như cà phê và hồ tiêu Gia Lai được tiêu thụ tại Quảng Đông."
    assert [c.value for c in found(text, "vi", "trades_product")] == ["coffee", "pepper"]


def test_seller_and_market_change_places() -> None:
    text = "Machinery from Shandong is sold in Binh Dinh."
    (claim,) = found(text, "en", "trades_product")
    market = claim.qualifier("market")
    assert isinstance(market, EntityRef)
    assert (claim.subject.name, market.name) == ("山东省", "Bình Định")


def test_of_both_sides_the_other_is_the_partner() -> None:
    text = (
        "Tỉnh Cao Bằng tiếp đoàn Quảng Tây. Phó Chủ tịch Chính quyền Quảng Tây Vi Đào Lâm mong muốn hai bên mở rộng "
        "hợp tác trong các lĩnh vực cảng biển, du lịch."
    )
    interests = found(text, "vi", "sector_interest")
    assert [c.value for c in interests] == ["seaports", "tourism"]
    assert {c.subject.name for c in interests} == {"广西壮族自治区"}


def test_a_list_ends_with_the_clause() -> None:
    text = "Johor is strong in electronics and logistics, while Kedah grows rice and rubber."
    assert [c.value for c in found(text, "en", "strength_sector")] == ["electronics", "logistics"]


def test_a_chinese_list_stands_before_the_word_of_fields() -> None:
    text = "贵州省省长罗明辉希望与东盟在大数据、旅游、茶叶等领域加强合作。"
    assert [c.value for c in found(text, "zh", "sector_interest")] == ["big data", "tourism", "tea"]


def test_foreign_investment_needs_its_word() -> None:
    foreign = "FDI projects in Hai Duong are mainly in electronics and textiles."
    assert [c.value for c in found(foreign, "en", "fdi_sector")] == ["electronics", "textiles and garments"]
    assert found("Shops in Hai Duong are mainly in electronics and textiles.", "en", "fdi_sector") == []


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("vi", "Ông đi qua sân golf và khách sạn."),
        ("en", "The bus passed a seaport and two hotels."),
        ("id", "Bus itu melewati pelabuhan dan hotel."),
        ("zh", "客车经过港口和酒店。"),
    ],
)
def test_sectors_without_a_governing_word_are_no_claims(code: str, text: str) -> None:
    named = ("sector_interest", "cooperation_sector", "strength_sector", "investment_call_sector", "presented")
    assert found(text, code, *named) == []
