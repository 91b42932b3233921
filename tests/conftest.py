"""Shared by all tests: where the gold set is, and how a skip becomes a failure when everything is required."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared"
REQUIRE_ALL = os.environ.get("ENTENTE_REQUIRE_ALL") == "1"


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder with seeds and gold beside the project; skips, saying so, where it is missing."""
    if not (SHARED / "gold" / "score.py").is_file():
        pytest.skip("the gold set (../shared) is not beside the project")
    return SHARED


@pytest.fixture(scope="session")
def chromium() -> str:
    """A Chromium on this machine; skips where there is none."""
    found = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if not found:
        pytest.skip("no Chromium on this machine")
    return found


@pytest.hookimpl(hookwrapper=True)
def pytest_runtest_makereport(item, call):
    """With ENTENTE_REQUIRE_ALL=1 a skip is a failure."""
    outcome = yield
    report = outcome.get_result()
    if REQUIRE_ALL and report.skipped and not hasattr(report, "wasxfail"):
        reason = report.longrepr[2] if isinstance(report.longrepr, tuple) else str(report.longrepr)
        report.outcome = "failed"
        report.longrepr = f"{item.nodeid}: skipped where everything is required: {reason}"
