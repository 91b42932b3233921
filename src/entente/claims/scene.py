"""A statement with its actors, its context and what was asked or promised just before it."""

from __future__ import annotations

from dataclasses import dataclass, field

from entente.claims.actor import PAIR, Actor
from entente.claims.cast import Cast
from entente.claims.context import Context
from entente.claims.focus import meant
from entente.claims.statement import Statement
from entente.model.claim import EntityRef


@dataclass(slots=True)
class Turn:
    """What was last asked or promised, so that a sentence may go on with it."""

    index: int = -9
    block: int = -1
    property: str = ""
    rule: str = ""
    actor: Actor | None = None
    addressee: EntityRef | None = None
    mutual: bool = False
    subject: EntityRef | None = None
    owed: dict[str, EntityRef] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Scene:
    """What the families of speech read."""

    statement: Statement
    context: Context
    cast: Cast
    turn: Turn = field(default_factory=Turn)

    @property
    def text(self) -> str:
        """Text of the whole document."""
        return self.statement.document.text

    @property
    def actors(self) -> tuple[Actor, ...]:
        """Actors of the statement."""
        return self.cast.of(self.statement)

    def ref(self, actor: Actor | None) -> EntityRef | None:
        """Who an actor is; "the city" by the focus."""
        if actor is None or actor.ref is not None or actor.kind != "place":
            return actor.ref if actor is not None else None
        found = meant(actor.subtype or "", self.context.focus(self.statement))
        written = self.text[actor.start : actor.end]
        return EntityRef(found[1].id, found[1].type, found[1].name, written) if found else None

    def bearer(self, actor: Actor | None) -> EntityRef | None:
        """Whom a sector belongs to: of a person or an office the place spoken for; both sides are nobody's."""
        if actor is None or actor.kind == PAIR:
            return None
        ref = self.ref(actor)
        return self.cast.side(ref) if actor.kind == "person" or actor.basis == "office" else ref
