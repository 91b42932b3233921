"""The references of all claims, gathered: who is named where, and what is said of them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from entente.model.claim import Claim, EntityRef
from entente.model.evidence import Document

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
Key = tuple[str, str]  # document id, id of the reference in it


@dataclass(slots=True)
class Node:
    """One reference of one document; ``writings`` are the strings it is named by, ``said`` what is claimed of it."""

    doc: str
    ref: str
    type: str
    language: str
    name: str | None = None
    writings: set[str] = field(default_factory=set)
    said: set[tuple[str, str]] = field(default_factory=set)
    roles: set[tuple[str, Key | None]] = field(default_factory=set)
    located: set[Key] = field(default_factory=set)
    subject_of: int = 0
    claims: int = 0

    @property
    def key(self) -> Key:
        """Document and reference id."""
        return self.doc, self.ref


def gather(claims: Iterable[Claim], documents: Mapping[str, Document]) -> dict[Key, Node]:
    """Every reference with all that the claims say of it, whatever their order."""
    nodes: dict[Key, Node] = {}
    for claim in claims:
        document = documents.get(claim.doc)
        language = document.language if document else "und"
        for ref, written in _references(claim):
            node = nodes.setdefault((claim.doc, ref.id), Node(claim.doc, ref.id, ref.type, language))
            _add_names(node, ref, written)
            node.claims += ref is claim.subject or ref is claim.value_ref
        _note(nodes, claim)
    return nodes


def _references(claim: Claim) -> Iterator[tuple[EntityRef, str | None]]:
    yield claim.subject, claim.subject.as_written
    if claim.value_ref is not None:
        yield claim.value_ref, claim.span.quote
    if claim.stated_by is not None:
        yield claim.stated_by, None
    for _, value in claim.qualifiers:
        if isinstance(value, EntityRef):
            yield value, value.as_written


def _add_names(node: Node, ref: EntityRef, written: str | None) -> None:
    if ref.name and (node.name is None or (len(ref.name), ref.name) > (len(node.name), node.name)):
        node.name = ref.name
    node.writings.update(w for w in (ref.name, written, ref.as_written) if w)


def _note(nodes: dict[Key, Node], claim: Claim) -> None:
    """What the claim says of its subject that may help to tell it apart or together."""
    subject = nodes[claim.doc, claim.subject.id]
    subject.subject_of += 1
    quantity = claim.quantity
    if quantity is not None:
        subject.said.add((claim.property, f"{quantity.value} {quantity.low} {quantity.high} {quantity.unit}"))
    elif claim.value_ref is None and claim.text and _DAY.fullmatch(claim.text):
        subject.said.add(("date", claim.text))
    if claim.property == "holds_role":
        body = claim.qualifier("organisation")
        held = (claim.doc, body.id) if isinstance(body, EntityRef) else None
        subject.roles.add(((claim.text or "").casefold(), held))
    if claim.property in ("located_in", "part_of") and claim.value_ref is not None:
        subject.located.add((claim.doc, claim.value_ref.id))
