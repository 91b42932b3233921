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
    return "plan" if _ahead(statement, cue) or announced(statement, cue) else None


def announced(statement: Statement, cue: Cue) -> bool:
    """Whether a ceremony is still to come: "the groundbreaking ceremony of … will be held", 将于…举行开工仪式."""
    if not any(c.start < cue.end and cue.start < c.end for c in statement.cued("events", "noun")):
        return False
    low, high = clause(statement, cue.start)
    for later in statement.cued("events", "later"):
        behind = 0 <= later.start - cue.end <= REACH and later.end <= high
        before = 0 <= cue.start - later.end <= NEAR and low <= later.start
        if before if later.means("side") == "before" else behind:
            return True
    return False


def _ahead(statement: Statement, cue: Cue) -> bool:
    """Whether it is only prepared: "preparations for the groundbreaking of", "chuẩn bị khởi công"."""
    text = statement.document.text
    near = [c for c in statement.cued("status", "ahead") if 0 <= cue.start - c.end <= NEAR]
    return any(not _PARTED.search(text, c.end, cue.start) for c in near)
