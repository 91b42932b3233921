"""Dates: laws that hold for any text, resolution against a day, and hostile texts."""

from __future__ import annotations

import calendar
from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from entente.language.dateforms import grammar
from entente.language.dates import find, series, whole
from entente.language.folder import LanguageFault
from entente.model.fold import matchable
from entente.model.period import Period, day, parse_edtf

LANGUAGES = ("vi", "en", "id", "zh")
DAYS = st.dates(date(1990, 1, 1), date(2060, 12, 31))
EN_MONTHS = tuple(calendar.month_name[1:])
ID_MONTHS = (
    "Januari",
    "Februari",
    "Maret",
    "April",
    "Mei",
    "Juni",
    "Juli",
    "Agustus",
    "September",
    "Oktober",
    "November",
    "Desember",
)


def written(when: date) -> list[tuple[str, str]]:
    """The day in the usual forms of each language."""
    y, m, d = when.year, when.month, when.day
    return [
        ("vi", f"ngày {d}/{m}/{y}"),
        ("vi", f"ngày {d:02d}-{m:02d}-{y}"),
        ("vi", f"ngày {d} tháng {m} năm {y}"),
        ("en", f"{EN_MONTHS[m - 1]} {d}, {y}"),
        ("en", f"{d} {EN_MONTHS[m - 1]} {y}"),
        ("en", when.isoformat()),
        ("id", f"{d} {ID_MONTHS[m - 1]} {y}"),
        ("id", f"{d}/{m}/{y}"),
        ("zh", f"{y}年{m}月{d}日"),
        ("zh", f"{y}-{m:02d}-{d:02d}"),
    ]


FRAMES = {
    "vi": ("Hai tỉnh đã ký biên bản {} tại thị trấn.", "Lễ mở cửa khẩu: {}"),
    "en": ("The two sides signed on {} in the town.", "The gate opened ({}) for trade."),
    "id": ("Kedua pihak meneken nota pada {} di kota.", "Pembukaan gerbang: {}"),
    "zh": ("双方于{}签署备忘录。", "开幕时间：{}"),
}


@settings(deadline=None)
@given(DAYS)
def test_a_written_day_is_read_back_alone_in_a_sentence(when: date) -> None:
    for code, words in written(when):
        for frame in FRAMES[code]:
            text = frame.format(words)
            marks = find(text, code)
            assert [(m.period, text[m.start : m.end]) for m in marks] == [(day(when), words)]


@settings(deadline=None)
@given(DAYS, st.integers(0, 300))
def test_a_day_without_its_year_is_the_nearest_one_gone_by(when: date, later: int) -> None:
    for code, words in (("vi", f"Ngày {when.day}/{when.month}"), ("zh", f"{when.month}月{when.day}日")):
        (mark,) = find(f"{words}，", code, ref=when + timedelta(days=later))
        assert mark.period == day(when) or (when.month, when.day) == (2, 29)
        assert mark.year_basis == "publication"


@settings(deadline=None)
@given(st.text(max_size=120), st.sampled_from(LANGUAGES))
def test_marks_are_sorted_apart_and_inside_the_text(text: str, code: str) -> None:
    marks = find(text, code, published=parse_edtf("2025-10-15"))
    assert all(0 <= m.start < m.end <= len(text) for m in marks)
    assert all(a.end <= b.start for a, b in pairwise(marks))


@settings(deadline=None)
@given(
    st.lists(
        st.sampled_from(
            ["15", "/", "10", "2025", " ", "tháng", "năm", "nay", "từ", "đến", "-", ",", "và", "Q1", "May", "年"]
        ),
        max_size=25,
    ),
    st.sampled_from(LANGUAGES),
)
def test_scraps_of_dates_never_break_the_laws(scraps: list[str], code: str) -> None:
    text = "".join(scraps)
    for mark in find(text, code, ref=date(2025, 10, 15)):
        assert mark.kind == "date"
        assert mark.period is None or mark.partial is None
        assert mark.period is None or (mark.period.start is not None and mark.period.end is not None)
        assert mark.period is None or mark.period.start < mark.period.end  # type: ignore[operator]
        assert (mark.year_basis is None) or mark.period is not None


def test_ref_wins_over_published() -> None:
    (mark,) = find("Hôm qua, đoàn đã đến.", "vi", published=parse_edtf("2025-10-15"), ref=date(2024, 3, 1))
    assert mark.period == day(date(2024, 2, 29))


def test_a_vague_publication_leaves_open_what_depends_on_it() -> None:
    published = parse_edtf("2025-10-01/2025-12-31")
    year, gone = find("This year trade grew; yesterday it fell.", "en", published=published)
    assert year.period == parse_edtf("2025")
    assert gone.period is None


def test_an_unknown_language_has_no_dates() -> None:
    assert find("18/2/2025", "und") == ()


