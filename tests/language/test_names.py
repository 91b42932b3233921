"""Names in running text, by sentences of our own about invented people in real places."""

from __future__ import annotations

import pytest

from entente.language.names import find

# language, text, {text of the mention: (type, name)} that must be found
SENTENCES = [
    (
        "vi",
        "Ông Đoàn Quốc Tuấn, Giám đốc Sở Ngoại vụ Hải Phòng, tiếp đoàn công tác của tỉnh Vân Nam.",
        {
            "Đoàn Quốc Tuấn": ("person", "Đoàn Quốc Tuấn"),
            "đoàn công tác của tỉnh Vân Nam": ("organisation", "đoàn công tác của tỉnh Vân Nam"),
        },
    ),
    (
        "vi",
        "Chủ tịch UBND tỉnh Nghệ An Phan Gia Khiêm làm việc với lãnh đạo TP. Nam Ninh.",
        {
            "Phan Gia Khiêm": ("person", "Phan Gia Khiêm"),
            "UBND tỉnh Nghệ An": ("organisation", "UBND tỉnh Nghệ An"),
            "lãnh đạo TP. Nam Ninh": ("organisation", "lãnh đạo TP. Nam Ninh"),
        },
    ),
    (
        "vi",
        "Công ty TNHH Sao Kim Việt Nam đầu tư vào Khu công nghiệp Tân Phú 2, huyện Châu Đức.",
        {
            "Công ty TNHH Sao Kim Việt Nam": ("organisation", "Công ty TNHH Sao Kim Việt Nam"),
            "Khu công nghiệp Tân Phú 2": ("zone", "Khu công nghiệp Tân Phú 2"),
            "huyện Châu Đức": ("place", "Châu Đức"),
        },
    ),
    (
        "vi",
        "Tuyến đường sắt Lạng Sơn - Hà Nội và đường bay thẳng từ Côn Minh đến Đà Nẵng được đề xuất.",
        {
            "Tuyến đường sắt Lạng Sơn - Hà Nội": ("infrastructure", "Tuyến đường sắt Lạng Sơn - Hà Nội"),
            "đường bay thẳng từ Côn Minh đến Đà Nẵng": (
                "infrastructure",
                "đường bay thẳng từ Côn Minh đến Đà Nẵng",
            ),
        },
    ),
    (
        "en",
        "Mr Do Hai Trieu, director of the Quang Ninh Department of Foreign Affairs, met Guangxi firms.",
        {
            "Do Hai Trieu": ("person", "Do Hai Trieu"),
            "Quang Ninh Department of Foreign Affairs": ("organisation", "Quang Ninh Department of Foreign Affairs"),
            "Guangxi firms": ("organisation", "Guangxi firms"),
        },
    ),
    (
        "en",
        "Lumora Optics Sdn Bhd will build a plant in the Kulim Hi-Tech Park, said Chief Minister Rahman Yusof.",
        {
            "Lumora Optics Sdn Bhd": ("organisation", "Lumora Optics Sdn Bhd"),
            "Rahman Yusof": ("person", "Rahman Yusof"),
        },
    ),
    (
        "en",
        "The direct flight between Kunming and Da Nang and the Mong Cai - Hai Phong expressway are open.",
        {
            "direct flight between Kunming and Da Nang": (
                "infrastructure",
                "direct flight between Kunming and Da Nang",
            ),
            "Mong Cai - Hai Phong expressway": ("infrastructure", "Mong Cai - Hai Phong expressway"),
        },
    ),
    (
        "id",
        "Gubernur Jawa Tengah Budi Hartanto menerima delegasi dari PT Cahaya Surya Lestari di Kota Semarang.",
        {
            "Budi Hartanto": ("person", "Budi Hartanto"),
            "Kota Semarang": ("place", "Kota Semarang"),
            "delegasi dari PT Cahaya Surya Lestari": ("organisation", "delegasi dari PT Cahaya Surya Lestari"),
        },
    ),
    (
        "id",
        "Menurut Ibu Siti Rahmawati, Kepala Dinas Perindustrian Jawa Barat, Kawasan Industri Sukajaya diperluas.",
        {
            "Siti Rahmawati": ("person", "Siti Rahmawati"),
            "Kawasan Industri Sukajaya": ("zone", "Kawasan Industri Sukajaya"),
        },
    ),
    (
        "zh",
        "广西壮族自治区党委书记何云帆会见越南海防市人民委员会主席黎忠坚一行。",
        {
            "何云帆": ("person", "何云帆"),
            "黎忠坚": ("person", "黎忠坚"),
            "广西壮族自治区党委": ("organisation", "广西壮族自治区党委"),
            "越南海防市人民委员会": ("organisation", "越南海防市人民委员会"),
        },
    ),
    (
        "zh",
        "南宁至海防直飞航线开通，星河智造有限公司在钦州港投资建厂。",
        {
            "南宁至海防直飞航线": ("infrastructure", "南宁至海防直飞航线"),
            "星河智造有限公司": ("organisation", "星河智造有限公司"),
            "钦州港": ("infrastructure", "钦州港"),
        },
    ),
]


