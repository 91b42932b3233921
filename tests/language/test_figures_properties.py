"""Write a random quantity in a language and read it back, alone and in running prose."""

from __future__ import annotations

from decimal import Decimal

import pytest
from babel.numbers import format_decimal
from hypothesis import given, settings
from hypothesis import strategies as st

from entente.language import marks
from entente.model.mark import Mark

LOCALES = {"vi": "vi_VN", "en": "en_US", "id": "id_ID", "zh": "zh_CN"}
PROSE = {
    "vi": "Theo báo cáo, cơ sở này ghi nhận {} trong kỳ.",
    "en": "According to the report, the site recorded {} in the period.",
    "id": "Menurut laporan, lokasi itu mencatat {} pada periode tersebut.",
    "zh": "据报告，该处记录了{}，情况稳定。",
}
HEDGES = {
    "vi": {"hơn": "more_than", "gần": "nearly", "khoảng": "about", "ít nhất": "at_least", "dưới": "less_than"},
    "en": {
        "more than": "more_than",
        "nearly": "nearly",
        "about": "about",
        "at least": "at_least",
        "under": "less_than",
    },
    "id": {"lebih dari": "more_than", "hampir": "nearly", "sekitar": "about", "minimal": "at_least"},
    "zh": {"超过": "more_than", "约": "about", "至少": "at_least", "不到": "less_than", "不超过": "at_most"},
}
UNITS = {
    "vi": {"tấn": "t", "ha": "ha", "km": "km", "USD": "USD", "đồng": "VND", "%": "percent", "dự án": "project"},
    "en": {"tonnes": "t", "hectares": "ha", "km": "km", "US dollars": "USD", "%": "percent", "projects": "project"},
    "id": {"ton": "t", "hektare": "ha", "km": "km", "dolar AS": "USD", "persen": "percent", "proyek": "project"},
    "zh": {"吨": "t", "公顷": "ha", "公里": "km", "美元": "USD", "%": "percent", "个项目": "project"},
}
SCALES = {
    "vi": {"": 1, "nghìn": 10**3, "triệu": 10**6, "tỷ": 10**9},
    "en": {"": 1, "thousand": 10**3, "million": 10**6, "billion": 10**9},
    "id": {"": 1, "ribu": 10**3, "juta": 10**6, "miliar": 10**9},
    "zh": {"": 1, "万": 10**4, "亿": 10**8, "万亿": 10**12},
}
CODES = st.sampled_from(sorted(LOCALES))
NUMBERS = st.decimals(min_value=1, max_value=99999, places=2).filter(lambda d: d == d.quantize(Decimal("0.01")))


def spaced(code: str, *parts: str) -> str:
    return ("" if code == "zh" else " ").join(part for part in parts if part)


def only(text: str, code: str) -> Mark:
    found = [mark for mark in marks.find(text, code) if mark.kind != "date"]
    assert len(found) == 1, (text, found)
    return found[0]


@given(data=st.data(), code=CODES, value=NUMBERS)
@settings(max_examples=400, deadline=None)
def test_digits_with_scale_and_unit_read_back(data: st.DataObject, code: str, value: Decimal) -> None:
    scale = data.draw(st.sampled_from(sorted(SCALES[code])))
    unit = data.draw(st.sampled_from(sorted(UNITS[code])))
    counted = UNITS[code][unit] == "project"
    value = value.to_integral_value() if counted else value.normalize()
    if unit == "%":
        scale = ""
    written = format_decimal(value, locale=LOCALES[code], decimal_quantization=False)
    phrase = spaced(code, written, scale, unit) if unit != "%" else f"{written}%"
    mark = only(PROSE[code].format(phrase), code)
    assert mark.quantity is not None
    assert mark.quantity.value == value * SCALES[code][scale]
    assert mark.quantity.unit == UNITS[code][unit]
    assert PROSE[code].format(phrase)[mark.start : mark.end] == phrase


@given(data=st.data(), code=CODES, value=st.integers(min_value=2, max_value=10**6))
@settings(max_examples=300, deadline=None)
def test_a_hedge_sets_its_bound_wherever_the_phrase_stands(data: st.DataObject, code: str, value: int) -> None:
    words = data.draw(st.sampled_from(sorted(HEDGES[code])))
    unit = data.draw(st.sampled_from(sorted(UNITS[code])))
    written = format_decimal(value, locale=LOCALES[code])
    phrase = spaced(code, words, written, unit) if unit != "%" else spaced(code, words, f"{written}%")
    text = PROSE[code].format(phrase)
    mark = only(text, code)
    assert mark.quantity is not None
    assert mark.quantity.bound == HEDGES[code][words]
    assert mark.quantity.value == value
    assert mark.hedge is not None
    assert text[mark.hedge.start : mark.hedge.end] == words == mark.hedge.text


@given(data=st.data(), code=CODES, low=st.integers(2, 400), more=st.integers(1, 400))
@settings(max_examples=200, deadline=None)
def test_a_range_shares_scale_and_unit(data: st.DataObject, code: str, low: int, more: int) -> None:
    scale = data.draw(st.sampled_from(sorted(SCALES[code])))
    unit = data.draw(st.sampled_from([u for u in sorted(UNITS[code]) if u != "%"]))
    phrase = spaced(code, f"{low}-{low + more}", scale, unit)
    mark = only(PROSE[code].format(phrase), code)
    assert mark.quantity is not None
    assert (mark.quantity.low, mark.quantity.high) == (low * SCALES[code][scale], (low + more) * SCALES[code][scale])
    assert mark.quantity.unit == UNITS[code][unit]


DIGITS = "零一二三四五六七八九"


def in_chinese(value: int) -> str:
    """A whole number below a trillion in Chinese words: 105 = 一百零五."""
    for size, word in ((10**8, "亿"), (10**4, "万")):
        if value >= size:
            rest = value % size
            gap = "零" if rest and rest < size // 10 else ""
            return in_chinese(value // size) + word + (gap + in_chinese(rest) if rest else "")
    written, empty = "", False
    for size, word in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit, value = divmod(value, size)
        if digit:
            written += ("零" if empty and written else "") + DIGITS[digit] + word
            empty = False
        elif written:
            empty = bool(value)
    return written


@given(value=st.integers(min_value=2, max_value=10**11))
@settings(max_examples=300, deadline=None)
def test_chinese_words_read_back(value: int) -> None:
    text = f"全市登记了{in_chinese(value)}吨货物。"
    mark = only(text, "zh")
    assert mark.quantity is not None
    assert mark.quantity.value == value


@pytest.mark.parametrize(
    ("code", "template"), [("vi", "Kho chứa {} tấn."), ("en", "They moved {} tonnes."), ("id", "Gudang memuat {} ton.")]
)
@given(value=st.integers(min_value=2, max_value=999_999_999))
@settings(max_examples=200, deadline=None)
def test_number_words_read_back(code: str, template: str, value: int) -> None:
    num2words = pytest.importorskip("num2words").num2words
    words = num2words(value, lang=code).replace(",", "")
    mark = only(template.format(words), code)
    assert mark.quantity is not None
    assert mark.quantity.value == value
