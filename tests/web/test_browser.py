"""In a real browser: a figure is followed to its sentence, at desk and at phone width."""

from __future__ import annotations

import os
import subprocess
import sys
import time
import urllib.request

import pytest

from tests.register.conftest import EXAMPLES, entente

PORT = 18000 + os.getpid() % 1000


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    folder = tmp_path_factory.mktemp("site")
    assert entente("build", EXAMPLES, "--register", folder, "--today", "2026-06-30").returncode == 0
    code = "from entente.cli import main; main()"
    command = [sys.executable, "-c", code, "serve", "--register", str(folder), "--port", str(PORT)]
    process = subprocess.Popen(command, stderr=subprocess.DEVNULL)
    address = f"http://localhost:{PORT}/"
    for _ in range(150):
        try:
            urllib.request.urlopen(address, timeout=5).close()
            break
        except OSError:
            time.sleep(0.1)
    yield address
    process.terminate()
    process.wait()


@pytest.mark.browser
@pytest.mark.parametrize(("width", "height"), [(1280, 900), (360, 740)])
def test_follow_a_figure_to_its_sentence(site, chromium, width, height):
    sync = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    with sync.sync_playwright() as playwright:
        options = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"]
        browser = playwright.chromium.launch(executable_path=chromium, args=options)
        page = browser.new_page(viewport={"width": width, "height": height})
        faults: list[str] = []
        page.on("console", lambda message: faults.append(message.text) if message.type == "error" else None)
        page.goto(site)
        page.get_by_role("link", name="Hải Phòng").first.click()
        assert page.locator("blockquote mark").count() > 5
        figure = page.locator(".value a").first
        shown = figure.inner_text()
        figure.click()
        assert page.locator(".value a").first.inner_text() == shown
        value = page.locator("blockquote mark").first.inner_text()
        page.locator("figcaption a").first.click()
        assert value in page.locator(".text mark").all_inner_texts()
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        assert faults == []
        browser.close()
