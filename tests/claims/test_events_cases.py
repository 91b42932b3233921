"""Own sentences in every language, with the claims they make and those they must not make."""

from __future__ import annotations

import tomllib
from typing import Any

import pytest

from entente.language.folder import available, load
from tests.claims.reading import claims_of, said

CASES = [
    pytest.param(code, case, id=f"{code}-{number}")
    for code in available()
    for number, case in enumerate(load(code).table("cases/claims_events.toml").get("case", ()), 1)
]


def listing(found: list[Any]) -> str:
    rows = [
        f"{c.property} {c.subject.name} = {c.value if c.quantity is None else c.quantity.value} "
        f"{ {k: getattr(v, 'name', v) for k, v in c.qualifiers} } {c.modality}"
        for c in found
    ]
    return "\n".join(rows)


@pytest.mark.parametrize(("code", "case"), CASES)
def test_a_case_is_read_as_written(code, case):
    found = claims_of(case["text"], case.get("published"), code)
    for wanted in case.get("claims", ()):
        assert any(said(c, wanted) for c in found), f"missing {wanted}\n{listing(found)}"
    for barred in case.get("none", ()):
        property_, _, value = barred.partition("=")
        wanted = {"property": property_, "value": value or None}
        assert not any(said(c, wanted) for c in found), f"must not be found: {barred}\n{listing(found)}"


@pytest.mark.parametrize("code", [code for code in available() if load(code).phrase_files()])
def test_every_language_has_its_share(code):
    with load(code).folder.joinpath("cases/claims_events.toml").open("rb") as file:
        cases = tomllib.load(file)["case"]
    assert len(cases) >= 20
    assert sum("none" in case for case in cases) >= 5
