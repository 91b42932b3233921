"""The pages: figures with their quotes highlighted, permanent addresses, nothing unescaped."""

from __future__ import annotations

import html
import re
from urllib.parse import unquote

import pytest

from tests.register.conftest import EXAMPLES, entente


@pytest.fixture(scope="module")
def register(tmp_path_factory):
    folder = tmp_path_factory.mktemp("pages")
    page = folder / "hostile <b>.txt"
    page.write_text(
        "Tính đến ngày 31/12/2024, tỉnh Lào Cai có 41 dự án FDI còn hiệu lực <script>alert(1)</script>.",
        encoding="utf-8",
    )
    done = entente("build", EXAMPLES, page, "--register", folder / "r", "--today", "2026-06-30")
    assert done.returncode == 0, done.stderr
    return folder / "r"


@pytest.fixture(scope="module")
def client(register):
    from entente.register.opening import open_existing

    open_existing(register)
    from django.test import Client

    yield Client(SERVER_NAME="localhost")
    from django.db import connections

    connections.close_all()


def get(client, address: str, status: int = 200) -> str:
    answer = client.get(address)
    assert answer.status_code == status, answer.content[:500]
    return answer.content.decode()


def links(page: str, start: str) -> list[str]:
    return [unquote(html.unescape(a)) for a in re.findall(r'href="([^"]+)"', page) if a.startswith(start)]


def test_home_lists_places(client):
    page = get(client, "/")
    assert "Hải Phòng" in page
    assert links(page, "/places/")


def test_a_figure_leads_to_its_sentence(client):
    place = get(client, links(get(client, "/"), "/places/")[0])
    fact = get(client, links(place, "/facts/")[0])
    (lang, quote), *_ = re.findall(r'<blockquote lang="(\w+)">(.*?)</blockquote>', fact, re.S)
    value = html.unescape(re.search(r"<mark>(.*?)</mark>", quote, re.S)[1])
    source = get(client, links(fact, "/sources/")[0])
    assert lang in {"vi", "en", "id", "zh"}
    assert value
    assert f">{html.escape(value)}</mark>" in source


def test_a_place_is_found_by_any_of_its_names(client):
    answer = client.get("/places/hai phong")
    assert answer.status_code == 301
    assert "Hải Phòng" in get(client, answer["Location"])


def test_hostile_text_is_escaped_everywhere(client):
    for address in ("/places/Lào Cai", "/sources/hostile <b>.txt", "/search?q=<script>alert(1)</script>"):
        answer = client.get(address, follow=True)
        assert answer.status_code == 200, address
        assert "<script" not in answer.content.decode()


def test_every_page_carries_the_policy_and_no_inline_style(client):
    home = get(client, "/")
    place = links(home, "/places/")[0]
    for address in ("/", place, links(get(client, place), "/facts/")[0], "/search?q=fdi"):
        answer = client.get(address)
        assert "default-src 'none'" in answer["Content-Security-Policy"]
        assert " style=" not in answer.content.decode()
        assert 'lang="en"' in answer.content.decode()


@pytest.mark.parametrize("address", ["/facts/fact:no-such", "/places/nowhere-at-all", "/sources/none.txt", "/x"])
def test_what_is_not_there_is_not_found(client, address):
    get(client, address, 404)


def test_another_host_is_refused(client):
    assert client.get("/", SERVER_NAME="elsewhere.example").status_code == 400


def test_furniture_is_shown_greyed(client):
    page = get(client, "/sources/en/laos-zones-2023.html")
    assert "Set aside" not in page
    assert "178 companies" in page
