from collections import Counter

import pytest

from entente.language.sectors import mentions
from entente.vocabulary.sectors import forms, sectors

LANGUAGES = ("vi", "en", "id", "zh")


def test_every_sector_has_names_in_all_languages() -> None:
    for sector in sectors().values():
        assert set(sector.names) == set(LANGUAGES)
        assert all(sector.names[code] for code in LANGUAGES), sector.id


@pytest.mark.parametrize("code", LANGUAGES)
def test_a_name_stands_for_one_sector(code: str) -> None:
    named = Counter(name.lower() for sector in sectors().values() for name in sector.names[code])
    assert [name for name, times in named.items() if times > 1] == []


def test_forms_write_out_what_is_optional() -> None:
    assert forms("seaport(s)|port") == ("seaport", "seaports", "port")
    assert forms("(pengembangan )pertanian") == ("pertanian", "pengembangan pertanian")


@pytest.mark.parametrize(
    ("code", "text", "expected"),
    [
        ("vi", "hợp tác về y tế từ xa và cảng biển", ["sector:telemedicine", "sector:seaports"]),
        ("en", "nickel, EV batteries and halal food", ["sector:nickel", "sector:ev-batteries", "sector:halal"]),
        ("id", "hilirisasi nikel serta kredit karbon", ["sector:nickel", "sector:carbon-credits"]),
        ("zh", "跨境电商、冷链物流和橡胶", ["sector:cross-border-e-commerce", "sector:cold-chain", "sector:rubber"]),
    ],
)
def test_sectors_are_found_by_their_longest_name(code: str, text: str, expected: list[str]) -> None:
    found = mentions(text, code)
    assert [mention.candidates[0] for mention in found] == expected
    assert all(text[m.start : m.end].lower() in map(str.lower, sectors()[m.candidates[0]].names[code]) for m in found)


def test_acronyms_need_their_capitals() -> None:
    assert mentions("không ai biết", "vi") == ()
    assert [m.name for m in mentions("phát triển AI", "vi")] == ["artificial intelligence"]


def test_offsets_count_in_the_whole_text() -> None:
    text = "cà phê. Tỉnh bán sầu riêng. cao su"
    (found,) = mentions(text, "vi", 8, 27)
    assert text[found.start : found.end] == "sầu riêng"
