"""Nothing leaves the register unless every quote still stands in its text."""

from __future__ import annotations

import hashlib
import json
import sqlite3

import pytest

from tests.register.conftest import entente, exported


def tamper(register, statement: str, *values: object) -> None:
    base = sqlite3.connect(register / "register.sqlite3")
    changed = base.execute(statement, values).rowcount
    base.commit()
    base.close()
    assert changed == 1


def test_the_manifest_counts_and_hashes_every_table(by_hand, tmp_path):
    files = exported(by_hand, tmp_path / "out")
    manifest = json.loads(files.pop("manifest.json"))
    assert {t["file"] for t in manifest["tables"]} == set(files)
    for table in manifest["tables"]:
        data = files[table["file"]]
        assert table["sha256"] == hashlib.sha256(data).hexdigest()
        assert table["rows"] == len(data.splitlines())
    assert {"code", "rules", "vocabulary", "gazetteer", "rates"} <= set(manifest)
    assert manifest["today"] == "2025-07-01"


def test_exporting_twice_gives_the_same_bytes(by_hand, tmp_path):
    assert exported(by_hand, tmp_path / "one") == exported(by_hand, tmp_path / "two")


@pytest.mark.parametrize(
    ("statement", "values", "named"),
    [
        (
            "UPDATE register_claimrow SET line = replace(line, ?, ?) WHERE id = ?",
            ("212 dự án", "213 dự án", "a.txt#212"),
            "a.txt#212",
        ),
        (
            "UPDATE register_content SET text = replace(text, ?, ?) WHERE text LIKE ?",
            ("212 FDI", "219 FDI", "By June%"),
            "b.txt",
        ),
        (
            "UPDATE register_factrow SET line = replace(line, ?, ?) WHERE line LIKE ?",
            ('"start":36', '"start":35', '%"start":36%'),
            "fact",
        ),
    ],
)
def test_one_tampered_quote_ends_the_export_and_is_named(by_hand, tmp_path, statement, values, named):
    tamper(by_hand, statement, *values)
    done = entente("export", tmp_path / "out", "--register", by_hand)
    assert done.returncode == 2
    record = json.loads(done.stderr.splitlines()[0])
    assert record["error"] == "bad_quote"
    assert named in json.dumps(record)
    assert {"table", "id", "doc", "start", "end"} <= set(record)
    assert not (tmp_path / "out").exists()


def test_a_folder_that_holds_anything_is_left_alone(by_hand, tmp_path):
    target = tmp_path / "out"
    target.mkdir()
    (target / "mine.txt").write_text("keep")
    done = entente("export", target, "--register", by_hand)
    assert done.returncode == 2
    assert [p.name for p in target.iterdir()] == ["mine.txt"]


def test_texts_are_written_when_asked_for(by_hand, tmp_path):
    target = tmp_path / "out"
    assert entente("export", target, "--register", by_hand, "--texts").returncode == 0
    for path in (target / "texts").iterdir():
        assert path.stem == hashlib.sha256(path.read_bytes()).hexdigest()
    assert len(list((target / "texts").iterdir())) == 2
