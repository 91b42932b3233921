"""Every language names every term it must."""

from __future__ import annotations

import pytest

from entente.language import labels

LANGUAGES = ["en", "id", "th", "vi", "zh"]


@pytest.mark.parametrize("code", LANGUAGES)
def test_no_term_lacks_a_label(code):
    assert labels.missing(code) == []


@pytest.mark.parametrize("code", LANGUAGES)
def test_all_languages_label_the_same_terms(code):
    assert {g: set(t) for g, t in labels.table(code).items()} == {g: set(t) for g, t in labels.table("en").items()}


def test_an_unknown_term_is_shown_as_it_is():
    assert labels.label("vi", "property", "no_such_term") == "no such term"
    assert labels.label("vi", "property", "area") == "diện tích"
