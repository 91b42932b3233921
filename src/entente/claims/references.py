"""One reference per entity of a document: a mention to an EntityRef, always the same for the same entity."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any

from entente.model.claim import EntityRef
from entente.model.evidence import Document
from entente.model.fold import searchable
from entente.model.mark import Mention
from entente.vocabulary import places


class References:
    """The names of one document; ids are ``type:slug`` and mean the same entity wherever they are equal.

    ``references.of(mention).id == "place:hai-phong"`` whether the text writes "Hải Phòng", "Kota Hai Phong" or 海防.
    """

    def __init__(self, document: Document) -> None:
        self._document = document
        self.kept: dict[str, Any] = {}  # what one family finds out about the document and others read again

    def of(self, mention: Mention) -> EntityRef:
        """The entity a mention stands for: of known places and terms the known name, else the name as written."""
        written = self._document.text[mention.start : mention.end]
        known = mention.candidates[0] if mention.candidates else None
        if known is None:
            return self.named(mention.type, mention.name, written)
        if mention.type == "place":
            return self.place(known, written)
        id_ = known if ":" in known else f"{mention.type}:{slug(known)}"
        return EntityRef(id_, mention.type, mention.name, written)

    def place(self, code: str, written: str | None = None) -> EntityRef:
        """A place of the gazetteer by its id (``VN-HP``), under its local official name."""
        row = places.table().get(code)
        if row is None:
            return self.named("place", written or code, written)
        return EntityRef(f"place:{slug(row.names.get('en', row.name))}", "place", row.name, written)

    def named(self, type_: str, name: str, written: str | None = None) -> EntityRef:
        """An entity known by nothing but its name: equal after folding = one entity."""
        return EntityRef(f"{type_}:{slug(name)}", type_, name, written)

    def unnamed(self, type_: str, key: str, written: str | None = None) -> EntityRef:
        """Something the text leaves without a name (a reception, "the agreement"); its id never leaves the document."""
        return EntityRef(f"{type_}:{slug(self._document.id)}-{slug(key)}", type_, None, written)


_CJK_GAP = re.compile(r"(?<=[\u3400-\u9fff]) (?=[\u3400-\u9fff])")


@lru_cache(maxsize=4096)
def slug(text: str) -> str:
    """Folded words joined by hyphens: ``slug("Hải Phòng") == "hai-phong"``."""
    return _CJK_GAP.sub("", searchable(text)).replace(" ", "-") or "x"
