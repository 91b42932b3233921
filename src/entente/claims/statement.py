"""A sentence with everything found in it: what the families read."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from entente.language.phrases import Cue
from entente.model.evidence import Block, Document
from entente.model.mark import Mark, Mention


@dataclass(frozen=True, slots=True)
class Statement:
    """One sentence, heading, caption or table row; offsets of its parts count in the document."""

    document: Document
    block: Block
    index: int
    start: int
    end: int
    marks: tuple[Mark, ...] = ()
    mentions: tuple[Mention, ...] = ()
    cues: tuple[Cue, ...] = ()

    @property
    def text(self) -> str:
        """The sentence itself."""
        return self.document.text[self.start : self.end]

    @property
    def quantities(self) -> tuple[Mark, ...]:
        """Marks that are figures."""
        return tuple(m for m in self.marks if m.kind != "date")

    @property
    def dates(self) -> tuple[Mark, ...]:
        """Marks that are dates or periods."""
        return tuple(m for m in self.marks if m.kind == "date")

    def cued(self, family: str, *roles: str) -> Iterator[Cue]:
        """Cues of a family, in text order; of these roles when any are named."""
        return (c for c in self.cues if c.phrase.family == family and (not roles or c.role in roles))

    def named(self, *types: str) -> Iterator[Mention]:
        """Mentions of these entity types, in text order."""
        return (m for m in self.mentions if m.type in types)
