"""Whether a sentence asserts what a cue says, or only wishes, asks or plans it."""

from __future__ import annotations

from entente.claims.lists import clause
from entente.claims.statement import Statement
from entente.language.phrases import Cue

REACH = 140
WISHES = ("hope", "ask", "plan")


def wished(statement: Statement, cue: Cue) -> str | None:
    """Modality of the wish, request or plan a cue stands under in its clause: hope, request, plan; None = asserted.

    "Berharap … mengajukan … untuk membuka penerbangan" opens no flight.
    """
    low = max(clause(statement, cue.start)[0], cue.start - REACH)
    for wish in statement.cued("asks", *WISHES):
        if low <= wish.start and wish.end <= cue.start and not wish.means("trust") and not wish.means("needs"):
            return str(wish.means("modality"))
    return None
