"""Building a register: again, in another order, stopped half-way, with new versions, copies and clashes."""

from __future__ import annotations

import json
import shutil
import signal
import subprocess
import sys
import time

import pytest

from tests.register.conftest import EXAMPLES, entente, exported

TODAY = ("--today", "2026-06-30")


def rows(table: str, register: object) -> list[dict[str, object]]:
    done = entente(table, "--register", register, "--jsonl", *TODAY)
    assert done.returncode == 0, done.stderr
    return [json.loads(line) for line in done.stdout.splitlines()]


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    folder = tmp_path_factory.mktemp("built") / "register"
    done = entente("build", EXAMPLES, "--register", folder, *TODAY)
    assert done.returncode == 0, done.stderr
    return folder


def test_building_again_changes_nothing(built, tmp_path):
    before = exported(built, tmp_path / "before")
    done = entente("build", EXAMPLES, "--register", built, *TODAY, "--jsonl")
    assert done.returncode == 0, done.stderr
    assert {json.loads(line)["status"] for line in done.stdout.splitlines()} == {"unchanged"}
    assert exported(built, tmp_path / "after") == before


def test_the_order_of_inputs_does_not_matter(built, tmp_path):
    mirrored = tmp_path / "mirrored"
    shutil.copytree(EXAMPLES, mirrored / "examples")
    folders = sorted((mirrored / "examples").iterdir(), reverse=True)
    other = tmp_path / "other"
    for path in folders:
        keep = tmp_path / "one" / path.name
        shutil.copytree(path, keep)
    done = entente("build", tmp_path / "one", "--register", other, *TODAY)
    assert done.returncode == 0, done.stderr
    assert exported(other, tmp_path / "a") == exported(built, tmp_path / "b")


def test_killed_half_way_and_run_again(built, tmp_path):
    folder = tmp_path / "killed"
    code = "from entente.cli import main; main()"
    arguments = ["build", str(EXAMPLES), "--register", str(folder), *TODAY]
    process = subprocess.Popen([sys.executable, "-c", code, *arguments], stderr=subprocess.DEVNULL)
    for _ in range(600):
        if (folder / "register.sqlite3").exists() or process.poll() is not None:
            break
        time.sleep(0.02)
    time.sleep(0.4)
    process.send_signal(signal.SIGKILL)
    process.wait()
    done = entente(*arguments)
    assert done.returncode == 0, done.stderr
    assert exported(folder, tmp_path / "a") == exported(built, tmp_path / "b")


def test_a_second_build_waits_for_nobody(built, tmp_path):
    holder = (
        "import fcntl, sys, time\n"
        f"f = open({str(built / 'lock')!r}, 'w')\n"
        "fcntl.flock(f, fcntl.LOCK_EX); print('held', flush=True); time.sleep(60)\n"
    )
    process = subprocess.Popen([sys.executable, "-c", holder], stdout=subprocess.PIPE, text=True)
    try:
        assert process.stdout.readline().strip() == "held"
        done = entente("build", EXAMPLES, "--register", built, *TODAY)
    finally:
        process.kill()
        process.wait()
        process.stdout.close()
    assert done.returncode == 2
    assert "locked" in done.stderr


def test_a_new_text_is_a_new_version_and_the_old_one_is_kept(tmp_path):
    folder, register = tmp_path / "in", tmp_path / "register"
    folder.mkdir()
    page = folder / "page.txt"
    page.write_text("Tỉnh Lào Cai hiện có 41 dự án FDI còn hiệu lực.", encoding="utf-8")
    assert entente("build", folder, "--register", register, "--today", "2025-01-01").returncode == 0
    page.write_text("Tỉnh Lào Cai hiện có 43 dự án FDI còn hiệu lực.", encoding="utf-8")
    done = entente("build", folder, "--register", register, "--today", "2025-02-01", "--jsonl")
    assert json.loads(done.stdout)["status"] == "replaced"
    files = exported(register, tmp_path / "out")
    (document,) = [json.loads(line) for line in files["documents.jsonl"].splitlines()]
    assert [v["retrieved"] for v in document["versions"]] == ["2025-01-01", "2025-02-01"]
    assert b"41 d" not in files["claims.jsonl"]


