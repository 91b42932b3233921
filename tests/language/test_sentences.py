"""Sentences and clauses: where they end, and where they only seem to."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from entente.language.sentences import clauses, split


def parts(text: str, code: str) -> list[str]:
    return [text[a:b] for a, b in split(text, code)]


WHOLE = (
    ("vi", "Lãnh đạo TP. Đông Hà tiếp đoàn của PGS.TS. Trần Văn An tại Q. 1 hôm nay."),
    ("vi", "Tỉnh có 1.035 dự án với tổng vốn 33,8 tỷ USD."),
    ("vi", "Các lĩnh vực gồm điện tử; dệt may; cơ khí."),
    ("vi", "Hàng hóa gồm gạo, cà phê, v.v. được xuất khẩu."),
    ("vi", "1. Tình hình chung của tỉnh"),
    ("vi", "II. Kết quả đạt được"),
    ("vi", "Tỉnh sẽ hỗ trợ nhà đầu tư... về mặt bằng."),
    ("en", "Bluefield Holdings Co., Ltd. and Harbour Sdn. Bhd. met Dr. A. Tan and Mr. Lee on Oct. 5."),
    ("en", "The U.S. firm invested US$1.5 bn. in No. 3 plant, i.e. the largest."),
    ("en", "Growth reached 7.5 percent; exports rose."),
    ("en", 'The governor asked "Why?" and left.'),
    ("en", "See www.example.org for details"),
    ("id", "PT. Sinar Laut Tbk. dan CV. Maju di Jl. Merdeka No. 5 hadir bersama Ir. H. Budi Santoso, S.E., M.M."),
    ("id", "Nilainya Rp 1.500.000 per bulan, dll. untuk kab. Sukamaju."),
    ("zh", "全市GDP增长6.5%，其中工业增长7.2%；外贸增长3%。"),
)

SEVERAL = (
    ("vi", "Tỉnh thu hút 12 dự án. Vốn đạt 3 tỷ USD.", ["Tỉnh thu hút 12 dự án.", "Vốn đạt 3 tỷ USD."]),
    ("vi", "Kết quả tốt!\nBước tiếp theo?", ["Kết quả tốt!", "Bước tiếp theo?"]),
    ("vi", "Ông nói: “Chúng tôi sẽ làm.” Đoàn đã về.", ["Ông nói: “Chúng tôi sẽ làm.”", "Đoàn đã về."]),
    ("vi", "Kinh tế phát triển.Đến nay có 5 khu.", ["Kinh tế phát triển.", "Đến nay có 5 khu."]),
    ("vi", "Quý I tăng 11%. Năm 2024 tăng 10%.", ["Quý I tăng 11%.", "Năm 2024 tăng 10%."]),
    ("vi", "Thị trường gồm nhiều nước… Tỉnh mở rộng.", ["Thị trường gồm nhiều nước…", "Tỉnh mở rộng."]),
    ("en", "It rose to 5.2 million. Exports fell.", ["It rose to 5.2 million.", "Exports fell."]),
    ("en", "“We agree.” The mayor left.", ["“We agree.”", "The mayor left."]),
    ("en", "Will it last? Nobody knows.", ["Will it last?", "Nobody knows."]),
    ("en", "The total is 2024. 12 more follow.", ["The total is 2024.", "12 more follow."]),
    ("en", "It was signed in 2023 (see above). It lapsed.", ["It was signed in 2023 (see above).", "It lapsed."]),
    ("id", "Investasi naik. Ekspor turun.", ["Investasi naik.", "Ekspor turun."]),
    ("id", "Kawasan itu seluas 500 ha. Ada 12 pabrik.", ["Kawasan itu seluas 500 ha.", "Ada 12 pabrik."]),
    ("zh", "两市签约。双方将合作！何时开工？", ["两市签约。", "双方将合作！", "何时开工？"]),
    ("zh", "他说：“我们会努力。”会议结束。", ["他说：“我们会努力。”", "会议结束。"]),
    ("und", "One. Two.", ["One.", "Two."]),
)


@pytest.mark.parametrize(("code", "text"), WHOLE)
def test_one_sentence_stays_one(code: str, text: str) -> None:
    assert parts(text, code) == [text]


@pytest.mark.parametrize(("code", "text", "expected"), SEVERAL)
def test_sentences_are_told_apart(code: str, text: str, expected: list[str]) -> None:
    assert parts(text, code) == expected


CLAUSES = (
    ("vi", "Tỉnh có 12 khu, trong đó 9 khu hoạt động", ["Tỉnh có 12 khu,", "trong đó 9 khu hoạt động"]),
    ("vi", "Vốn đạt 6,52 tỷ USD; tăng 3%", ["Vốn đạt 6,52 tỷ USD;", "tăng 3%"]),
    ("vi", "Các nước (Lào, Nga, Anh) đầu tư nhiều", ["Các nước (Lào, Nga, Anh) đầu tư nhiều"]),
    ("en", "Trade rose 5% while imports fell", ["Trade rose 5%", "while imports fell"]),
    ("en", "It has 1,035 projects, most of them new", ["It has 1,035 projects,", "most of them new"]),
    ("id", "Ekspor naik sedangkan impor turun", ["Ekspor naik", "sedangkan impor turun"]),
    ("zh", "出口增长5%，其中机电产品增长8%", ["出口增长5%，", "其中机电产品增长8%"]),
)


@pytest.mark.parametrize(("code", "text", "expected"), CLAUSES)
def test_clauses(code: str, text: str, expected: list[str]) -> None:
    assert [text[a:b] for a, b in clauses(text, code)] == expected


@settings(deadline=None)
@given(st.text(alphabet="ab A.!?。\n ,;(）«“1…", max_size=80), st.sampled_from(("vi", "en", "id", "zh")))
def test_nothing_but_blanks_is_lost_and_order_is_kept(text: str, code: str) -> None:
    for cut in (split, clauses):
        bounds = cut(text, code)
        assert all(a < b for a, b in bounds)
        assert all(b <= c for (_, b), (c, _) in pairwise(bounds))
        kept = "".join(text[a:b] for a, b in bounds)
        assert "".join(kept.split()) == "".join(text.split())


def test_bounds_are_kept_to() -> None:
    text = "One here. Two here. Three here."
    assert [text[a:b] for a, b in split(text, "en", 10, 19)] == ["Two here."]


@pytest.mark.parametrize("piece", ["a.", "(", ")", "A. ", "…", "1,", "“", "Dr. "])
def test_hostile_texts_are_cut_inside_themselves(piece: str) -> None:
    text = piece * 5_000
    for bounds in (split(text, "en"), clauses(text, "en")):
        assert all(0 <= start < end <= len(text) for start, end in bounds)
