"""Languages are told from short headlines, without marks, and apart from their neighbours."""

from __future__ import annotations

import pytest

from entente.language.detect import language_of

VIETNAMESE = (
    "Tân Lập thu hút 12 dự án mới",
    "Tan Lap thu hut 12 du an dau tu nuoc ngoai",
    "Khởi công khu công nghiệp Đông Hà",
    "Thanh pho Dong Ha ky ket hop tac voi Quang Tay",
    "GRDP quý I tăng 11%",
    "Lãnh đạo tỉnh làm việc với đoàn doanh nghiệp Trung Quốc",
    "Xuất khẩu tháng 9 đạt 1,2 tỷ USD",
    "Bac Ha: 30 doanh nghiep FDI duoc trao giay chung nhan",
    "THÀNH PHỐ ĐÔNG HÀ CÔNG BỐ QUY HOẠCH",
    "Kim ngach xuat nhap khau 6 thang dat 4,5 ty USD",
)
ENGLISH = (
    "Guangdong firm eyes deeper trade ties with Dong Ha",
    "Dong Ha attracts US$6.5 bn",
    "Johor zone draws RM30bn",
    "Province's exports up 12 pct",
    "Laos-China Railway carries 10 mln passengers",
    "Bac Ha lures electronics suppliers",
    "The two sides signed a memorandum",
    "Deputy governor receives Yunnan delegation",
    "Groundbreaking held for industrial park",
    "New flight links Nanning and Dong Ha",
)
INDONESIAN = (
    "Guangxi perkuat kerja sama dengan Batang Raya",
    "Realisasi investasi capai Rp 30 triliun",
    "Gubernur bertemu delegasi Fujian",
    "Ekspor Jawa Barat naik 5 persen",
    "Kawasan industri baru serap 60.000 tenaga kerja",
    "Pemkab teken nota kesepahaman dengan perusahaan Tiongkok",
    "Nilai ekspor provinsi tembus 2 miliar dolar AS",
    "Wali kota terima kunjungan duta besar",
)
CHINESE = (
    "广西与东河签署合作备忘录",
    "全市GDP达到3.68万亿元",
    "RCEP助力中国—东盟合作",
    "东河市招商引资12个项目",
    "據越南媒體報道，該市吸引外資",
    "FDI 440个项目",
)
OTHERS = (
    "ກະຊວງແຜນການ ແລະ ການລົງທຶນ",
    "ນາຍົກລັດຖະມົນຕີ ຢ້ຽມຢາມຈີນ",
    "La province attire des investissements chinois dans la zone industrielle",
    "Kerajaan negeri tarik pelaburan RM30 bilion daripada syarikat China",
    "Menteri Besar berkata pelaburan itu dijangka membuka peluang kepada rakyat tempatan",
    "日本の投資は増加しています",
    "베트남 북부 투자 확대",
    "Die Provinz und die Stadt haben ein Abkommen unterzeichnet",
    "Вьетнам и Китай подписали соглашение",
    "ព្រះរាជាណាចក្រកម្ពុជា",
    "La provincia y la ciudad firmaron un acuerdo",
    "Ang lungsod ay pumirma ng kasunduan sa mga kumpanya",
    "12345 67 %",
    "",
    "   \n ",
)


def expected() -> list[tuple[str, str]]:
    groups = {"vi": VIETNAMESE, "en": ENGLISH, "id": INDONESIAN, "zh": CHINESE, "und": OTHERS}
    return [(code, text) for code, texts in groups.items() for text in texts]


@pytest.mark.parametrize(("code", "text"), expected())
def test_a_headline_gives_its_language_away(code: str, text: str) -> None:
    assert language_of(text) == code


def test_a_long_text_is_judged_by_its_middle_too() -> None:
    menu = "Home Trade Investment Contact\n" * 30
    body = "Tỉnh đã thu hút nhiều dự án của các nhà đầu tư nước ngoài trong năm qua. " * 400
    assert language_of(menu + body) == "vi"


def test_names_of_another_language_do_not_turn_a_text() -> None:
    assert language_of("The city of Đông Hà and the province of Bắc Hà signed an agreement with 广西") == "en"


def test_the_seed_articles(shared: object) -> None:
    from pathlib import Path

    folder = Path(str(shared)) / "seeds"
    found = [language_of(path.read_text(encoding="utf-8")) for path in sorted(folder.glob("*.txt"))]
    assert found == ["id", "en", "vi", "vi", "id"]
