"""Finding and loading language folders."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any

from entente.model.problem import DataFault


class LanguageFault(DataFault):
    """A language file that cannot be used; the message names language, file and key."""


@dataclass(frozen=True, slots=True)
class Language:
    """A language folder; equal and hashed by code, so that compiled tables can be cached per language."""

    code: str

    @property
    def folder(self) -> Traversable:
        """The folder of the language."""
        return files("entente.language").joinpath(self.code)

    def table(self, name: str) -> dict[str, Any]:
        """A TOML table of the folder ("numbers.toml"); an absent file is an empty table."""
        path = self.folder.joinpath(name)
        if not path.is_file():
            return {}
        try:
            return tomllib.loads(path.read_text(encoding="utf-8"))
        except (tomllib.TOMLDecodeError, UnicodeDecodeError) as fault:
            raise LanguageFault(f"language {self.code}: {name}: {fault}") from fault

    def phrase_files(self) -> tuple[str, ...]:
        """Names of the phrase files, sorted."""
        folder = self.folder.joinpath("phrases")
        if not folder.is_dir():
            return ()
        return tuple(sorted(p.name for p in folder.iterdir() if p.name.endswith(".toml")))


@cache
def available() -> tuple[str, ...]:
    """Codes of all language folders: those that hold a ``numbers.toml``."""
    root = files("entente.language")
    return tuple(sorted(p.name for p in root.iterdir() if p.is_dir() and p.joinpath("numbers.toml").is_file()))


@cache
def load(code: str) -> Language:
    """The language of this code; raises LanguageFault naming the known ones."""
    if code not in available():
        raise LanguageFault(f"no language folder {code!r}; there are: {', '.join(available())}")
    return Language(code)
