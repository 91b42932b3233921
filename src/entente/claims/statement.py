"""A sentence with everything found in it: what the families read."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

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
    _sorted: dict[str, dict[str, list[Cue]]] = field(default_factory=dict, init=False, compare=False, repr=False)

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
        if not self._sorted:
            for cue in self.cues:
                self._sorted.setdefault(cue.phrase.family, {}).setdefault(cue.role, []).append(cue)
        own = self._sorted.get(family, {})
        lists = [own[role] for role in roles or own if role in own]
        if len(lists) == 1:
            return iter(lists[0])
        return iter(sorted((cue for found in lists for cue in found), key=_place))

    def named(self, *types: str) -> Iterator[Mention]:
        """Mentions of these entity types, in text order."""
        return (m for m in self.mentions if m.type in types)


def _place(cue: Cue) -> tuple[int, int]:
    return cue.start, -cue.end
