"""A newcomer can follow one sentence through the house: few doors between the rooms, each step with its rule.

The doors are the functions called from another room (a folder of the package). Everything behind a door is that
room's own business. The ceiling on all lines executed keeps what lies behind them from growing unnoticed.
"""

from __future__ import annotations

import sys
from collections import defaultdict
from datetime import date
from pathlib import Path
from types import FrameType

import pytest

import entente
from entente import pipeline
from entente.language.document import annotate
from entente.model.evidence import Document, Source
from entente.tracing import steps

PACKAGE = Path(entente.__file__).parent
SENTENCES = {
    "vi": "Tính đến hết năm 2024, tỉnh Lào Cai có hơn 40 dự án FDI còn hiệu lực.",
    "en": "By the end of 2024, Lao Cai province had more than 40 FDI projects in force.",
    "id": "Hingga akhir 2024, Provinsi Lao Cai memiliki lebih dari 40 proyek PMA yang masih berlaku.",
    "zh": "截至2024年底，老街省现有40多个外商投资项目。",
}
FILES, FUNCTIONS, LINES = 12, 60, 3300


def follow(sentence: str) -> None:
    document = annotate(Document("s", sentence, Source("s")))
    pipeline.derive(pipeline.claims(document), {"s": document}, date(2026, 1, 1))


def room(file: str) -> str:
    return Path(file).relative_to(PACKAGE).parts[0]


def ours(frame: FrameType | None) -> FrameType | None:
    while frame is not None and not frame.f_code.co_filename.startswith(str(PACKAGE)):
        frame = frame.f_back
    return frame


def walked(sentence: str) -> tuple[dict[str, set[str]], int]:
    """Doors passed (file -> functions), and the number of distinct lines executed, tables being loaded."""
    doors: dict[str, set[str]] = defaultdict(set)
    lines: set[tuple[str, int]] = set()

    def watch(frame: FrameType, event: str, _value: object) -> object:
        file = frame.f_code.co_filename
        if not file.startswith(str(PACKAGE)):
            return None
        if event == "line":
            lines.add((file, frame.f_lineno))
        elif event == "call":
            caller = ours(frame.f_back)
            if caller and room(caller.f_code.co_filename) != room(file) != "model":
                doors[room(file) + "/" + Path(file).name].add(frame.f_code.co_name)
        return watch

    follow(sentence)
    before = sys.gettrace()
    sys.settrace(watch)
    try:
        follow(sentence)
    finally:
        sys.settrace(before)
    return doors, len(lines)


@pytest.mark.parametrize("code", SENTENCES)
def test_few_doors_lie_on_the_way(code):
    doors, lines = walked(SENTENCES[code])
    assert len(doors) <= FILES, sorted(doors)
    assert sum(map(len, doors.values())) <= FUNCTIONS, doors
    assert lines <= LINES


@pytest.mark.parametrize("code", SENTENCES)
def test_every_step_names_its_rule(code):
    found = steps(SENTENCES[code], None, None, date(2026, 1, 1))
    stages = [step.stage for step in found]
    assert [s for s in ("document", "marks", "names", "cues", "claims", "entities", "facts") if s not in stages] == []
    for step in found:
        if step.stage in {"marks", "names", "cues", "claims"}:
            assert step.rule.startswith((f"{code}.", "place.", "name.")), step
    claims = [step.says for step in found if step.stage == "claims"]
    assert any("fdi_project_count = 40 project" in said and "2024-12" in said for said in claims), claims
