"""Who speaks: verbs of saying, "according to", and a voice that carries on to the end of its paragraph."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice

from entente.claims.actor import PAIR, Actor
from entente.claims.cast import Cast, cast_of
from entente.claims.context import Speaker
from entente.claims.governing import going_on
from entente.claims.references import References
from entente.claims.statement import Statement
from entente.language.phrases import Cue
from entente.model.claim import EntityRef

SILENT = frozenset(("collective", "pair", "delegation"))  # many at once: nobody's own words
MOST = 24  # verbs of saying looked at in one sentence
TITLE = 14  # characters an honorific may take between a verb and the name behind it
_SEAM = re.compile(r"[,，、;；:：.。]")
_CLOSING = re.compile(r"[,，\"”’'」』.!?。！？]\s*$")


@dataclass(frozen=True, slots=True)
class Said:
    """A verb of saying with its speaker; ``whole`` when it reports the sentence, not only opens a report.

    ``begins`` is where what is said begins; the whole sentence for "according to …" and a trailing "…, she said".
    """

    actor: Actor
    cue: Cue
    whole: bool
    begins: int


def speakers(statements: Sequence[Statement], references: References) -> Sequence[Speaker]:
    """The speaker of every statement, with the offset where what is said begins; none where the outlet itself speaks.

    A voice goes on through the sentences of its block that name no other; headlines and captions speak for nobody.
    """
    cast = cast_of(statements, references)
    carried: EntityRef | None = None
    before: Statement | None = None
    voices: list[Speaker] = []
    for statement in statements:
        if before is None or statement.block.start != before.block.start:
            carried = None
        said = voice(statement, cast)
        if said is not None:
            carried = said.actor.ref
            voices.append(Speaker(said.actor.ref, said.actor.basis, said.begins) if said.whole else Speaker())
        elif carried is not None and not _own_act(statement, cast):
            voices.append(Speaker(carried, "carried"))
        else:
            voices.append(_asker(statement, before, voices, cast))
        before = statement
    return _quoted(statements, voices)


def _asker(statement: Statement, before: Statement | None, voices: Sequence[Speaker], cast: Cast) -> Speaker:
    """Who asked just before, when the sentence goes on asking; else nobody."""
    if before is None or voices[-1].ref is None or going_on(statement, cast.of(statement)) is None:
        return Speaker()
    asked = any(True for _ in before.cued("asks", "ask", "hope"))
    return Speaker(voices[-1].ref, "inferred") if asked or voices[-1].basis == "inferred" else Speaker()


def _quoted(statements: Sequence[Statement], voices: Sequence[Speaker]) -> list[Speaker]:
    """The voices, the sentences of a quotation given to the one named at its close."""
    found = list(voices)
    for i in range(len(found) - 2, -1, -1):
        here, after = statements[i], statements[i + 1]
        opened = here.block.start == after.block.start and _open(here.text) and found[i].ref is None
        if opened and found[i + 1].ref is not None:
            found[i] = Speaker(found[i + 1].ref, "carried")
    return found


def _open(text: str) -> bool:
    """Whether a quotation begins in the text and does not end in it."""
    return max(text.count("“") - text.count("”"), text.count('"') % 2, text.count("「") - text.count("」")) > 0


def voice(statement: Statement, cast: Cast) -> Said | None:
    """Who says the sentence, by its own words."""
    actors = cast.of(statement)
    for cue in islice(statement.cued("speech", "according", "say"), MOST):
        said = _according(statement, cue, actors) if cue.role == "according" else _saying(statement, cue, cast)
        if said is not None:
            return said
    if (implied := _implied(statement, cast)) is not None:
        return implied
    for cue in islice(statement.cued("speech", "tell"), MOST):
        actor = cast.doer(statement, cue)
        if actor is not None and speaks(actor):
            return Said(actor, cue, False, statement.end)
    return None


def _implied(statement: Statement, cast: Cast) -> Said | None:
    """A verb that bears its speaker in itself: "katanya", "menurutnya"."""
    ref = cast.before(statement)
    cue = next((c for c in statement.cued("speech", "say_so")), None)
    if cue is None or ref is None:
        return None
    return Said(Actor(cue.start, cue.end, "person", ref, "anaphora"), cue, True, statement.start)


def speaks(actor: Actor) -> bool:
    """Whether the actor can be quoted: a person, an office, a body with a name."""
    if actor.kind == "person":
        return actor.ref is not None
    return actor.kind == "organisation" and actor.ref is not None and actor.subtype not in SILENT


def _according(statement: Statement, cue: Cue, actors: Sequence[Actor]) -> Said | None:
    actor = _behind(statement, cue, actors)
    return Said(actor, cue, True, statement.start) if actor is not None else None


def _saying(statement: Statement, cue: Cue, cast: Cast) -> Said | None:
    """The speaker before the verb, or behind it after a quotation: "…," kata Budi; "…", said Kien."""
    text = statement.document.text
    closes = bool(_CLOSING.search(text[max(statement.start, cue.start - 4) : cue.start]))
    inverts = closes and not _governs(statement, cue)
    behind = _behind(statement, cue, cast.of(statement)) if inverts else None
    if behind is not None:
        return Said(behind, cue, True, statement.start)
    actor = cast.doer(statement, cue)
    if actor is None or not speaks(actor) or (actor.kind != "person" and _acts(statement, cue, actor)):
        return None
    trailing = bool(_CLOSING.search(text[max(statement.start, actor.start - 12) : actor.start].rstrip()))
    ends = statement.end - cue.end <= 3 and trailing
    return Said(actor, cue, True, statement.start if ends else cue.start)


def _behind(statement: Statement, cue: Cue, actors: Sequence[Actor]) -> Actor | None:
    """The speaker right behind the cue, an honorific between at most."""
    near = (a for a in actors if 0 <= a.start - cue.end <= TITLE and speaks(a))
    actor = next(near, None)
    if actor is None or _SEAM.search(statement.document.text[cue.end : actor.start].replace(".", "")):
        return None
    named = next((a for a in actors if 0 < a.start - actor.end <= 2 and a.kind == "person"), None)
    return named if named is not None and actor.basis == "office" else actor


def _acts(statement: Statement, cue: Cue, actor: Actor) -> bool:
    """Whether a body hopes or promises by the same word: it acts, the outlet tells it."""
    return actor.basis != "office" and _governs(statement, cue)


def _governs(statement: Statement, cue: Cue) -> bool:
    """Whether the verb of saying also asks, hopes or promises."""
    return any(c.start < cue.end and cue.start < c.end for c in statement.cued("asks", "hope", "pledge", "ask"))


def _own_act(statement: Statement, cast: Cast) -> bool:
    """Whether somebody else than a person is shown wishing, asking or promising here: the outlet tells it again."""
    for cue in islice(statement.cued("asks", "ask", "hope", "pledge", "agree"), MOST):
        actor = cast.doer(statement, cue)
        acts = actor is not None and actor.kind in ("organisation", PAIR) and actor.subtype != "collective"
        if acts and actor is not None and actor.basis == "explicit":
            return True
    return False
