"""Reasons as English sentences; other languages word the same codes in their labels."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from types import MappingProxyType

from entente.model.reason import Reason
from entente.vocabulary.terms import VocabularyFault


@cache
def sentences() -> Mapping[str, str]:
    """The English sentence of every reason code, with its parameters in braces."""
    text = files("entente.vocabulary").joinpath("reasons.toml").read_text(encoding="utf-8")
    return MappingProxyType(tomllib.loads(text)["reason"])


def sentence(reason: Reason) -> str:
    """The reason in English; raises VocabularyFault for a code without a sentence or a missing parameter."""
    try:
        return sentences()[reason.code].format_map(dict(reason.parameters))
    except KeyError as fault:
        raise VocabularyFault(f"vocabulary/reasons.toml: {reason.code}: {fault}") from fault
