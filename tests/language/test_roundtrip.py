"""Quantities formatted at random in each language are read back to the same interval, alone and in prose."""

from __future__ import annotations

import importlib.util
from dataclasses import dataclass
from decimal import Decimal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from entente.language import marks
from entente.model.mark import Mark
from entente.model.quantity import bounded

STEADY = settings(
    deadline=None, max_examples=150, derandomize=True, database=None, suppress_health_check=[HealthCheck.too_slow]
)


@dataclass(frozen=True)
class Tongue:
    """How a language writes quantities: templates with {n}, hedge templates with {q}, sentences with {q}."""

    scales: dict[str, int]  # written after digits, before a unit of money
    money: dict[str, str]
    measures: dict[str, str]
    nouns: dict[str, str]
    hedges: dict[str, str]
    prose: tuple[str, ...]
    after: dict[str, str]  # hedges that stand behind the unit
    sign: str = " "  # between digits and a scale word


TONGUES = {
    "vi": Tongue(
        {"nghìn": 10**3, "triệu": 10**6, "tỷ": 10**9, "nghìn tỷ": 10**12},
        {"{n} đồng": "VND", "{n} USD": "USD", "{n} euro": "EUR", "{n} nhân dân tệ": "CNY"},
        {"{n} ha": "ha", "{n} km": "km", "{n} tấn": "t", "{n}%": "percent", "{n} m2": "m2", "{n} MW": "MW"},
        {"{n} dự án": "project", "{n} doanh nghiệp": "company", "{n} lao động": "person"},
        {"hơn {q}": "more_than", "gần {q}": "nearly", "khoảng {q}": "about", "ít nhất {q}": "at_least"}
        | {"không dưới {q}": "at_least", "chưa đến {q}": "less_than", "không quá {q}": "at_most"},
        (
            "Báo cáo của ban quản lý nêu {q}, theo bà Tạ Thị Mẫu.",
            "Sau nhiều lần bàn, các bên thống nhất mức {q} rồi ký biên bản.",
            "{q} được nhắc tới trong thông báo mới.",
            "Con số được nêu là {q}.",
        ),
        {"{q} trở lên": "at_least"},
    ),
    "en": Tongue(
        {"thousand": 10**3, "million": 10**6, "billion": 10**9, "trillion": 10**12},
        {"US${n}": "USD", "{n} dollars": "USD", "€{n}": "EUR", "{n} yuan": "CNY", "S${n}": "SGD", "RM{n}": "MYR"},
        {"{n} hectares": "ha", "{n} km": "km", "{n} tonnes": "t", "{n}%": "percent", "{n} MW": "MW"},
        {"{n} projects": "project", "{n} companies": "company", "{n} workers": "person"},
        {"more than {q}": "more_than", "nearly {q}": "nearly", "about {q}": "about", "at least {q}": "at_least"}
        | {"no fewer than {q}": "at_least", "fewer than {q}": "less_than", "no more than {q}": "at_most"},
        (
            "The board's report puts the figure at {q}, a spokeswoman said.",
            "After long talks both sides settled on {q} and signed the minutes.",
            "{q} was the figure given in the notice.",
            "The port authority said {q}.",
        ),
        {"{q} or more": "at_least"},
    ),
    "id": Tongue(
        {"ribu": 10**3, "juta": 10**6, "miliar": 10**9, "triliun": 10**12},
        {"Rp{n}": "IDR", "Rp {n}": "IDR", "{n} rupiah": "IDR", "{n} dolar AS": "USD", "US${n}": "USD"},
        {"{n} hektare": "ha", "{n} km": "km", "{n} ton": "t", "{n} persen": "percent", "{n} MW": "MW"},
        {"{n} proyek": "project", "{n} perusahaan": "company", "{n} orang": "person"},
        {"lebih dari {q}": "more_than", "hampir {q}": "nearly", "sekitar {q}": "about", "sedikitnya {q}": "at_least"}
        | {"tidak kurang dari {q}": "at_least", "kurang dari {q}": "less_than", "paling banyak {q}": "at_most"},
        (
            "Laporan badan pengelola menyebut {q}, kata juru bicara.",
            "Setelah perundingan panjang kedua pihak menyepakati {q} dan menandatangani risalah.",
            "{q} tercantum dalam pengumuman baru.",
            "Angka yang disebut adalah {q}.",
        ),
        {"{q} atau lebih": "at_least"},
    ),
    "zh": Tongue(
        {"万": 10**4, "亿": 10**8, "万亿": 10**12},
        {"{n}元": "CNY", "{n}美元": "USD", "{n}欧元": "EUR", "{n}越南盾": "VND"},
        {"{n}公顷": "ha", "{n}公里": "km", "{n}吨": "t", "{n}%": "percent", "{n}平方米": "m2", "{n}兆瓦": "MW"},
        {"{n}个项目": "project", "{n}家企业": "company", "{n}名工人": "person"},
        {"超过{q}": "more_than", "接近{q}": "nearly", "约{q}": "about", "至少{q}": "at_least"}
        | {"不低于{q}": "at_least", "不足{q}": "less_than", "不超过{q}": "at_most"},
        (
            "管委会的报告写明{q}，发言人说。",
            "经过多轮磋商，双方商定{q}并签署纪要。",
            "{q}写进了新的通知。",
            "公布的数字是{q}。",
        ),
        {"{q}以上": "at_least"},
        sign="",
    ),
}


