"""Whether a sentence asserts what a cue says, or only wishes, asks or plans it."""

from __future__ import annotations

import re

from entente.claims.lists import clause
from entente.claims.statement import Statement
from entente.language.phrases import Cue

REACH = 140
NEAR = 30
WISHES = ("hope", "ask", "plan")
_PARTED = re.compile(r"[,;，；。]")


def wished(statement: Statement, cue: Cue) -> str | None:
    """Modality of the wish, request or plan a cue stands under in its clause: hope, request, plan; None = asserted.

    "Berharap … mengajukan … untuk membuka penerbangan" opens no flight.
    """
    low = max(clause(statement, cue.start)[0], cue.start - REACH)
    for wish in statement.cued("asks", *WISHES):
        if low <= wish.start and wish.end <= cue.start and not wish.means("trust") and not wish.means("needs"):
            return str(wish.means("modality"))
    return "plan" if _ahead(statement, cue) else None


def _ahead(statement: Statement, cue: Cue) -> bool:
    """Whether it is only prepared: "preparations for the groundbreaking of", "chuẩn bị khởi công"."""
    text = statement.document.text
    near = [c for c in statement.cued("status", "ahead") if 0 <= cue.start - c.end <= NEAR]
    return any(not _PARTED.search(text, c.end, cue.start) for c in near)
