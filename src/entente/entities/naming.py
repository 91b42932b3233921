"""Names and ids of entities."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import cache

from entente.entities.profile import Profile
from entente.entities.references import Key, Node
from entente.language.folder import available
from entente.language.namebook import book
from entente.model.entity import Name
from entente.model.fold import searchable
from entente.vocabulary import named, places, sectors

OFFICIAL = {"VN": "vi", "CN": "zh", "TW": "zh", "HK": "zh", "MO": "zh", "ID": "id"}


def slug(type_: str, name: str) -> str:
    """The id a name asks for: ``slug("place", "Hải Phòng") == "place:hai-phong"``."""
    folded = searchable(name)
    words = folded.replace(" ", "") if any("\u3400" <= c <= "\u9fff" for c in folded) else folded.replace(" ", "-")
    return f"{type_}:{words or 'x'}"


def names(members: Sequence[Node]) -> tuple[Name, ...]:
    """Every string met, with its language and the number of documents that use it, the commonest first."""
    docs: dict[tuple[str, str], set[str]] = {}
    for node in members:
        for text in node.writings:
            if text != node.name and _pointing(node.language, text):
                continue
            docs.setdefault((text, node.language), set()).add(node.doc)
    rows = [Name(text, lang, len(found)) for (text, lang), found in docs.items()]
    return tuple(sorted(rows, key=lambda n: (-n.docs, n.language or "", n.text)))


def _pointing(language: str, text: str) -> bool:
    """Whether a string only points back ("the city", "kota tersebut") and so is no name."""
    return searchable(text) in _pointers(language)


@cache
def _pointers(language: str) -> frozenset[str]:
    """The words of a language that point back, folded."""
    words = (word for row in book(language).words for word in row) if language in available() else ()
    return frozenset(searchable(word.form) for word in words if word.kind == "anaphor")


def canonical(members: Sequence[Node], profiles: Mapping[Key, Profile]) -> str | None:
    """The name shown: of the gazetteer or vocabulary, else the one in the owner's language most documents use."""
    for node in members:
        if known := profiles[node.key].known:
            return _known(known)
    own = {OFFICIAL.get(c or "") for n in members for c in _countries(profiles[n.key])} - {None}
    counted = Counter((n.name, n.language in own) for n in members if n.name)
    if not counted:
        return None
    best = min(counted.items(), key=lambda x: (not x[0][1], -x[1], -len(x[0][0] or ""), x[0][0] or ""))
    return best[0][0]


def _known(id_: str) -> str:
    if id_ in places.table():
        return places.place(id_).name
    if id_ in named.table():
        return named.table()[id_].name
    return sectors.sectors()[id_].name


def _countries(profile: Profile) -> Iterable[str | None]:
    return (places.place(line).country for line in profile.places)


def ids(members: Sequence[Node], profiles: Mapping[Key, Profile]) -> list[str]:
    """Ids the entity may be known by, the one to print first: fixed for known things, else the smallest."""
    first = members[0]
    wanted = {slug(n.type, n.name) for n in members if n.name}
    known = next((k for n in members if (k := profiles[n.key].known)), None)
    if known is not None:
        fixed = place_id(known) if known in places.table() else known
        return [fixed, *sorted(wanted - {fixed})]
    if not wanted:
        return [_unnamed(first)]
    return sorted(wanted)


def place_id(line: str) -> str:
    """Entity id of a place of the gazetteer: ``place_id("VN-HP") == "place:hai-phong"``."""
    return f"place:{places.slug(line)}"


def _unnamed(node: Node) -> str:
    """Id of what the text leaves unnamed: it never leaves its document."""
    return node.ref if node.doc.replace("/", "-") in node.ref else f"{node.ref}@{node.doc}"