def test_the_same_text_elsewhere_is_a_copy_and_no_new_origin(tmp_path):
    folder, register = tmp_path / "in", tmp_path / "register"
    folder.mkdir()
    text = "Tính đến ngày 31/12/2024, tỉnh Lào Cai có 41 dự án FDI còn hiệu lực."
    for name in ("a.txt", "b.txt"):
        (folder / name).write_text(text, encoding="utf-8")
    done = entente("build", folder, "--register", register, *TODAY, "--jsonl")
    assert [json.loads(line)["status"] for line in done.stdout.splitlines()] == ["added", "copy"]
    facts = [row for row in rows("facts", register) if row["property"] == "fdi_project_count"]
    assert len(facts) == 1
    assert facts[0]["origins"] == 1
    assert facts[0]["status"] == "single_source"
    assert {s["doc"] for s in facts[0]["supports"]} == {"a.txt", "b.txt"}


def test_two_texts_under_one_id_in_one_build_are_refused_both(tmp_path):
    register = tmp_path / "register"
    lines = [{"id": "x", "text": "Một."}, {"id": "x", "text": "Hai."}, {"id": "y", "text": "Ba."}]
    feed = tmp_path / "feed.jsonl"
    feed.write_text("".join(json.dumps(row) + "\n" for row in lines), encoding="utf-8")
    done = entente("build", feed, "--register", register, *TODAY, "--jsonl")
    assert done.returncode == 1
    (record,) = [json.loads(line) for line in done.stderr.splitlines() if line.startswith("{")]
    assert record["error"] == "duplicate_id"
    assert record["id"] == "x"
    statuses = {row["doc"]: row["status"] for row in map(json.loads, done.stdout.splitlines())}
    assert statuses == {"x": "refused", "y": "added"}


def test_an_id_once_shown_still_answers_when_its_evidence_is_gone(tmp_path):
    folder, register = tmp_path / "in", tmp_path / "register"
    folder.mkdir()
    page = folder / "page.txt"
    page.write_text("Tính đến ngày 31/12/2024, tỉnh Lào Cai có 41 dự án FDI còn hiệu lực.", encoding="utf-8")
    assert entente("build", folder, "--register", register, "--today", "2025-01-01").returncode == 0
    (fact,) = [row for row in rows("facts", register) if row["property"] == "fdi_project_count"]
    page.write_text("Trang này không còn nội dung.", encoding="utf-8")
    assert entente("build", folder, "--register", register, "--today", "2025-02-01").returncode == 0
    done = entente("show", fact["id"], "--register", register, "--json")
    assert json.loads(done.stdout)["status"] == "withdrawn"


def test_claims_of_another_reader(by_hand, tmp_path):
    files = exported(by_hand, tmp_path / "out")
    facts = [json.loads(line) for line in files["facts.jsonl"].splitlines()]
    counted = [f for f in facts if f["property"] == "fdi_project_count"]
    assert {f["value"] for f in counted} == {212}
    assert {s["doc"] for f in counted for s in f["supports"]} == {"a.txt", "b.txt"}
    assert [json.loads(line)["rule"] for line in files["claims.jsonl"].splitlines()] == ["by hand"] * 2


def test_a_claim_whose_quote_is_not_there_is_refused(texts, tmp_path):
    from tests.register.conftest import TEXTS, claim

    good = claim("a.txt", TEXTS["a.txt"], "212 dự án", 212)
    wrong = good | {"id": "a.txt#wrong", "start": good["start"] + 1}
    lines = tmp_path / "claims.jsonl"
    lines.write_text(json.dumps(good) + "\n" + json.dumps(wrong) + "\n{not json\n", encoding="utf-8")
    done = entente("build", "--claims", lines, "--texts", texts, "--register", tmp_path / "r", *TODAY)
    assert done.returncode == 1
    records = [json.loads(line) for line in done.stderr.splitlines() if line.startswith("{")]
    assert [(r["error"], r["line"]) for r in records] == [("bad_span", 2), ("bad_json", 3)]
    assert len(exported(tmp_path / "r", tmp_path / "out")["claims.jsonl"].splitlines()) == 1
