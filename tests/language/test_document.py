"""What surrounds an article is marked and set aside; what it says stays."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from entente.language.document import annotate
from entente.model.evidence import Document, Source


def of(text: str, **source: str) -> Document:
    return annotate(Document("d", text, Source("d", **source)))


def roles(document: Document) -> dict[str, str]:
    return {document.text[b.start : b.end]: b.role for b in document.blocks}


def dropped(document: Document) -> list[str]:
    return [document.text[b.start : b.end] for b in document.blocks if b.dropped]


# The five articles


@pytest.fixture(scope="module")
def seeds(shared: Path) -> dict[str, Document]:
    folder = shared / "seeds"
    return {p.name: of(p.read_bytes().decode(), retrieved="2026-01-01") for p in sorted(folder.glob("*.txt"))}


@pytest.mark.shared
def test_every_segment_of_the_gold_is_dropped_or_kept_as_it_says(shared: Path, seeds: dict[str, Document]) -> None:
    for line in (shared / "gold" / "noise.jsonl").read_text(encoding="utf-8").splitlines():
        segment = json.loads(line)
        document = seeds[segment["doc"]]
        touched = [b for b in document.blocks if b.start < segment["end"] and segment["start"] < b.end]
        assert touched, segment["id"]
        assert {b.dropped for b in touched} == {segment["drop"]}, segment["id"]


@pytest.mark.shared
def test_nothing_else_of_the_articles_is_dropped(shared: Path, seeds: dict[str, Document]) -> None:
    rows = [json.loads(line) for line in (shared / "gold" / "noise.jsonl").read_text(encoding="utf-8").splitlines()]
    meant = {(row["doc"], row["start"], row["end"]) for row in rows if row["drop"]}
    found = {(name, b.start, b.end) for name, document in seeds.items() for b in document.blocks if b.dropped}
    assert found == meant


@pytest.mark.shared
def test_what_the_articles_say_of_their_publication(seeds: dict[str, Document]) -> None:
    told = {name[:3]: (d.language, d.source.published, d.source.published_basis) for name, d in seeds.items()}
    assert told == {
        "000": ("id", "2025-10-15T19:56:06", "address"),
        "001": ("en", None, None),
        "002": ("vi", None, None),
        "003": ("vi", "2025-02-18T20:25", "byline"),
        "004": ("id", None, None),
    }
    sources = {name[:3]: document.source for name, document in seeds.items()}
    assert (sources["000"].copied_from or "").endswith("-20251015195606463.htm")
    assert [name for name, source in sources.items() if source.title] == ["001", "003"]


# Lines around an article

BODY = {
    "vi": (
        "Ngày 3/3, lãnh đạo tỉnh Sông Mơ làm việc với đoàn doanh nghiệp của thành phố Bạch Giang.",
        "Lũy kế đến ngày 28/2/2025, tỉnh Sông Mơ có 212 dự án còn hiệu lực với vốn đăng ký 3,4 tỷ USD.",
        "Đoàn Bạch Giang đề nghị tỉnh Sông Mơ bảo đảm nguồn điện ổn định cho các nhà máy mới.",
        "Lãnh đạo tỉnh Sông Mơ khẳng định sẽ hoàn thành trạm biến áp trong quý III.",
        "Hai bên thống nhất gặp lại tại Bạch Giang vào cuối năm.",
    ),
    "en": (
        "Officials of Port Meridian received a delegation from Lanhai on June 18 to discuss factories and training.",
        "Port Meridian has drawn 48 factories with registered capital of more than US$2.3 billion since 2019.",
        "Lanhai asked Port Meridian to guarantee power for new plants and permits for its engineers.",
        "Port Meridian plans a second phase of 410 hectares, to be finished by 2028.",
        "The two sides will meet again in Lanhai in November.",
    ),
    "id": (
        "Pemerintah Kota Tirta Jaya menerima delegasi Kota Lanhai pada Senin untuk membahas kawasan industri.",
        "Kawasan industri Tirta Jaya seluas 730 hektare menampung 41 perusahaan hingga akhir April 2025.",
        "Delegasi Lanhai meminta Tirta Jaya memastikan pasokan listrik bagi pabrik baru.",
        "Tirta Jaya menargetkan 60 perusahaan pada 2027 dengan investasi Rp 4,5 triliun.",
        "Kedua kota akan bertemu lagi di Lanhai pada November.",
    ),
    "zh": (
        "4月17日，海源省代表团访问青川市，双方就港口物流和人才培训举行座谈。",
        "截至2025年3月底，青川市高新区累计引进企业38家，实际到位资金23.5亿元。",
        "海源省代表团希望青川市保障新建工厂的电力供应。",
        "青川市表示，将在年内建成两所实训基地，并开通海源省至青川市的货运航线。",
        "双方商定，第二次座谈会将于2026年在海源省举行。",
    ),
}


def article(language: str, *after: str, before: tuple[str, ...] = ()) -> Document:
    return of("\n".join((*before, *BODY[language], *after)))


@pytest.mark.parametrize("language", sorted(BODY))
def test_an_article_by_itself_loses_nothing(language: str) -> None:
    document = article(language)
    assert document.language == language
    assert dropped(document) == []


@pytest.mark.parametrize(
    ("line", "role"),
    [
        ("img_0017.jpeg", "image_file"),
        ("Anh bia (2).PNG", "image_file"),
        ("Sông Mơ đón nhà đầu tư - Ảnh 2.", "image_file"),
        ("Lanhai grows - Image 1", "image_file"),
        ("![]() |", "page_noise"),
        ("***", "page_noise"),
        ("Komentar (0)", "comments_counter"),
        ("12 bình luận", "comments_counter"),
        ("0 Comments", "comments_counter"),
        ("评论(0)", "comments_counter"),
        ("Bình luận", "comments_counter"),
        ("阅读量：356", "comments_counter"),
        ("Facebook Twitter Zalo In bài viết", "page_noise"),
        ("Share | Tweet | Print", "page_noise"),
        ("Bagikan:", "page_noise"),
        ("分享到：微信 微博", "page_noise"),
        ("【打印】【关闭】", "page_noise"),
        ("ADVERTISEMENT", "page_noise"),
        ("SCROLL TO CONTINUE WITH CONTENT", "page_noise"),
        ("Từ khóa: khu công nghiệp, đầu tư", "page_noise"),
        ("Tags: ports, zones", "page_noise"),
        ("标签：招商 外资", "page_noise"),
        ("© 2025 Warta Tirta. All rights reserved.", "page_noise"),
        ("Hotline: 0900 000 000", "page_noise"),
        ("版权所有 青川市商务局 ICP备00000000号", "page_noise"),
        ("Xem thêm: Núi Xa đón 5.000 tỷ đồng vốn mới", "teaser"),
        ("Baca juga: Danau Perak Bangun Bandara Rp 9 Triliun", "teaser"),
        ("Read more: Silver Lake airport to cost $900 million", "teaser"),
        ("相关阅读：云岭县引资78亿元", "teaser"),
        (">> Núi Xa đón 5.000 tỷ đồng vốn mới", "teaser"),
        ("Yang lain", "teaser"),
        ("Tin liên quan", "teaser"),
        ("Related stories", "teaser"),
        ("Berita Terkait", "teaser"),
        ("延伸阅读", "teaser"),
        ("Nguồn: https://baosongmo.example/a-20250304081500123.htm", "source_line"),
        ("Sumber: Warta Tirta", "source_line"),
        ("来源：青川日报", "source_line"),
        ("Source: Meridian Ledger", "source_line"),
        ("Theo Báo Sông Mơ", "source_line"),
        ("Pewarta: Budi Contoh", "byline"),
        ("Editor: Sari Umpama", "byline"),
        ("责任编辑：王范文", "byline"),
        ("（记者 李样本）", "byline"),
        ("Lê Thử Nghiệm", "byline"),
        ("By Jane Placeholder", "byline"),
        ("(bdc/wt)", "byline"),
        ("jdt/jav/liz", "byline"),
        ("(TTXVN)", "source_line"),
        ("Ảnh minh họa: một nhà máy trong khu", "empty_caption"),
        ("Ảnh: Hai bên ký biên bản ghi nhớ", "caption"),
        ("| Sari Umpama, Wali Kota Tirta Jaya. (Sumber: Pemkot) |", "empty_caption"),
        ("Workers at a plant in Port Meridian. |", "empty_caption"),
        ("Đoàn khách tại cảng – Ảnh: LTN – Đồ họa: TRẦN MẪU", "empty_caption"),
    ],
)
def test_a_line_below_an_article(line: str, role: str) -> None:
    for language in sorted(BODY):
        found = roles(article(language, line))
        assert found[line] == role, language
        assert all(found[told] == "paragraph" for told in BODY[language])


@pytest.mark.parametrize(
    "line",
    [
        "Theo kế hoạch, 12 dự án sẽ hoàn thành vào năm 2026.",
        "Ảnh hưởng của bão khiến 3 nhà máy tạm dừng.",
        "Tin tưởng vào môi trường đầu tư, 5 doanh nghiệp đã mở rộng nhà máy.",
        "Chia sẻ với báo chí, lãnh đạo ban quản lý cho biết có 14 khu.",
        "Nguồn vốn đầu tư công năm 2025 là 5.300 tỷ đồng.",
        "Vốn được huy động từ ba nguồn: ngân sách, vay và doanh nghiệp.",
        "Toàn tỉnh thu hút nhiều dự án (Nguồn: Cục Thống kê).",
        "Sources of investment include 12 countries.",
        "By 2028, the zone will have 70 factories.",
        "Photo exhibitions drew 900 visitors during the trade week.",
        "Topics ranged from ports to 5 new rail links.",
        "Sumber daya manusia menjadi fokus 3 program pelatihan.",
        "Foto udara dipakai untuk memetakan 730 hektare lahan industri baru itu.",
        "记者从市商务局获悉，一季度新增外资企业12家。",
        "来源地主要为海源省，共有38家企业。",
        "编辑部大楼等3个项目开工建设。",
    ],
)
def test_a_sentence_that_begins_like_furniture_is_kept(line: str) -> None:
    for language in sorted(BODY):
        document = article(language, before=(line,))
        assert line not in dropped(document), language


# Above the text


@pytest.mark.parametrize(
    ("line", "published"),
    [
        ("Lê Thử Nghiệm 04/03/2025 - 08:15", "2025-03-04T08:15"),
        ("Thứ Ba, 04/03/2025 | 08:15 GMT+7", "2025-03-04T08:15"),
        ("Đăng ngày: 4/3/2025 lúc 20h05", "2025-03-04T20:05"),
        ("Thứ 3, 04/03/2025 07:00", "2025-03-04T07:00"),
        ("Senin, 12 Mei 2025 14:05 WIB", "2025-05-12T14:05"),
        ("Warta Tirta | Senin, 12/05/2025, 14.05 WIB", "2025-05-12T14:05"),
        ("June 19, 2025 | 10:42 AM", "2025-06-19T10:42"),
        ("Published: 19 June 2025, 10:42 pm", "2025-06-19T22:42"),
        ("发布时间：2025-04-18 09:30  来源：青川日报  浏览次数：356", "2025-04-18T09:30"),
        ("2025年4月18日 09:30", "2025-04-18T09:30"),
        ("2025-04-18 09:30:26 来源：青川日报", "2025-04-18T09:30"),
        ("18 May 2025, 11:47 WIB", "2025-05-18T11:47"),
        ("Rabu, 15 Mei 2025 | 14:57 WIB Last Updated 2025-05-16T07:57:21Z", "2025-05-15T14:57"),
    ],
)
def test_the_line_that_gives_the_time_of_publication(line: str, published: str) -> None:
    language = "zh" if "年" in line or "来源" in line else "en" if "June" in line else "id" if "WIB" in line else "vi"
    document = article(language, before=("Sông Mơ và Bạch Giang bàn hợp tác công nghiệp", line))
    assert roles(document)[line] == "byline_date"
    assert (document.source.published, document.source.published_basis) == (published, "byline")
    assert document.source.copied_from == ("青川日报" if "来源" in line else None)


@pytest.mark.parametrize(
    ("line", "origin"),
    [
        ("发布时间：2025-04-18 09:30  来源：青川日报  浏览次数：356", "青川日报"),
        ("来源: 青川大众通讯社  日期:2025-04-18 13:12:33  点击:12384", "青川大众通讯社"),
        ("2025-04-18 11:26 来源:本站 作者:管理员", None),
        ("Nguồn: Tổng hợp", None),
        ("Sumber: Warta Tirta", "Warta Tirta"),
        ("Nguồn: Báo Sông Mơ (https://baosongmo.example/tin-1.htm).", "https://baosongmo.example/tin-1.htm"),
        ("(TTXVN)", "TTXVN"),
    ],
)
def test_where_a_text_was_taken_from(line: str, origin: str | None) -> None:
    document = article("zh" if "来" in line else "vi", line)
    assert document.source.copied_from == origin
    assert document.source.published == ("2025-04-18" if "2025" in line else None) or "T" in str(
        document.source.published
    )


@pytest.mark.parametrize(
    ("text", "origin"),
    [
        ("Tirta Jaya (ANTARA) - Pemerintah kota menerima delegasi Kota Lanhai.", "ANTARA"),
        ("新华社青川4月18日电 海源省代表团访问青川市。", "新华社"),
        ("Port Meridian received a delegation from Lanhai on June 18. — Bernama", "Bernama"),
        ("Port Meridian received a delegation from Lanhai on June 18.-VNA", "VNA"),
        ("Lanhai (pop. 900,000) sent a delegation to Port Meridian on June 18.", None),
        ("新华社区医院等3个项目开工，总投资12亿元。", None),
        ("Antara kedua kota terjalin kerja sama sejak 2019.", None),
    ],
)
def test_the_agency_a_report_comes_from(text: str, origin: str | None) -> None:
    assert of(text).source.copied_from == origin


def test_an_impossible_date_is_none() -> None:
    assert article("en", before=("Port Meridian grows", "19/06/2025")).source.published == "2025-06-19"
    assert article("en", before=("Port Meridian grows", "31/02/2025")).source.published is None


@pytest.mark.parametrize(
    ("line", "role"),
    [
        ("Cổng thông tin Sông Mơ, 04/03/2025", "byline_date"),
        ("04/03/2025 - Trang tin khu công nghiệp", "byline_date"),
        ("Tình hình thu hút vốn đến 31/1/2025", "heading"),
        ("Kết quả 6 tháng, 30/6/2025", "heading"),
    ],
)
def test_an_outlet_and_a_date_under_the_headline(line: str, role: str) -> None:
    document = article("vi", before=("Sông Mơ và Bạch Giang bàn hợp tác công nghiệp", line))
    assert roles(document)[line] == role
    assert document.source.published == ("2025-03-04" if role == "byline_date" else None)


def test_a_paragraph_with_a_date_is_no_byline() -> None:
    line = "Ngày 04/03/2025, tỉnh Sông Mơ trao giấy chứng nhận cho 12 dự án."
    assert roles(article("vi", before=(line,)))[line] == "paragraph"


def test_what_was_given_is_not_overruled() -> None:
    source = of(
        "Tít của bài\n04/03/2025 08:15\n" + BODY["vi"][0], published="2025-03-01", published_basis="given", title="Khác"
    ).source
    assert (source.published, source.published_basis, source.title) == ("2025-03-01", "given", "Khác")


def test_a_time_after_retrieval_is_not_believed() -> None:
    text = "Tít của bài báo\n04/03/2025 08:15\n" + BODY["vi"][0]
    assert of(text, retrieved="2025-03-04").source.published == "2025-03-04T08:15"
    assert of(text, retrieved="2025-03-03").source.published is None


@pytest.mark.parametrize(
    ("address", "published"),
    [
        ("https://baosongmo.example/kinh-te/a-20250304081500123.htm", "2025-03-04T08:15:00"),
        ("https://ledger.example/2025/06/19/port-meridian", "2025-06-19"),
        ("http://qingchuan.example/202504/t20250418_123456.html", "2025-04-18"),
        ("http://qingchuan.example/n1/2025/0418/c100-400.html", "2025-04-18"),
        ("https://wartatirta.example/berita/d-7788990011/kota", None),
        ("https://a.example/20259999/x", None),
        ("https://a.example/gia-20250001.htm", None),
    ],
)
def test_the_time_an_address_carries(address: str, published: str | None) -> None:
    source = of(BODY["vi"][0], url=address).source
    assert source.published == published
    assert source.published_basis == ("address" if published else None)


def test_sections_and_headline() -> None:
    document = article("vi", before=("Trang chủ › Kinh tế", "Sông Mơ có thêm ba khu công nghiệp"))
    assert roles(document)["Trang chủ › Kinh tế"] == "section_label"
    assert roles(document)["Sông Mơ có thêm ba khu công nghiệp"] == "headline"
    assert document.source.title == "Sông Mơ có thêm ba khu công nghiệp"


def test_an_author_above_a_list_of_other_articles() -> None:
    after = ("VŨ MẪU", "CÓ THỂ BẠN QUAN TÂM", "Núi Xa đón 5.000 tỷ đồng vốn mới", "Hồ Biếc khởi công cao tốc")
    found = roles(article("vi", *after))
    assert [found[line] for line in after] == ["byline", "teaser", "teaser", "teaser"]


def test_a_path_of_sections() -> None:
    document = article("zh", before=("首页 >> 商会资讯 >> 青川市与海源省举行座谈会", "青川市与海源省举行座谈会"))
    assert [b.role for b in document.blocks[:2]] == ["section_label", "headline"]


def test_a_heading_inside_is_a_heading() -> None:
    text = "\n".join((*BODY["en"][:2], "What Lanhai wants", *BODY["en"][2:]))
    assert roles(of(text))["What Lanhai wants"] == "heading"


# Captions


@pytest.mark.parametrize(
    ("line", "role"),
    [
        ("Đoàn Bạch Giang tại trụ sở tỉnh.", "empty_caption"),
        ("Lãnh đạo hai bên ký kết biên bản hợp tác.", "caption"),
        ("Nhà máy rộng 12 ha trong khu Đồi Gió.", "caption"),
        ("Lễ khởi công khu Cửa Lạch.", "caption"),
    ],
)
def test_a_caption_is_kept_when_it_tells_something(line: str, role: str) -> None:
    text = "\n\n".join((*BODY["vi"][:2], f"img_01.jpg\n{line}", *BODY["vi"][2:]))
    assert roles(of(text))[line] == role


def test_a_paragraph_after_a_picture_is_no_caption() -> None:
    text = "\n\n".join((*BODY["vi"][:2], "img_01.jpg", "Đoàn Bạch Giang cũng thăm một trường nghề.", *BODY["vi"][2:]))
    assert roles(of(text))["Đoàn Bạch Giang cũng thăm một trường nghề."] == "paragraph"


# Other articles

TEASERS = {
    "vi": (
        "Tỉnh Cà Mau chuẩn bị nhiều hoạt động văn hóa nhằm quảng bá hình ảnh vùng đất cực Nam tới du khách.",
        "Các sở, ngành của tỉnh Lâm Đồng vừa công bố kế hoạch trồng rừng ven hồ trong mùa mưa.",
        "Nhiều hộ dân ở Phú Thọ chuyển sang trồng bưởi hữu cơ để cung cấp cho các siêu thị lớn.",
    ),
    "en": (
        "Residents of Kelantan are restoring old wooden houses as craft workshops for visitors from abroad.",
        "Organisers in Chiang Mai have prepared a lantern festival along the river for families and students.",
        "Farmers in Sabah are turning to seaweed as buyers look for natural thickeners for food.",
    ),
    "id": (
        "Perajin di Pulau Bali menyiapkan festival layang-layang untuk menyambut musim liburan sekolah.",
        "Warga Sulawesi Selatan mengembangkan kebun kakao rakyat dengan bibit unggul tahan hama.",
        "Mahasiswa di Papua Barat merancang perpustakaan apung bagi anak-anak pulau kecil.",
    ),
    "zh": (
        "云南省多地举办传统手工艺展览，吸引众多游客前来体验扎染和银器制作的乐趣。",
        "黑龙江省林区迎来赏雪旺季，各家客栈推出丰富多彩的冬季体验项目。",
        "海南省渔村青年返乡创业，把老渔屋改造成了深受欢迎的海边书店。",
    ),
}


@pytest.mark.parametrize("language", sorted(TEASERS))
def test_leads_of_other_articles_below_the_text(language: str) -> None:
    document = article(language, *TEASERS[language])
    assert dropped(document) == list(TEASERS[language])
    assert {b.role for b in document.blocks if b.dropped} == {"teaser"}


@pytest.mark.parametrize("language", sorted(TEASERS))
def test_leads_above_a_counter_or_an_author(language: str) -> None:
    document = article(language, *TEASERS[language], "Komentar (0)")
    assert dropped(document) == [*TEASERS[language], "Komentar (0)"]


@pytest.mark.parametrize("language", sorted(TEASERS))
def test_one_foreign_paragraph_is_not_enough(language: str) -> None:
    assert dropped(article(language, TEASERS[language][0])) == []


@pytest.mark.parametrize(
    ("language", "closing"),
    [
        (
            "vi",
            ("Bắc Ninh dẫn đầu với 1,2 tỷ USD vốn đăng ký mới trong quý.", "Đồng Nai đứng thứ hai với 900 triệu USD."),
        ),
        ("vi", ("Đồng thời, tỉnh Cà Mau cũng cử đoàn dự lễ.", "Tại buổi làm việc còn có đại diện tỉnh Lâm Đồng.")),
        ("en", ("Johor led with US$1.2 billion in approved investment.", "Penang followed with 31 projects.")),
        (
            "en",
            (
                "Meanwhile, officials of Kelantan attended as observers.",
                "A delegation from Sabah was present at the meeting.",
            ),
        ),
        ("id", ("Jawa Barat memimpin dengan 120 proyek.", "Jawa Timur menyusul dengan 98 proyek.")),
        (
            "id",
            (
                "Sementara itu, Provinsi Bali menyatakan minat serupa.",
                "Delegasi Papua Barat turut hadir pada acara tersebut.",
            ),
        ),
        ("zh", ("云南省以12亿元居首位。", "海南省紧随其后，达到9亿元。")),
        ("zh", ("此外，云南省代表也参加了座谈。", "会上，海南省代表介绍了有关经验。")),
    ],
)
def test_closing_paragraphs_of_the_article_are_kept(language: str, closing: tuple[str, ...]) -> None:
    assert dropped(article(language, *closing)) == []


def test_a_closing_section_on_one_other_place_is_kept() -> None:
    section = (
        "Tỉnh Cà Mau từng mời doanh nghiệp thủy sản tới tìm hiểu vùng nuôi tôm ven biển.",
        "Vùng nuôi tôm của Cà Mau được đánh giá cao về chất lượng nước và giống.",
    )
    assert dropped(article("vi", *section)) == []


def test_a_round_up_without_one_subject_is_left_alone() -> None:
    places = ["Cà Mau", "Lâm Đồng", "Phú Thọ", "Bắc Ninh", "Nghệ An", "Tây Ninh", "An Giang", "Sơn La"]
    text = "\n".join(
        f"Tỉnh {name} vừa tổ chức hội nghị giới thiệu tiềm năng và cơ hội hợp tác đầu tư." for name in places
    )
    assert dropped(of(text)) == []


@pytest.mark.parametrize("language", sorted(TEASERS))
def test_a_list_of_other_articles_inside_ends_where_the_text_goes_on(language: str) -> None:
    heading = {"vi": "Tin liên quan", "en": "Related stories", "id": "Baca juga:", "zh": "相关阅读"}[language]
    titles = {
        "vi": ("Núi Xa đón 5.000 tỷ đồng vốn mới", "Hồ Biếc khởi công cao tốc 97 km"),
        "en": ("Silver Lake airport to cost $900 million", "Highland province posts 11% growth"),
        "id": ("- Danau Perak Bangun Bandara Rp 9 Triliun", "- Gubernur Resmikan Tol 45 Km"),
        "zh": ("云岭县引资78亿元建设新材料园", "白沙港一季度吞吐量突破900万吨"),
    }[language]
    body = BODY[language]
    document = of("\n".join((*body[:2], heading, *titles, *body[2:])))
    assert dropped(document) == [heading, *titles]


def test_titles_that_close_a_text_of_sentences() -> None:
    titles = ("Núi Xa đón 5.000 tỷ đồng vốn mới vào khu công nghệ cao", "Hồ Biếc khởi công tuyến cao tốc dài 97 km")
    assert dropped(article("vi", *titles)) == list(titles)


def test_a_list_that_closes_a_text_is_kept() -> None:
    items = ("- Khu Đồi Gió rộng 210 ha của tỉnh Sông Mơ", "- Khu Cửa Lạch rộng 250 ha của tỉnh Sông Mơ")
    assert dropped(article("vi", "Ba khu mới gồm:", *items)) == []
    bare = ("Tổng số dự án đang hoạt động: 440", "Tổng vốn đăng ký của các dự án: 6,52 tỷ USD")
    assert dropped(article("vi", *bare)) == []


# Lines and language


def test_lines_broken_for_width_are_one_paragraph() -> None:
    text = (
        "Officials of Port Meridian received a delegation from Lanhai on\n"
        "June 18 to discuss factories, and agreed that 48 plants already\n"
        "working in the zone will get a power line of their own next year.\n\n"
        "Lanhai asked for permits for its engineers and for a new school\n"
        "near the zone. Port Meridian plans a second phase of 410 hectares\n"
        "to be finished by 2028.\n"
    )
    assert [text[b.start : b.end].count("\n") for b in of(text).blocks] == [2, 2]


def test_the_language_told_wins_over_the_text() -> None:
    assert of(BODY["en"][0], language="vi").language == "vi"
    assert of(BODY["en"][0], language="zh-Hans").language == "zh"
    assert of(BODY["en"][0], language="fr").language == "en"
    assert of("12 345").language == "und"


def test_a_lead_on_the_same_place_between_leads_of_other_articles() -> None:
    tied = "Người dân Sông Mơ háo hức chuẩn bị cho lễ hội đua thuyền truyền thống diễn ra vào đầu hè."
    first, second, third = TEASERS["vi"]
    assert dropped(article("vi", first, tied, second, third)) == [first, tied, second, third]
    assert dropped(article("vi", first, second, tied)) == []
    counted = tied.replace("lễ hội", "12 lễ hội")
    assert counted not in dropped(article("vi", first, counted, second, third))


def test_links_to_earlier_articles_under_the_lead() -> None:
    body = BODY["vi"]
    links = ("- Núi Xa đón 5.000 tỷ đồng vốn mới vào khu công nghệ cao", "- Hồ Biếc đầu tư hàng tỉ đô la để làm chip")
    assert dropped(of("\n".join((body[0], *links, *body[1:])))) == list(links)
    announced = body[0].removesuffix(".") + ", gồm:"
    assert dropped(of("\n".join((announced, *links, *body[1:])))) == []
    items = ("- khu Đồi Gió rộng 210 ha nằm bên bờ sông Mơ", "- khu Cửa Lạch rộng 250 ha nằm sát cửa biển.")
    assert dropped(of("\n".join((body[0], *items, *body[1:])))) == []


def test_titles_that_ask_or_exclaim_in_a_list_of_other_articles() -> None:
    after = (
        "Artikel Terkait",
        "Internasional",
        "19 jam lalu",
        "Ajaib! 3 Nelayan Selamat",
        "Siapa 3 Nelayan yang Selamat di Danau Perak?",
    )
    assert dropped(article("id", *after)) == list(after)
