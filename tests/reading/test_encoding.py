from __future__ import annotations

import unicodedata

import pytest

from entente.reading.encoding import Undecodable, decode

VIETNAMESE = (
    "Ngày 3/3, Ban Quản lý các khu công nghiệp tỉnh Sông Mơ làm việc với đoàn doanh nghiệp đến từ Bạch Giang; "
    "hai bên thống nhất ưu tiên đào tạo nhân lực, bảo đảm nguồn điện và mở thêm tuyến vận tải thủy."
)
CHINESE = "截至三月底，青川高新区累计引进企业三十八家，双方签署港口物流等五项合作协议，市长表示将继续优化营商环境。"
TONES = "\u0300\u0301\u0303\u0309\u0323"


def windows_1258(text: str) -> bytes:
    """As old Vietnamese pages were written: base letter with hat or horn, then the tone mark."""
    pieces = []
    for char in unicodedata.normalize("NFD", text):
        if char in TONES or not pieces or not unicodedata.combining(char):
            pieces.append(char)
        else:
            at = len(pieces) - 1
            while pieces[at] in TONES:
                at -= 1
            pieces[at] = unicodedata.normalize("NFC", pieces[at] + char)
    return "".join(pieces).encode("cp1258")


@pytest.mark.parametrize("declared", [None, "iso-8859-1", "windows-1252", "us-ascii"])
def test_vietnamese_windows_1258_is_not_read_as_1252(declared: str | None) -> None:
    text, encoding = decode(windows_1258(VIETNAMESE), declared)
    assert encoding == "cp1258"
    assert unicodedata.normalize("NFC", text) == VIETNAMESE


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        (VIETNAMESE.encode(), "utf-8"),
        (b"\xef\xbb\xbf" + VIETNAMESE.encode(), "utf-8-sig"),
        (VIETNAMESE.encode("utf-16"), "utf-16"),
        (CHINESE.encode("utf-16-le"), "utf_16_le"),
        (CHINESE.encode("gb18030"), "gb18030"),
        (CHINESE[:18].encode("gb18030"), "gb18030"),
    ],
)
def test_what_the_bytes_prove(data: bytes, encoding: str) -> None:
    text, found = decode(data)
    assert found == encoding
    assert text in (VIETNAMESE, CHINESE, CHINESE[:18])


def test_traditional_chinese_in_big5() -> None:
    told = (
        "截至三月底，高山市產業園區累計引進廠商三十八家，雙方簽署港口物流等五項合作協議，市長表示將繼續優化經商環境。"
    )
    assert decode(told.encode("big5")) == (told, "big5")


def test_declared_charset_comes_first() -> None:
    assert decode("海防".encode("big5"), "big5") == ("海防", "big5")
    assert decode("海防".encode("gb2312"), "gb2312") == ("海防", "gb18030")


def test_a_false_declaration_gives_way_to_valid_utf8() -> None:
    assert decode(VIETNAMESE.encode(), "iso-8859-1")[1] == "utf-8"
    assert decode(VIETNAMESE.encode(), "no-such-charset")[1] == "utf-8"


def test_damaged_utf8_is_refused_not_read_as_another_encoding() -> None:
    data = VIETNAMESE.encode()
    with pytest.raises(Undecodable, match=r"UTF-8 with 1 broken place\(s\), the first at byte 40"):
        decode(data[:40] + b"\xff" + data[41:] if data[40] < 0x80 else data[:40] + b"\xff" + data[40:])


@pytest.mark.parametrize(
    ("data", "kind"),
    [(b"%PDF-1.7\n", "PDF"), (b"\x89PNG\r\n", "PNG"), (b"\x7fELF\x02", "program"), (b"abc\x00def", "control")],
)
def test_binary_is_no_text(data: bytes, kind: str) -> None:
    with pytest.raises(Undecodable, match=kind):
        decode(data)


def test_line_ends_and_marks_are_kept() -> None:
    assert decode("một\r\nhai\rba\n".encode())[0] == "một\r\nhai\rba\n"