@dataclass(frozen=True)
class Wanted:
    """A quantity as written, and what it must be read as; ``core`` is the wording without its hedge."""

    written: str
    core: str
    value: Decimal
    unit: str
    bound: str


_CHINESE = "零一二三四五六七八九"
_PLACES = ("", "十", "百", "千")
_BLOCKS = ("", "万", "亿", "万亿")


def _block(number: int, leading: bool) -> str:
    """A number below 10,000 in Chinese words; ``leading`` when nothing stands before it."""
    said, gap = "", False
    for place in (3, 2, 1, 0):
        digit = number // 10**place % 10
        if digit:
            said += ("零" if gap and said else "") + _CHINESE[digit] + _PLACES[place]
        gap = not digit
    return said[1:] if leading and said.startswith("一十") else said


def chinese(number: int) -> str:
    """An integer from 1 to below 10^12 in Chinese words: 10050 = 一万零五十."""
    said = ""
    for order in (2, 1, 0):
        part = number // 10 ** (4 * order) % 10**4
        if part:
            zero = bool(said) and part < 1000
            said += ("零" if zero else "") + _block(part, not said) + _BLOCKS[order]
    return said


def _words(code: str, number: int) -> str:
    if code == "zh":
        return chinese(number)
    from num2words import num2words

    # Commas inside an English number word are book style; newspapers leave them out.
    return str(num2words(number, lang=code)).replace(",", "")


def _digits(code: str, number: Decimal) -> str:
    from babel.numbers import format_decimal

    return str(format_decimal(number, locale=code, decimal_quantization=False))


def decimals() -> st.SearchStrategy[Decimal]:
    """Numbers above zero with up to two decimal places."""
    whole = st.one_of(st.integers(1, 999), st.integers(1000, 9_999_999))
    fraction = st.sampled_from([Decimal(0), Decimal("0.1"), Decimal("0.5"), Decimal("0.25"), Decimal("0.07")])
    return st.builds(lambda a, b: a + b if b else Decimal(a), whole, fraction)


def spoken() -> st.SearchStrategy[int]:
    """Whole numbers people write in words."""
    small, round_ = st.integers(2, 99), st.sampled_from([100, 1000, 10**6, 10**9])
    return st.one_of(small, st.integers(101, 99_999), st.builds(lambda a, b: a * b, small, round_))


