"""What could not be used, and why; the run goes on."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Problem:
    """An input or a place in it that was refused: which, where, why.

    ``code`` is one of the errors of docs/interfaces.md (bad_json, bad_encoding, bad_span …); ``doc`` the
    document id or file name; ``where`` a line, cell or offset as words; ``message`` the cause in a sentence.
    """

    code: str
    doc: str | None
    message: str
    where: str | None = None
    line: int | None = None


class DataFault(ValueError):
    """A data file of the package that cannot be used; the message names file and key. Nothing goes on without it."""