def test_decomposed_text_keeps_its_offsets() -> None:
    import unicodedata

    text = unicodedata.normalize("NFD", "Tính đến hết năm 2024, tỉnh có 12 dự án từ tháng Tư năm 2023.")
    marks = find(text, "vi")
    assert [unicodedata.normalize("NFC", text[m.start : m.end]) for m in marks] == ["năm 2024", "tháng Tư năm 2023"]


def test_a_folded_text_may_be_handed_in() -> None:
    text = "Ngày 18/2/2025\nvà ngày 3/3/2025"
    assert find(text, "vi", folded=matchable(text)) == find(text, "vi")


def test_a_date_does_not_reach_over_a_line_break() -> None:
    assert [m.partial for m in find("ngày 18/2\nnăm 2024", "vi")] == ["XXXX-02-18", None]


def test_days_that_do_not_exist_are_no_dates() -> None:
    assert find("Họp ngày 31/4/2025 và 30/2/2024.", "vi") == ()


def test_every_pattern_of_every_folder_compiles_and_keeps_its_rule_name() -> None:
    for code in LANGUAGES:
        rules = grammar(code)
        names = {form.name for signs in rules.forms.values() for forms in signs.values() for form in forms}
        assert len(names) > 30
        for signs in rules.forms.values():
            assert all(form.regex.pattern for forms in signs.values() for form in forms)
        assert set(rules.joins) >= {"range", "list", "within"}
        assert {relation.name for relation in rules.relations} == {"as_of", "since", "until"}


def test_a_bad_row_is_refused_with_its_place(monkeypatch: pytest.MonkeyPatch) -> None:
    from entente.language import dateforms

    grammar.cache_clear()
    row = {"name": "broken", "patterns": ["{nosuch}"]}
    monkeypatch.setattr(dateforms.Language, "table", lambda *_: {"form": [row]})
    with pytest.raises(LanguageFault, match=r"vi: dates\.toml: broken.*nosuch"):
        grammar("vi")
    monkeypatch.undo()
    grammar.cache_clear()


@pytest.mark.parametrize(
    "piece", ["1/", "18/2/2025-", "năm ", "2024 ", "1", "tháng 1 đến ", "年1月", "Q1 2025, ", "/", "\n"]
)
@pytest.mark.parametrize("code", ["vi", "en", "zh"])
def test_hostile_texts_keep_the_law(piece: str, code: str) -> None:
    text = piece * 1_000
    end = 0
    for mark in find(text, code, ref=date(2025, 10, 15)):
        assert end <= mark.start < mark.end <= len(text)
        end = mark.end


def test_a_period_of_a_range_is_half_open() -> None:
    (mark,) = find("Hội chợ diễn ra từ 15-18/10/2025.", "vi")
    assert mark.period == Period(date(2025, 10, 15), date(2025, 10, 19), "day")


def test_the_seed_articles(shared: object) -> None:
    import importlib.util
    from pathlib import Path

    folder = Path(str(shared))
    spec = importlib.util.spec_from_file_location("score", folder / "gold" / "score.py")
    assert spec is not None
    assert spec.loader is not None
    score = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(score)
    gold = score.Gold(str(folder / "gold"), str(folder / "seeds"))
    rows = [{"id": doc, "quantities": _quantities(text, gold.lang[doc])} for doc, text in gold.texts.items()]
    table, misses, _ = score.score_marks(gold, rows, False)
    assert table["date"]["gold"] > 20
    assert table["date"]["hit"] == table["date"]["gold"], [g for g, _ in misses if g["kind"] == "date"]


def _quantities(text: str, code: str) -> list[dict[str, object]]:
    out: list[dict[str, object]] = []
    for mark in find(text, code):
        low = mark.period.start.isoformat() if mark.period and mark.period.start else None
        high = mark.period.end.isoformat() if mark.period and mark.period.end else None
        out.append({"start": mark.start, "end": mark.end, "low": low, "high": high, "value": None, "kind": "date"})
    return out


@pytest.mark.parametrize(
    ("code", "text", "expected"),
    [
        ("id", "Pada tahun 2023 dan sembilan bulan pertama tahun 2024, ada 5 proyek.", "2023-01-01/2024-09-30"),
        ("vi", "Trong năm 2024 và 2025, hai bên tiếp tục hợp tác.", "2024/2025"),
        ("zh", "2023年和2024年，投资增长。", "2023/2024"),
        ("en", "Growth slowed in 2022, 2023 and 2024.", "2022/2024"),
    ],
)
def test_listed_dates_that_follow_on_each_other_are_one_period(code: str, text: str, expected: str) -> None:
    (group,) = series(text, code, find(text, code))
    period = whole(group)
    assert period is not None
    assert period.edtf() == expected


def test_dates_apart_are_no_series() -> None:
    text = "In 2019 the port opened and in 2024 it doubled."
    marks = find(text, "en")
    assert [len(group) for group in series(text, "en", marks)] == [1, 1]
    assert whole(marks) is None
    assert whole(()) is None
    assert whole(find("Họp ngày 18/2.", "vi")) is None
