"""A language that is a data folder only: Thai is read as far as its tables go, and disturbs no other language."""

from __future__ import annotations

from decimal import Decimal

import pytest

from entente import claims
from entente.language import check, marks
from entente.language.detect import language_of
from entente.language.document import annotate
from entente.language.folder import available, load
from entente.model.evidence import Document, Source
from entente.model.period import parse_edtf
from entente.model.quantity import bounded

PAGE = (
    "จังหวัดตัวอย่างดึงดูดการลงทุน\n\n"
    "เมื่อวันที่ 15 ตุลาคม 2568 ผู้ว่าราชการจังหวัดตัวอย่างแถลงว่า จังหวัดมีโครงการลงทุนจากต่างประเทศ 440 โครงการ "
    "มูลค่ารวมกว่า 6.5 พันล้านบาท และจ้างแรงงาน 12,000 คน\n"
)


def test_the_folder_holds_no_code_and_is_complete() -> None:
    assert "th" in available()
    assert not [path.name for path in load("th").folder.iterdir() if path.name.endswith(".py")]
    assert check.faults("th") == ()


def test_a_page_of_it_is_told_and_read() -> None:
    assert language_of(PAGE) == "th"
    found = {PAGE[m.start : m.end]: m.period or m.quantity for m in marks.find(PAGE, "th")}
    assert found == {
        "วันที่ 15 ตุลาคม 2568": parse_edtf("2025-10-15"),
        "440 โครงการ": bounded(Decimal(440), "exact", "project", Decimal(1)),
        "6.5 พันล้านบาท": bounded(Decimal("6500000000"), "more_than", "THB", Decimal("1E+8")),
        "12,000 คน": bounded(Decimal(12000), "exact", "person", Decimal(1)),
    }


def test_without_phrases_nothing_is_claimed_and_nothing_fails() -> None:
    document = annotate(Document("t", PAGE, Source("t", published="2025-10-16")))
    assert document.language == "th"
    assert marks.find_in(document)
    assert claims(document) == ()


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Tỉnh Mẫu thu hút 440 dự án đầu tư nước ngoài trong năm nay.", "vi"),
        ("The sample province drew 440 foreign investment projects this year.", "en"),
        ("Provinsi contoh itu menarik 440 proyek investasi asing pada tahun ini.", "id"),
        ("样本省今年吸引了440个外资项目。", "zh"),
    ],
)
def test_other_languages_are_told_as_before(text: str, code: str) -> None:
    assert language_of(text) == code
