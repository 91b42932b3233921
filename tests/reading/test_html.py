"""Pages in four languages as outlets write them: the article whole, nothing of other articles, metadata named."""

from __future__ import annotations

from pathlib import Path

import pytest

from entente.language.document import annotate
from entente.model.evidence import Document, Source
from entente.reading import read
from entente.reading.page_metadata import canonical, moment_of

PAGES = Path(__file__).resolve().parent.parent / "data" / "reading"


def page(name: str, retrieved: str = "2026-01-01") -> Document:
    (found,) = read((PAGES / name).read_bytes(), Source(name, retrieved=retrieved), name)
    assert isinstance(found, Document)
    return annotate(found)


def of(html: str, retrieved: str = "2026-01-01") -> Document:
    (found,) = read(html.encode(), Source("a.html", retrieved=retrieved), "a.html")
    assert isinstance(found, Document)
    return annotate(found)


def kept(document: Document) -> str:
    return "\n".join(document.text[b.start : b.end] for b in document.blocks if not b.dropped)


def roles(document: Document) -> dict[str, str]:
    return {document.text[b.start : b.end]: b.role for b in document.blocks}


@pytest.mark.parametrize(
    ("name", "language", "present", "absent"),
    [
        (
            "vi_article.html",
            "vi",
            [
                "212 dự án",
                "hơn 640 ha",
                "Đồi Gió rộng 210 ha",
                "ký bản ghi nhớ hợp tác ngày 3/3",
                "5.300 tỷ đồng",
                "1.560",
            ],
            ["5.000 tỷ", "97 km", "25 biên bản", "99 dự án", "300%", "Hotline", "Zalo", "Quang cảnh", "color:red"],
        ),
        (
            "id_article.html",
            "id",
            ["Rp 4,5 triliun", "730 hektare", "41 perusahaan", "60 perusahaan", "dua kali setahun"],
            ["Rp 9 triliun", "Rp 9 Triliun", "45 Km", "SCROLL", "Komentar", "12 Negara", "bdc"],
        ),
        (
            "en_article.html",
            "en",
            ["48 factories", "US$2.3 billion", "exchange signed documents on June 18", "410 hectares", "70 factories"],
            [
                "$900 million",
                "31 agreements",
                "11% growth",
                "$4 billion",
                "WhatsApp",
                "cookies",
                "A view of the harbour",
            ],
        ),
        (
            "zh_notice.html",
            "zh",
            ["5项合作协议", "12.6亿元", "38家", "两所实训基地", "2026年"],
            ["56家", "78亿元", "900万吨", "ICP备", "图为座谈会现场", "356", "打印"],
        ),
    ],
)
def test_the_article_and_nothing_else(name: str, language: str, present: list[str], absent: list[str]) -> None:
    document = page(name)
    assert document.language == language
    text = kept(document)
    assert [told for told in present if told not in text] == []
    assert [told for told in absent if told in text] == []


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("vi_article.html", ("2025-03-04T08:15", "metadata", "Báo Sông Mơ", None)),
        ("id_article.html", ("2025-05-12T14:05", "metadata", "Warta Tirta", None)),
        ("en_article.html", ("2025-06-19T10:42", "byline", None, None)),
        ("zh_notice.html", ("2025-04-18T09:30", "metadata", "青川市商务局", "青川日报")),
    ],
)
def test_what_a_page_says_of_its_publication(name: str, told: tuple[str | None, ...]) -> None:
    source = page(name).source
    assert (source.published, source.published_basis, source.publisher, source.copied_from) == told


def test_title_and_address() -> None:
    source = page("vi_article.html").source
    assert source.title == "Sông Mơ có thêm ba khu công nghiệp"
    assert source.url == ("https://baosongmo.example/kinh-te/song-mo-co-them-ba-khu-cong-nghiep-20250304081500123.htm")
    english = page("en_article.html").source
    assert english.url == "https://www.meridianledger.example/2025/06/19/port-meridian-zone-draws-48-factories"


def test_a_time_after_the_page_was_retrieved_is_not_believed() -> None:
    source = page("vi_article.html", retrieved="2025-02-01").source
    assert (source.published, source.published_basis) == (None, None)


