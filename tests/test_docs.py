"""Every command, property and page is documented, and the documents speak of what is there."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import typer.main

from entente.cli import app
from entente.vocabulary import document, terms

ROOT = Path(__file__).resolve().parent.parent
DOCS = {p.name: p.read_text(encoding="utf-8") for p in [*(ROOT / "docs").glob("*.md"), ROOT / "README.md"]}
COMMANDS = typer.main.get_command(app)


def command_names() -> list[str]:
    names = []
    for name, command in COMMANDS.commands.items():
        names += [f"{name} {sub}" for sub in command.commands] if hasattr(command, "commands") else [name]
    return names


@pytest.mark.parametrize("name", command_names())
def test_every_command_is_documented(name):
    assert any(f"entente {name}" in text for text in (DOCS["commands.md"], DOCS["interfaces.md"]))
    assert f"entente {name}" in DOCS["commands.md"]


@pytest.mark.parametrize("name", command_names())
def test_every_option_is_documented(name):
    command = COMMANDS
    for part in name.split():
        command = command.commands[part]
    section = DOCS["commands.md"].split(f"## entente {name}\n", 1)[1].split("\n## ", 1)[0]
    for option in command.params:
        for flag in option.opts:
            if flag.startswith("--") and flag != "--json":
                assert f"`{flag}`" in section or f"{flag} " in section, f"entente {name} {flag}"


def test_the_tables_of_the_vocabulary_are_those_of_its_files():
    made = DOCS["vocabulary.md"].split("document -->\n", 1)[1]
    assert made.strip() == "\n".join(document.lines()).strip()


@pytest.mark.parametrize("code", terms.properties())
def test_every_property_is_documented(code):
    assert f"`{code}`" in DOCS["vocabulary.md"]


def test_every_page_is_documented(tmp_path):
    from entente.register.opening import use

    use(tmp_path)
    from entente.web.urls import urlpatterns

    for pattern in urlpatterns:
        route = re.sub(r"<[^>]*>", "", str(pattern.pattern)) or "/"
        assert f"`/{route.strip('/')}" in DOCS["pages.md"], route


@pytest.mark.parametrize("name", DOCS)
def test_links_between_documents_lead_somewhere(name):
    folder = ROOT if name == "README.md" else ROOT / "docs"
    for target in re.findall(r"\]\(([^)#]+)\)", DOCS[name]):
        if "://" not in target:
            assert (folder / target).exists(), f"{name}: {target}"
