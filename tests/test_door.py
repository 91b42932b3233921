"""The Python door: what it offers, nothing by accident, and without Django."""

from __future__ import annotations

import subprocess
import sys
import textwrap
import types

import pytest

import entente


def test_all_is_what_is_meant():
    assert sorted(entente.__all__) == entente.__all__
    for name in entente.__all__:
        assert getattr(entente, name) is not None


def test_nothing_is_there_by_accident():
    public = {name for name in vars(entente) if not name.startswith("_")}
    extra = {name for name in public - set(entente.__all__) if not isinstance(vars(entente)[name], types.ModuleType)}
    assert extra == set()


def test_claims_of_a_text():
    (claim,) = entente.claims("Đến ngày 30/6/2025, tỉnh Lào Cai có 41 dự án FDI còn hiệu lực.")
    assert isinstance(claim, entente.Claim)
    assert claim.property == "fdi_project_count"
    assert claim.value == 41
    assert claim.subject.name == "Lào Cai"
    assert claim.as_of == "2025-06-30"
    assert claim.span.quote == "41 dự án"


def test_reading_a_folder_goes_on_after_what_cannot_be_used(tmp_path):
    (tmp_path / "a.txt").write_text("Lào Cai hiện có 41 dự án FDI.", encoding="utf-8")
    (tmp_path / "b.txt").write_bytes(b"\x00\x01\x02\xff" * 100)
    found = list(entente.read(tmp_path))
    assert [type(one).__name__ for one in found] == ["Document", "Problem"]
    assert found[0].language == "vi"
    assert found[1].doc == "b.txt"


def test_claims_of_a_document_that_was_read(tmp_path):
    page = tmp_path / "page.txt"
    page.write_text("Tỉnh Lào Cai hiện có 41 dự án FDI còn hiệu lực.", encoding="utf-8")
    (document,) = entente.read(page)
    assert [claim.doc for claim in entente.claims(document)] == ["page.txt"]


def test_it_works_where_django_is_not_installed():
    code = """
        import sys

        class Absent:
            def find_spec(self, name, path=None, target=None):
                if name.split(".")[0] == "django":
                    raise ModuleNotFoundError(name)

        sys.meta_path.insert(0, Absent())
        import entente
        (claim,) = entente.claims("By the end of 2024, Lao Cai province had 41 FDI projects in force.")
        assert claim.value == 41, claim
        assert not any(name.split(".")[0] == "django" for name in sys.modules)
    """
    done = subprocess.run([sys.executable, "-c", textwrap.dedent(code)], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize("text", ["", " ", "\n", "。", "12", "ไทย", "\ud800", "a" * 10_000, "1" * 10_000, "(" * 5_000])
def test_odd_texts_give_no_claims(text):
    assert entente.claims(text) == ()
