"""Joining references into entities, each join with its reason."""

from __future__ import annotations

from collections.abc import Iterable

from entente.entities.references import Key


class Clusters:
    """Groups of references; the smallest key stands for its group, so the order of joining does not matter."""

    def __init__(self, keys: Iterable[Key]) -> None:
        self._above = {key: key for key in keys}
        self._why: dict[Key, set[str]] = {}

    def head(self, key: Key) -> Key:
        """The reference that stands for the group of this one."""
        while (above := self._above[key]) != key:
            self._above[key] = self._above[above]
            key = above
        return key

    def join(self, one: Key, other: Key, why: str) -> None:
        """Make two groups one, for a reason."""
        first, second = sorted((self.head(one), self.head(other)))
        reasons = self._why.pop(second, set()) if first != second else set()
        self._above[second] = first
        self._why.setdefault(first, set()).update(reasons | {why})

    def groups(self) -> dict[Key, list[Key]]:
        """Members by head, both sorted."""
        found: dict[Key, list[Key]] = {}
        for key in sorted(self._above):
            found.setdefault(self.head(key), []).append(key)
        return found

    def why(self, head: Key) -> tuple[str, ...]:
        """The reasons of a group, sorted."""
        return tuple(sorted(self._why.get(head, ())))