@st.composite
def in_digits(draw: st.DrawFn, code: str) -> Wanted:
    """Digits, maybe a scale word, a unit, maybe a hedge."""
    tongue = TONGUES[code]
    kind = draw(st.sampled_from(["money", "scaled", "measures", "nouns"]))
    number = draw(decimals())
    if kind == "scaled":
        number = number % 1000 or Decimal(1)  # nobody writes "1,234.5 million million"
        scale = draw(st.sampled_from(sorted(tongue.scales)))
        template, unit = draw(st.sampled_from(sorted(tongue.money.items())))
        value, said = number * tongue.scales[scale], _digits(code, number) + tongue.sign + scale
    else:
        table = getattr(tongue, kind)
        template, unit = draw(st.sampled_from(sorted(table.items())))
        if kind == "nouns":
            number = number // 1  # things are counted one by one
        value, said = number, _digits(code, number)
    return _hedged(draw, tongue, template.format(n=said), value, unit)


@st.composite
def in_words(draw: st.DrawFn, code: str) -> Wanted:
    """A number in words before a counted noun, a measure or money named in words."""
    tongue = TONGUES[code]
    number = draw(spoken())
    tables = {**tongue.money, **tongue.measures, **tongue.nouns}
    # Signs and symbols stand beside digits only.
    said = sorted((t, u) for t, u in tables.items() if not set(t) & set("$€%") and not t.startswith(("R", "{n} MW")))
    template, unit = draw(st.sampled_from(said))
    return _hedged(draw, tongue, template.format(n=_words(code, number)), Decimal(number), unit)


def _hedged(draw: st.DrawFn, tongue: Tongue, core: str, value: Decimal, unit: str) -> Wanted:
    hedges = {"{q}": "exact"} | tongue.hedges | tongue.after
    template = draw(st.sampled_from(sorted(hedges)))
    return Wanted(template.format(q=core), core, value, unit, hedges[template])


def _agrees(text: str, found: tuple[Mark, ...], wanted: Wanted) -> None:
    assert [text[m.start : m.end] for m in found] == [wanted.core]
    got, sure = found[0].quantity, bounded(wanted.value, wanted.bound, wanted.unit)
    assert got is not None
    assert (got.unit, got.bound, got.closed) == (sure.unit, sure.bound, sure.closed)
    assert (got.value, got.low, got.high) == (sure.value, sure.low, sure.high)


def _needs(code: str, words: bool) -> None:
    module = "num2words" if words else "babel"
    if not (words and code == "zh") and importlib.util.find_spec(module) is None:
        pytest.skip(f"{module} is not installed: it writes the numbers of this round trip")


@pytest.mark.parametrize("code", sorted(TONGUES))
def test_a_quantity_in_digits_reads_back(code: str) -> None:
    _needs(code, False)

    @STEADY
    @given(in_digits(code))
    def reads(wanted: Wanted) -> None:
        _agrees(wanted.written, marks.find(wanted.written, code), wanted)

    reads()


@pytest.mark.parametrize("code", sorted(TONGUES))
def test_a_quantity_in_words_reads_back(code: str) -> None:
    _needs(code, True)

    @STEADY
    @given(in_words(code))
    def reads(wanted: Wanted) -> None:
        _agrees(wanted.written, marks.find(wanted.written, code), wanted)

    reads()


@pytest.mark.parametrize("code", sorted(TONGUES))
def test_running_prose_holds_exactly_the_quantity_put_in(code: str) -> None:
    _needs(code, True)
    _needs(code, False)

    @STEADY
    @given(st.one_of(in_digits(code), in_words(code)), st.sampled_from(TONGUES[code].prose))
    def holds(wanted: Wanted, sentence: str) -> None:
        text = sentence.format(q=wanted.written)
        _agrees(text, marks.find(text, code), wanted)

    holds()


@pytest.mark.parametrize(
    ("number", "said"),
    [(12, "十二"), (105, "一百零五"), (10050, "一万零五十"), (120003, "十二万零三"), (3 * 10**8 + 5000, "三亿五千")],
)
def test_the_chinese_of_the_round_trip_is_chinese(number: int, said: str) -> None:
    assert chinese(number) == said