def test_structure_becomes_roles() -> None:
    found = roles(page("vi_article.html"))
    assert found["Sông Mơ có thêm ba khu công nghiệp"] == "headline"
    assert found["Ba khu mới"] == "heading"
    assert found["Khu công nghiệp Cửa Lạch rộng 250 ha"] == "list_item"
    assert found["Đại diện hai bên ký bản ghi nhớ hợp tác ngày 3/3."] == "caption"
    assert found["Quang cảnh buổi làm việc tại trụ sở. Ảnh: LTN"] == "empty_caption"
    assert found["Đồi Gió | 1.200 | 1.560"] == "table_row"


def test_a_table_of_a_page_has_cells_with_headers() -> None:
    document = page("vi_article.html")
    (table,) = document.tables
    assert table.caption == "Vốn đầu tư theo khu (tỷ đồng)"
    (figure,) = [c for c in table.cells if document.text[c.start : c.end] == "1.560"]
    assert figure.headers == ("Vốn đăng ký (tỷ đồng)", "2024")
    assert (figure.row_header, figure.note) == ("Đồi Gió", "tỷ đồng")


def test_a_page_that_is_only_a_table() -> None:
    document = of(
        "<html><body><h1>Capital by zone</h1><table><tr><th>Zone</th><th>Capital (USD million)</th></tr>"
        "<tr><td>Lakeside</td><td>410</td></tr><tr><td>Meridian</td><td>96.5</td></tr></table></body></html>"
    )
    assert document.text == "Capital by zone\nZone | Capital (USD million)\nLakeside | 410\nMeridian | 96.5"
    assert document.tables[0].cells[3].note == "USD million"


def test_lines_parted_by_breaks_are_blocks_of_their_own() -> None:
    document = of(
        "<html><body><div class='content'>Khu công nghiệp Đồi Gió có 12 dự án đang hoạt động ổn định trong năm nay."
        "<br><br>Khu công nghiệp Cửa Lạch có 7 dự án, trong đó có 3 dự án của nhà đầu tư nước ngoài.<br>"
        "Hai khu cùng thuộc tỉnh Sông Mơ và nằm dọc tuyến đường ven sông mới mở.</div></body></html>"
    )
    assert len(document.blocks) == 3
    assert document.text.count("\n") == 2


def test_the_time_under_the_headline_is_kept_where_no_metadata_names_it() -> None:
    document = of(
        "<html><head><title>x</title></head><body><div class='head'><h1>Sông Mơ đón 12 dự án mới</h1>"
        "<div class='meta'><span>Thứ Ba, 04/03/2025 | 08:15 GMT+7</span></div></div><div class='detail-content'>"
        + "<p>Khu công nghiệp Đồi Gió vừa đón thêm 12 dự án của các nhà đầu tư đến từ thành phố Bạch Giang xa xôi.</p>"
        * 3
        + "<p>Khu công nghiệp Cửa Lạch có 7 dự án, trong đó có 3 dự án của nước ngoài.</p></div></body></html>"
    )
    assert (document.source.published, document.source.published_basis) == ("2025-03-04T08:15", "byline")


@pytest.mark.parametrize(
    ("told", "edtf"),
    [
        ("2025-02-18T20:25:00+07:00", "2025-02-18T20:25"),
        ("2025/05/12 14:05:00", "2025-05-12T14:05"),
        ("2025-04-18 09:30", "2025-04-18T09:30"),
        ("20250418", "2025-04-18"),
        ("2025年4月8日", "2025-04-08"),
        ("2025-4-8", "2025-04-08"),
        ("18/02/2025", None),
        ("soon", None),
        ("202504181", None),
    ],
)
def test_times_of_metadata(told: str, edtf: str | None) -> None:
    assert moment_of(told) == edtf


@pytest.mark.parametrize(
    ("address", "told"),
    [
        ("HTTPS://Baosongmo.Example:443/a?b=1#top", "https://baosongmo.example/a?b=1"),
        ("http://a.example:8080", "http://a.example:8080/"),
        ("/relative", None),
        ("http://[bad", None),
        ("javascript:alert(1)", None),
    ],
)
def test_canonical_addresses(address: str, told: str | None) -> None:
    assert canonical(address) == told
