"""How the tests of events, agreements, offices, relations and statuses read a text and compare what was found."""

from __future__ import annotations

from typing import Any

from entente.claims import agreements, documents, events, links, relations, roles, status
from entente.claims.assemble import read
from entente.claims.draft import claim
from entente.language.document import annotate
from entente.model.claim import Claim, EntityRef
from entente.model.evidence import Document, Source
from entente.model.fold import searchable

FAMILIES = (documents, events, roles, relations, agreements, status, links)


def claims_of(text: str, published: str | None = None, language: str | None = None) -> list[Claim]:
    """What these families find in a text."""
    document = annotate(Document("case.txt", text, Source("case.txt", published=published, language=language)))
    statements, context = read(document)
    return [
        claim(draft, statement)
        for family in FAMILIES
        for draft, statement in family.find(statements, context)
        if draft.subject is not None
    ]


def said(found: Claim, wanted: dict[str, Any]) -> bool:
    """Whether a claim is the one a case asks for: property, value, and every other key it names."""
    if found.property != wanted["property"] or not value_is(found, wanted.get("value")):
        return False
    others = {k: v for k, v in wanted.items() if k not in ("property", "value", "subject", "modality")}
    if "subject" in wanted and not named(found.subject, wanted["subject"]):
        return False
    if found.modality != wanted.get("modality", found.modality):
        return False
    return all(_same(found.qualifier(key), value) for key, value in others.items())


def value_is(found: Claim, value: Any) -> bool:
    """Whether a claim has this value: a name, a text, a number as text."""
    if value is None:
        return True
    if found.value_ref is not None:
        return named(found.value_ref, value) or searchable(found.span.quote) == searchable(str(value))
    if found.quantity is not None:
        return str(found.quantity.value) == str(value)
    return found.text == value


def named(ref: EntityRef, name: str) -> bool:
    """Whether a reference goes by this name."""
    return searchable(name) in {searchable(n) for n in (ref.name, ref.as_written) if n}


def _same(got: Any, value: Any) -> bool:
    return named(got, value) if isinstance(got, EntityRef) else got == value