@pytest.mark.parametrize(("code", "text", "expected"), SENTENCES)
def test_names_are_found_with_type_and_name(code, text, expected):
    found = {text[m.start : m.end]: (m.type, m.name) for m in find(text, code)}
    assert {words: found.get(words) for words in expected} == expected


@pytest.mark.parametrize(
    ("code", "text", "forbidden"),
    [
        ("vi", "Chị Nguyễn Thị Nga và anh Đức làm việc tại nhà máy.", "place"),
        ("vi", "Ông Trần Hà Nam nói về việc đó.", "place"),
        ("vi", "Vùng châu Á - Thái Bình Dương phát triển.", "VN-20"),
        ("en", "Mr. Nguyen Ha Nam spoke first.", "place"),
        ("en", "Nam Dinh Vu Industrial Park is full.", "place"),
        ("id", "Dolar AS menguat pada Senin.", "place"),
        ("zh", "两国人民的友谊源远流长。", "VN-09.HN"),
        ("vi", "Các sở, ngành, địa phương phối hợp thực hiện.", "organisation"),
        ("vi", "Thu hút 12 dự án FDI mới.", "project"),
        ("id", "Sebanyak 12 kawasan industri dibangun.", "zone"),
    ],
)
def test_what_only_looks_like_a_name(code, text, forbidden):
    found = find(text, code)
    assert forbidden not in {m.type for m in found} | {c for m in found for c in m.candidates}


def test_an_ambiguous_form_keeps_all_it_may_be():
    (one,) = (m for m in find("Pertemuan digelar di Bandung.", "id") if m.type == "place")
    assert set(one.candidates) == {"ID-32.73", "ID-32.04"}
    assert one.name == "Bandung"
    (sure,) = (m for m in find("Pertemuan digelar di Kabupaten Bandung.", "id") if m.type == "place")
    assert sure.candidates == ("ID-32.04",)


@pytest.mark.parametrize(
    ("code", "text", "lines"),
    [
        ("vi", "Chuyến thăm tỉnh Hà Nam, Trung Quốc kéo dài ba ngày.", {"CN-HA"}),
        ("vi", "Tỉnh Hà Nam của Trung Quốc có nhiều nhà máy.", {"CN-HA"}),
        ("vi", "Các tỉnh Hà Nam, Nam Định có nhiều nhà máy.", {"VN-63"}),
        ("vi", "Tỉnh Hà Nam thu hút đầu tư.", {"VN-63"}),
        ("vi", "Khách Trung Quốc đến Hà Nam tìm hiểu.", {"VN-63", "CN-HA"}),
        ("zh", "越南河南省吸引投资。", {"VN-63"}),
        ("zh", "中国（河南）吸引投资。", {"CN-HA"}),
    ],
)
def test_namesakes_of_two_countries_by_what_is_joined_to_them(code, text, lines):
    (found,) = (m for m in find(text, code) if {"VN-63", "CN-HA"} & set(m.candidates))
    assert set(found.candidates) == lines


def test_listed_firms_begin_after_the_words_before_the_list():
    text = "园区已引进了青禾科技、宁德星辰、TQL等企业。"
    firms = [text[m.start : m.end] for m in find(text, "zh") if m.type == "organisation"]
    assert firms == ["青禾科技", "宁德星辰", "TQL"]


def test_a_city_of_its_provinces_name_is_not_the_province():
    found = find("Thành phố Nam Định, tỉnh Nam Định và thành phố Hải Phòng.", "vi")
    assert [(m.name, m.subtype, m.candidates) for m in found] == [
        ("Thành phố Nam Định", "city", ()),
        ("Nam Định", "province", ("VN-67",)),
        ("Hải Phòng", "municipality", ("VN-HP",)),
    ]


