"""What a document as a whole says of its names: the place and country it speaks of, fuller forms of short names."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import replace

from entente.entities.profile import Profile, profile
from entente.entities.references import Key, Node
from entente.language import homonyms
from entente.model.evidence import Document
from entente.vocabulary import places

WINDOW = 70  # characters around a short name in which its place may stand
MOST = 4  # occurrences looked at


class Profiles:
    """The profile of every reference, completed from its document where the name alone leaves its place open."""

    def __init__(self, nodes: Mapping[Key, Node], documents: Mapping[str, Document]) -> None:
        self._documents = documents
        self.of: dict[Key, Profile] = {}
        self.full: dict[Key, str] = {}
        for key, node in sorted(nodes.items()):
            self.of[key] = self._best(node)
        self.home = _homes(nodes, self.of)
        for key, own in self.of.items():
            if own.unit and not own.places and own.type == "organisation":
                self.of[key] = _at_home(own, self.home.get(key[0]))
        self.countries = {doc: _country(line) for doc, line in self.home.items()}

    def _best(self, node: Node) -> Profile:
        """The profile of the name, or of a fuller writing of the same."""
        if node.name is None:
            return Profile(node.type, "")
        own = profile(node.type, node.name, node.language)
        if own.known or own.places or node.type not in ("organisation", "zone"):
            return own
        full = self._fuller(node, own)
        if full is None:
            return own
        self.full[node.key] = full[0]
        return full[1]

    def _fuller(self, node: Node, own: Profile) -> tuple[str, Profile] | None:
        """The same name with its place behind it, where the document writes it once in full."""
        document = self._documents.get(node.doc)
        name = node.name or ""
        if document is None or len(name) < 4 or not own.concepts:
            return None
        found: dict[tuple[str, ...], tuple[str, Profile]] = {}
        at = document.text.find(name)
        for _ in range(MOST):
            if at < 0:
                break
            text = _to_next_place(document.text[at : at + len(name) + WINDOW], len(name), node.language)
            if text:
                one = profile(node.type, text, node.language)
                found.setdefault(one.places, (text, one))
            at = document.text.find(name, at + 1)
        fitting = [f for p, f in sorted(found.items()) if p and f[1].concepts >= own.concepts and f[1].rest == own.rest]
        return fitting[0] if len(fitting) == 1 else None


def _at_home(own: Profile, home: str | None) -> Profile:
    """The body of "the city" or "the province" is that of the place its document is about, when it is one."""
    return replace(own, places=(home,)) if home and homonyms.fits(home, own.unit or "") else own


def _to_next_place(text: str, length: int, language: str) -> str | None:
    """The text up to the end of a place that follows its first ``length`` characters directly."""
    from entente.language.names import find

    for mention in find(text, language):
        if mention.start == 0 and mention.end > length and mention.type in ("organisation", "zone"):
            return text[: mention.end]
    return None


def _homes(nodes: Mapping[Key, Node], profiles: Mapping[Key, Profile]) -> dict[str, str]:
    """The place most claims of each document are about, where one is ahead of all others."""
    weights: dict[str, Counter[str]] = {}
    for key, node in nodes.items():
        known = profiles[key].known
        if node.type == "place" and known and node.subject_of and not known.startswith("R-"):
            weights.setdefault(node.doc, Counter())[known] += node.subject_of
    return {doc: line for doc, found in weights.items() if (line := _ahead(found))}


def _ahead(found: Counter[str]) -> str | None:
    (best, count), *others = sorted(found.items(), key=lambda x: (-x[1], x[0]))
    return best if not others or count > others[0][1] else None


def _country(line: str) -> str:
    return places.place(line).country or line


def same_home(docs: Iterable[str], homes: Mapping[str, str]) -> str | None:
    """The place all these documents speak of, or None."""
    found = {homes.get(doc) for doc in docs}
    return found.pop() if len(found) == 1 else None
