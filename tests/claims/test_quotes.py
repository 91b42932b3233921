"""Whatever the text: nothing raises, and every claim stands in its own characters."""

from __future__ import annotations

import re

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import entente
from entente.language.document import annotate
from entente.language.marks import find_in
from entente.model.evidence import Document, Source

PIECES = re.split(
    r"\|",
    "Tỉnh Lào Cai|hiện có|hơn|41 dự án FDI|còn hiệu lực|6,52 tỷ USD|Lũy kế đến 31/1/2025,|trong đó|"
    "Hai Phong|has|nearly|12 industrial parks|covering 3,203 ha|of which|$1.5 billion|in 2024|said|"
    "Provinsi Riau|sebesar|Rp17,4 triliun|PMA|pada triwulan I 2025|masing-masing|meminta|kawasan industri|"
    "广西|进出口总额|2500亿元|同比增长29.2%|其中|签署|截至2025年6月|3至5亿美元|达|市委书记|"
    ",|.|。|，|;|:|(|)|“|”|\n|\n\n| |26/33|1.035|1,035|%|-|e\u0302\u0301|\u0301",
)
TEXTS = st.lists(st.sampled_from(PIECES), max_size=40).map(" ".join)
ANY = st.text(max_size=200)


def law(text: str, code: str) -> None:
    document = annotate(Document("d", text, Source("d", language=code)))
    for claim in entente.claims(document):
        span = claim.span
        assert text[span.start : span.end] == span.quote
        assert span.quote
        assert claim.sentence[0] <= span.start <= span.end <= claim.sentence[1] <= len(text)
        if claim.as_of_span:
            assert text[claim.as_of_span.start : claim.as_of_span.end] == claim.as_of_span.quote
        if claim.hedge:
            assert text[claim.hedge.start : claim.hedge.end] == claim.hedge.text
        assert 0 <= claim.confidence <= 1
        assert claim.rule
    ends = -1
    for mark in find_in(document):
        assert ends <= mark.start < mark.end <= len(text)
        ends = mark.end


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(TEXTS, st.sampled_from(["vi", "en", "id", "zh"]))
def test_of_pieces_of_the_field(text, code):
    law(text, code)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(ANY, st.sampled_from(["vi", "en", "id", "zh"]))
def test_of_any_text(text, code):
    law(text, code)
