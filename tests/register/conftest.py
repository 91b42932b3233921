"""Small registers: from the examples, and from claims of our own over invented places."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent.parent
EXAMPLES = ROOT / "examples"


def entente(*arguments: object, stdin: str | None = None, **env: str) -> subprocess.CompletedProcess[str]:
    """Run the command in a process of its own, as a user does."""
    code = "from entente.cli import main; main()"
    return subprocess.run(
        [sys.executable, "-c", code, *map(str, arguments)],
        input=stdin,
        capture_output=True,
        text=True,
        env={**os.environ, "PYTHONUTF8": "1", **env},
        timeout=300,
        check=False,
    )


def exported(register: Path, target: Path, **env: str) -> dict[str, bytes]:
    """Every file of an export."""
    done = entente("export", target, "--register", register, **env)
    assert done.returncode == 0, done.stderr
    return {p.name: p.read_bytes() for p in sorted(target.iterdir())}


def claim(doc: str, text: str, quote: str, value: int, **more: object) -> dict[str, object]:
    """A claim line over an invented place, as another reader would write it."""
    start = text.index(quote)
    said: dict[str, object] = {
        "doc": doc,
        "id": f"{doc}#{value}",
        "subject": {"id": "place:quy-lam", "type": "place", "name": "Quy Lâm", "as_written": "tỉnh Quy Lâm"},
        "property": "fdi_project_count",
        "value": value,
        "value_id": None,
        "value_type": None,
        "low": value,
        "high": value,
        "closed": "[]",
        "bound": "exact",
        "hedge": None,
        "unit": "project",
        "precision": 1,
        "as_of": "2025-06-30",
        "as_of_basis": "stated",
        "as_of_span": None,
        "qualifiers": {"accounting": "stock"},
        "modality": "fact",
        "stated_by": None,
        "stated_by_basis": None,
        "start": start,
        "end": start + len(quote),
        "quote": quote,
        "sentence_start": 0,
        "sentence_end": len(text),
        "rule": "by hand",
        "confidence": 1.0,
    }
    return said | more


TEXTS = {
    "a.txt": "Đến ngày 30/6/2025, tỉnh Quy Lâm có 212 dự án FDI còn hiệu lực.",
    "b.txt": "By June 30, 2025, Quy Lam province had 212 FDI projects in force.",
}


@pytest.fixture
def texts(tmp_path):
    folder = tmp_path / "texts"
    folder.mkdir()
    for name, text in TEXTS.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder


@pytest.fixture
def by_hand(tmp_path, texts):
    """A register of two documents that state one fact."""
    rows = [claim("a.txt", TEXTS["a.txt"], "212 dự án", 212), claim("b.txt", TEXTS["b.txt"], "212 FDI projects", 212)]
    lines = tmp_path / "claims.jsonl"
    lines.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), encoding="utf-8")
    folder = tmp_path / "by-hand"
    done = entente("build", "--claims", lines, "--texts", texts, "--register", folder, "--today", "2025-07-01")
    assert done.returncode == 0, done.stderr
    return folder
