"""Every row of the language folders' figure cases."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

import pytest

from entente.language import casebook, marks
from entente.language.folder import available
from entente.model.mark import Mark

KEYS = {"text", "phenomenon", "marks", "none"}
MARK_KEYS = {"quote", "kind", "value", "low", "high", "bound", "unit", "noun", "hedge", "change", "of", "alts"}


def every() -> Iterator[Any]:
    for code in available():
        for number, case in enumerate(casebook.cases(code, "figures"), 1):
            yield pytest.param(case, id=f"{code}-{number}-{case.phenomenon}")


def same(wanted: Any, got: Decimal | None) -> bool:
    """Whether a number of a case is the one read, as far as the digits written go."""
    if wanted is None or got is None:
        return wanted is None and got is None
    return abs(Decimal(str(wanted)) - got) <= abs(got) * Decimal("1e-9")


def seen(text: str, mark: Mark) -> dict[str, Any]:
    """The mark in the words of a case row, numbers apart."""
    quantity = mark.quantity
    assert quantity is not None
    row: dict[str, Any] = {"quote": text[mark.start : mark.end], "kind": mark.kind, "bound": quantity.bound}
    row |= {"unit": quantity.unit, "noun": mark.noun, "change": quantity.change}
    row["hedge"] = mark.hedge.text if mark.hedge else None
    row["of"] = text[slice(*mark.of)] if mark.of else None
    return row


@pytest.mark.parametrize("case", list(every()))
def test_a_case_reads_as_it_says(case: casebook.Case) -> None:
    assert set(case.wanted) <= KEYS
    wanted = case.wanted.get("marks", [])
    assert bool(wanted) != bool(case.wanted.get("none"))
    found = [m for m in marks.find(case.text, case.language) if m.kind != "date"]
    told = [
        {"bound": "exact", "unit": None, "noun": None, "change": None, "hedge": None, "of": None} | w for w in wanted
    ]
    numbers = ("value", "low", "high", "alts")
    assert [seen(case.text, m) for m in found] == [{k: v for k, v in w.items() if k not in numbers} for w in told]
    for row, mark in zip(wanted, found, strict=True):
        assert set(row) <= MARK_KEYS
        assert mark.quantity is not None
        assert same(row.get("value"), mark.quantity.value)
        assert "low" not in row or same(row["low"], mark.quantity.low)
        assert "high" not in row or same(row["high"], mark.quantity.high)
        assert len(row.get("alts", ())) == len(mark.alts)


@pytest.mark.parametrize("code", available())
def test_a_case_stands_once(code: str) -> None:
    texts = [case.text for case in casebook.cases(code, "figures")]
    assert len(texts) == len(set(texts))
