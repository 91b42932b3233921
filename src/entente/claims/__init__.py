"""What sentences state: one file per family, marks and cues in a sentence to claims."""

from __future__ import annotations

from importlib import import_module
from importlib.util import find_spec

from entente.claims import tables
from entente.claims.as_of import published
from entente.claims.assemble import read
from entente.claims.context import Context
from entente.claims.draft import Draft, claim
from entente.claims.statement import Statement
from entente.language.folder import available
from entente.model.claim import Claim
from entente.model.evidence import Document
from entente.vocabulary.terms import properties

FAMILIES = (
    "figures",
    "ranks",
    "events",
    "agreements",
    "roles",
    "relations",
    "status",
    "links",
    "documents",
    "asks",
    "sectors",
    "results",
)
# What the outlet itself tells: facts of the page, who takes part, which office stands beside a name.
_UNSPOKEN = frozenset(("published_on", "author", "source_url", "participant", "holds_role", "event_type"))
_TIMELESS = frozenset(("held_in", "author", "source_url"))


def find(document: Document) -> tuple[Claim, ...]:
    """What an annotated document states, by start, end and property; no two differ only in rule or confidence.

    Nothing in a language that has no folder.
    """
    if document.language not in available():
        return ()
    found, around = read(document)
    best: dict[str, Claim] = {}
    for name in FAMILIES:
        if find_spec(f"entente.claims.{name}") is None:
            continue
        for draft, statement in import_module(f"entente.claims.{name}").find(found, around):
            if draft.subject is not None:
                made = claim(_dated(_spoken(draft, statement, around), around), statement)
                if made.id not in best or best[made.id].confidence < made.confidence:
                    best[made.id] = made
    for draft, statement in tables.find(document):
        made = claim(_dated(draft, around), statement)
        best.setdefault(made.id, made)
    return tuple(sorted(best.values(), key=lambda c: (c.span.start, c.span.end, c.property, c.id)))


def _spoken(draft: Draft, statement: Statement, around: Context) -> Draft:
    """The draft with the statement's speaker where the family left it open."""
    if draft.stated_by is None and draft.stated_by_basis is None and draft.property not in _UNSPOKEN:
        speaker = around.speaker(statement)
        if draft.start >= speaker.since:
            draft.stated_by, draft.stated_by_basis = speaker.ref, speaker.basis
    return draft


def _dated(draft: Draft, around: Context) -> Draft:
    """The draft with the publication as its day where the family left it open; a date holds for no other."""
    known = properties().get(draft.property)
    timeless = draft.property in _TIMELESS or (known is not None and "date" in known.values)
    if draft.as_of is None and not timeless:
        stands = published(around.document)
        draft.as_of, draft.as_of_basis = stands.edtf, stands.basis
    return draft
