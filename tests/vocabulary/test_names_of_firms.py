"""Legal forms, readings of Chinese names, names known in every language."""

from __future__ import annotations

import pytest

from entente.vocabulary import hanviet, legal, named


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Công ty TNHH Sao Mai", "Sao Mai Co., Ltd"),
        ("Công ty Cổ phần Thép Đông Lâm", "Thep Dong Lam JSC"),
        ("PT Cahaya Surya Tbk", "Cahaya Surya"),
        ("Lumora Optics Sdn Bhd", "Lumora Optics Berhad"),
        ("Siam Tarn Foods PCL", "Siam Tarn Foods Public Company Limited"),
        ("星河智造有限公司", "星河智造股份有限公司"),
        ("Norvik Pte. Ltd.", "Norvik Pte Ltd"),
        ("Hanul Co., Ltd.", "Hanul Inc."),
    ],
)
def test_a_brand_is_what_legal_forms_leave(one, other):
    assert legal.brand(one) == legal.brand(other)


def test_a_legal_form_alone_is_no_brand():
    assert legal.brand("Co., Ltd") == "co ltd"
    assert legal.brand("Công ty TNHH") != ""


def test_one_name_in_three_writings():
    assert "heyunfan" in hanviet.pinyin("何云帆")
    assert "havanpham" in hanviet.vietnamese("何云帆")
    assert "heyunfan" in hanviet.pinyin_of_vietnamese("Hà Vân Phàm")


def test_unknown_characters_have_no_reading():
    assert hanviet.pinyin("何龘") == frozenset()
    assert hanviet.pinyin_of_vietnamese("Xyz Abc") == frozenset()
    assert hanviet.pinyin("") == frozenset()


def test_names_known_in_every_language():
    forms = ("Belt and Road Initiative", "一带一路", "Vành đai và Con đường", "Sabuk dan Jalan")
    assert {named.lookup("programme", f) for f in forms} == {"programme:belt-and-road"}
    assert named.lookup("ranking", "par index") == "ranking:par-index"
    assert named.lookup("ranking", "Belt and Road Initiative") is None
