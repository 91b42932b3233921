"""Edges of names: where a name begins and ends among words that only stand beside it."""

from __future__ import annotations

import pytest

from entente.language.names import find

# language, text, {text of the mention: type} that must be found, pieces that no mention may be
EDGES = [
    ("zh", "其中东盟企业投资12亿美元，其中国有企业占三成。", {"东盟企业": "organisation"}, ["中东", "中国"]),
    ("zh", "两家工厂在中国和老挝设立。", {"中国": "place", "老挝": "place"}, []),
    ("zh", "去年中国内蒙古自治区进口增长。", {"中国": "place", "内蒙古自治区": "place"}, []),
    (
        "zh",
        "海口海关累计监管经中越铁路运输的货物12万吨。",
        {"海口海关": "organisation", "中越铁路": "infrastructure"},
        [],
    ),
    ("zh", "这里是泰国首批境外经贸合作区之一。", {"泰国": "place"}, ["首批境外经贸合作区"]),
    ("vi", "Vốn giải ngân trên địa bàn tỉnh Nghệ An đạt 146 triệu USD.", {"tỉnh Nghệ An": "place"}, ["địa bàn tỉnh"]),
    ("zh", "去年苏南地区实际使用外资20亿元。", {"苏南地区": "place"}, []),
    (
        "id",
        "Direktur Lalu Lintas Barang Kementerian Perdagangan Surya Kelana mengatakan ekspor naik.",
        {"Surya Kelana": "person", "Kementerian Perdagangan": "organisation"},
        ["Lalu Lintas Barang"],
    ),
    ("id", "Gubernur Provinsi Ibaraki Tomohiro Kudo datang ke Bandung.", {"Tomohiro Kudo": "person"}, []),
    ("id", "Bupati Konut Ruslan Daeng menyambut investor.", {"Ruslan Daeng": "person"}, []),
    (
        "id",
        "Dirjen Industri Agro, Kimia, Hasil Hutan dan Tekstil Putu Rai Ardana menyatakan hal itu.",
        {"Putu Rai Ardana": "person"},
        ["Industri Agro"],
    ),
    ("id", "Deputi Bidang Promosi Penanaman Modal Nurul Hakim mengatakan.", {"Nurul Hakim": "person"}, []),
    ("id", "Direktur Operasi dan Komersial Hendra mengatakan.", {}, ["Operasi", "Komersial Hendra"]),
    (
        "id",
        "PT Indonesia Batang Industrial Park membangun pabrik.",
        {"PT Indonesia Batang Industrial Park": "organisation"},
        [],
    ),
    ("en", "President Rodolfo R. Manalo Jr. visited Hanoi.", {"Rodolfo R. Manalo Jr.": "person"}, []),
    ("en", "On June 2, the President visited Selangor.", {"Selangor": "place"}, ["June 2"]),
    (
        "en",
        "The Yunnan Logistics and Procurement Association signed.",
        {"Yunnan Logistics and Procurement Association": "organisation"},
        [],
    ),
    (
        "en",
        "The US$1.6-billion That Phanom Specific Economic Zone opened.",
        {"That Phanom Specific Economic Zone": "zone"},
        [],
    ),
    ("vi", "Đồng chí Đồng Chí Hiếu, Bí thư Huyện ủy, tiếp đoàn.", {"Đồng Chí Hiếu": "person"}, ["Hiếu"]),
    (
        "vi",
        "Phó Chủ tịch Hội đồng Lý luận Trung ương Trần Gia Hào dự.",
        {"Hội đồng Lý luận Trung ương": "organisation", "Trần Gia Hào": "person"},
        [],
    ),
    ("vi", "KCN Tam Anh - An Hòa rộng 200 ha.", {"KCN Tam Anh - An Hòa": "zone"}, []),
    ("vi", "Huyện Đức Cơ và huyện Châu Thành phát triển.", {"Huyện Đức Cơ": "place"}, ["Huyện Đức"]),
    (
        "vi",
        "Vùng Thủ đô Hà Nội thu hút 30 dự án; vùng kinh tế trọng điểm phía Nam thu hút nhiều vốn.",
        {"Vùng Thủ đô Hà Nội": "place", "vùng kinh tế trọng điểm phía Nam": "place"},
        ["Hà Nội"],
    ),
]


def _found(code: str, text: str) -> dict[str, str]:
    return {text[m.start : m.end]: m.type for m in find(text, code)}


@pytest.mark.parametrize(("code", "text", "wanted", "never"), EDGES)
def test_names_end_where_other_words_begin(code: str, text: str, wanted: dict[str, str], never: list[str]) -> None:
    found = _found(code, text)
    assert {name: found.get(name) for name in wanted} == wanted
    assert not [name for name in never if name in found]


def test_a_form_that_names_two_countries_places_stays_open_without_context() -> None:
    alone = [m for m in find("莱州市去年引进外资3亿元。", "zh") if m.type == "place"]
    assert [m.candidates for m in alone] == [()]
    beside = [m for m in find("越南西北的莱州去年引进项目12个。", "zh") if m.type == "place"]
    assert beside[-1].candidates == ("VN-01",)
