"""Figures and dates side by side, and marks as JSON."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import pytest

from entente.language import check, marks
from entente.language.folder import available


def as_json(text: str, code: str, **given: Any) -> list[dict[str, Any]]:
    return [marks.mark_json(mark, text) for mark in marks.find(text, code, **given)]


def test_the_example_of_the_interface() -> None:
    assert as_json("GRDP đạt hơn 6,52 tỷ USD", "vi") == [
        {
            "start": 13,
            "end": 24,
            "value": 6520000000,
            "low": 6520000000,
            "high": None,
            "unit": "USD",
            "kind": "money",
            "hedge": {"text": "hơn", "start": 9, "end": 12},
        }
    ]


@pytest.mark.parametrize(
    ("text", "value", "low", "high"),
    [
        ("43 ha", 43, 43, 43),
        ("more than 43 ha", 43, 43, None),
        ("at least 43 ha", 43, 43, None),
        ("under 40 ha", 40, None, 40),
        ("at most 40 ha", 40, None, 40),
        ("about 40 ha", 40, 38, 42),
        ("nearly 40 ha", 40, 38, 40),
        ("40 to 50 ha", None, 40, 50),
    ],
)
def test_limits_of_every_bound(text: str, value: int | None, low: int | None, high: int | None) -> None:
    (row,) = as_json(text, "en")
    assert (row["value"], row["low"], row["high"], row["unit"]) == (value, low, high, "ha")


def test_units_of_the_kinds() -> None:
    text = "5%, 7 km, 12 parks, 3 million, €4, 2 percentage points, 30 kg a day"
    rows = as_json(text, "en")
    assert [row["unit"] for row in rows] == ["%", "km", "park", None, "EUR", "percentage_point", "kg/day"]
    assert [row["kind"] for row in rows] == ["percent", "measure", "count", "number", "money", "percent", "measure"]


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("1,200 people", "person"),
        ("39 countries and territories", "country and territory"),
        ("9 FDI projects", "FDI project"),
        ("6 companies", "company"),
        ("3 buses", "bus"),
        ("7 mugs", "mug"),
        ("1 crane", "crane"),
    ],
)
def test_a_counted_noun_is_given_in_the_singular(text: str, unit: str) -> None:
    assert as_json(text, "en")[0]["unit"] == unit


def test_n_of_m_points_to_the_whole() -> None:
    rows = as_json("Xong 26/33 nội dung", "vi")
    assert [row["value"] for row in rows] == [26, 33]
    assert rows[0]["of"] == {"start": rows[1]["start"], "end": rows[1]["end"]}


def test_change_and_other_readings() -> None:
    assert as_json("Exports fell 5%", "en")[0]["change"] == "down"
    rows = as_json("1,250 t, 3.5 t, 12,4 km, 7,25 ha", "en")
    assert rows[0]["alts"] == [{"low": 1.25, "high": 1.25}]


def test_kinds_that_are_asked_for() -> None:
    text = "On 3 May 2025 the second fair drew 5-8 thousand people and 12 ships."
    kinds = {dim: [m.kind for m in marks.find(text, "en", dims=marks.asked(dim))] for dim in (None, "all", "range")}
    assert kinds == {None: ["count", "count"], "all": ["date", "ordinal", "count", "count"], "range": ["count"]}
    with pytest.raises(ValueError, match="no such dim"):
        marks.asked("colour")


@pytest.mark.parametrize(
    ("code", "text", "kinds"),
    [
        ("vi", "Ngày 18/2/2025, xã có 12 hộ.", ["date", "count"]),
        ("vi", "Trong 10 năm, vốn tăng 5%.", ["measure", "percent"]),
        ("en", "In 2024 they built 12 ships.", ["date", "count"]),
        ("id", "Pada 18 Februari 2025 ada 12 kapal.", ["date", "count"]),
        ("zh", "2025年2月18日，全镇有12户。", ["date", "count"]),
        ("vi", "Kế hoạch 2021-2025 cần 5-8 tỷ đồng.", ["date", "money"]),
    ],
)
def test_dates_and_figures_keep_to_their_own(code: str, text: str, kinds: list[str]) -> None:
    assert [mark.kind for mark in marks.find(text, code)] == kinds


@pytest.mark.parametrize("code", available())
def test_marks_are_sorted_and_apart(code: str) -> None:
    text = "2025: 5-8 tỷ USD, 12 km, $3 million, 5%, Rp17,4 triliun, 3.2万亿元, 26/33, 7/1/2025, 1.000 ha"
    found = marks.find(text, code)
    assert all(a.end <= b.start for a, b in pairwise(found))


def test_the_language_folders_are_complete() -> None:
    assert [fault for code in available() for fault in check.faults(code) if "cases/figures" in fault] == []
    for code in available():
        assert not [fault for fault in check.faults(code) if "numbers.toml" in fault or "units.toml" in fault]


def test_a_missing_folder_is_said() -> None:
    assert check.faults("xx") == ("xx: no folder with a numbers.toml",)


def test_the_table_of_cases_names_every_phenomenon() -> None:
    shown = check.table(["vi", "zh"])
    assert "figures: hedge inside" in shown
    assert all(len(line) >= 44 for line in shown.splitlines())