def test_offices_are_worn_in_bodies_and_places():
    text = "Giám đốc Sở Ngoại vụ Hải Phòng Đoàn Quốc Tuấn phát biểu."
    (person,) = (m for m in find(text, "vi") if m.type == "person")
    (role,) = person.roles
    assert (text[role.start : role.end], role.code) == ("Giám đốc", "director")
    assert role.organisation is not None
    assert role.organisation.name == "Sở Ngoại vụ Hải Phòng"
    assert role.place is not None
    assert role.place.candidates == ("VN-HP",)


def test_short_names_offices_and_acronyms_lead_back():
    text = (
        "Do Hai Trieu, head of the Hai Phong Economic Zone Authority (HEZA), welcomed the guests. "
        "Trieu said HEZA would help."
    )
    found = [(text[m.start : m.end], m.name, m.full) for m in find(text, "en")]
    first = text.index("Do Hai Trieu")
    assert ("Trieu", "Do Hai Trieu", (first, first + 12)) in found
    assert sum(name == "Hai Phong Economic Zone Authority" for _, name, _ in found) == 3
    vi = "Bí thư Thành ủy Hải Phòng Phan Gia Khiêm tiếp đoàn. Bí thư Thành ủy Hải Phòng cho biết thêm."
    assert [m.name for m in find(vi, "vi") if m.type == "person"] == ["Phan Gia Khiêm", "Phan Gia Khiêm"]


def test_an_office_that_stands_for_its_body_is_no_person():
    (office,) = (m for m in find("Thủ tướng phê duyệt quy hoạch.", "vi") if m.type == "organisation")
    assert (office.subtype, office.concept) == ("office", "prime_minister")


def test_a_numbered_series_is_told_apart():
    text = "Container terminals 3, 4, 5 and 6 are in use."
    found = [m for m in find(text, "en") if m.number]
    assert [m.number for m in found] == [3, 4, 5, 6]
    assert [text[m.start : m.end] for m in found] == ["Container terminals 3", "4", "5", "6"]


def test_lines_know_their_end_points():
    (line,) = (m for m in find("Tuyến hàng hải giữa cảng Đình Vũ và các cảng Khâm Châu, Bắc Hải.", "vi"))
    assert [p.name for p in line.parts][:2] == ["cảng Đình Vũ", "cảng Khâm Châu"]


def test_a_zone_with_a_phase_is_a_project_of_that_zone():
    (project,) = (m for m in find("Works began on Sukajaya Industrial Park (Phase 2).", "en") if m.type == "project")
    assert [p.type for p in project.parts] == ["zone"]


def test_words_that_point_back():
    found = {(m.type, m.subtype) for m in find("Thành phố đề nghị hai bên hỗ trợ dự án này.", "vi")}
    assert {("place", "city"), ("organisation", "pair"), ("project", None)} <= found
    assert all(m.rule == "anaphor" for m in find("该市和双方表示满意。", "zh"))


def test_enumerated_firms_are_companies():
    found = find("Các doanh nghiệp như Lumora, Norvik và Hanul đã đầu tư.", "vi")
    assert [m.name for m in found if m.subtype == "company"] == ["Lumora", "Norvik", "Hanul"]


def test_offsets_count_in_the_text_as_stored():
    composed = "Theo UBND TP. Hải Phòng, ông Đoàn Quốc Tuấn đồng ý."
    import unicodedata

    split = unicodedata.normalize("NFD", composed)
    names = [composed[m.start : m.end] for m in find(composed, "vi")]
    assert [unicodedata.normalize("NFC", split[m.start : m.end]) for m in find(split, "vi")] == names
    assert [m.start for m in find(composed, "vi", 5)] == [m.start for m in find(composed, "vi")]


@pytest.mark.parametrize(
    ("code", "piece"),
    [
        ("vi", "Ban Quản lý "),
        ("vi", "ông Lê A, Giám đốc Sở "),
        ("en", "Department of "),
        ("zh", "市委书记王伟"),
        ("id", "PT "),
    ],
)
def test_hostile_text_keeps_names_inside_it(code, piece):
    text = (piece * 400)[:4000]
    for mention in find(text, code):
        assert 0 <= mention.start < mention.end <= len(text)


@pytest.mark.parametrize("text", ["", " ", "\n", "(", "、", "ông", "of the ", "\ud800", "A" * 500, "市" * 300])
def test_no_text_raises(text):
    for code in ("vi", "en", "id", "zh"):
        for mention in find(text, code):
            assert 0 <= mention.start < mention.end <= len(text)
