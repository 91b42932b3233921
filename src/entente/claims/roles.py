"""Offices persons hold, as the text sets them beside a name: once per person, office and body."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from entente.claims.context import Context
from entente.claims.draft import Draft
from entente.claims.focus import is_country
from entente.claims.statement import Statement
from entente.language.phrases import Cue, is_cjk
from entente.model.claim import EntityRef
from entente.model.mark import Mention, Role

ALONE = "person.office_alone"
OF_EVENTS = frozenset(("head_of_delegation", "deputy_head_of_delegation", "representative", "spokesperson"))
# Bodies whose name says what they are but not where: "Thành ủy", "市委", "the provincial People's Committee".
LOCAL = ("party_committee", "peoples_committee", "peoples_council", "local_government", "peoples_congress_committee")
BESIDE = 3


def find(statements: Sequence[Statement], context: Context) -> Iterator[tuple[Draft, Statement]]:
    """One claim per person, office and body of the document; a new appointment is a claim of its own."""
    told: set[tuple[str, str, str, bool]] = set()
    for statement in statements:
        for mention in statement.named("person"):
            if mention.rule == ALONE and mention.full is None:
                continue
            for draft in (*_offices(statement, mention, context), *_titles(statement, mention, context)):
                body = draft.qualifiers.get("organisation")
                new = bool(draft.qualifiers.get("newly_appointed"))
                person = draft.subject.id if draft.subject else ""
                key = (person, draft.text or "", body.id if isinstance(body, EntityRef) else "", new)
                again = mention.full is not None and any(k[:2] == key[:2] and k[3] == new for k in told)
                if key not in told and not again:
                    told.add(key)
                    yield draft, statement


def _offices(statement: Statement, mention: Mention, context: Context) -> Iterator[Draft]:
    for role in mention.roles:
        if not statement.start <= role.start < role.end <= statement.end:
            continue
        if (role.code in OF_EVENTS and not _permanent(role)) or _cued(statement, role, "former"):
            continue
        appointed = _cued(statement, role, "appointed")
        rule = appointed.phrase.rule if appointed else f"{statement.document.language}.roles.{role.code}"
        draft = Draft("holds_role", role.start, role.end, rule, context.references.of(mention), confidence=0.9)
        draft.text = role.code.replace("_", " ")
        if body := _body(statement, role, context):
            draft.qualifiers["organisation"] = body
        elif role.place is not None:
            draft.qualifiers["location"] = context.references.of(role.place)
        if appointed:
            draft.qualifiers["newly_appointed"] = True
        yield draft


def _permanent(role: Role) -> bool:
    """Whether heading a delegation is an office: that of a place's deputies to a parliament is."""
    return role.organisation is not None and role.organisation.concept == "national_assembly_delegation"


def _cued(statement: Statement, role: Role, kind: str) -> Cue | None:
    """The cue of this kind right before an office."""
    return next((c for c in statement.cued("roles", kind) if 0 <= role.start - c.end <= BESIDE), None)


def _body(statement: Statement, role: Role, context: Context) -> EntityRef | None:
    """The body an office is held in; a party or people's committee goes with its place."""
    body = role.organisation
    if body is None:
        return None
    written = statement.document.text[body.start : body.end]
    if body.place is not None or not (body.concept or "").endswith(LOCAL):
        return context.references.of(body)
    place = role.place
    seat = statement.document.text[place.start : place.end] if place else _focus(statement, context)
    if not seat:
        return context.references.of(body)
    name = f"{seat}{written}" if is_cjk(written[:1] or " ") else f"{written} {seat}"
    return context.references.named("organisation", name, written)


def _focus(statement: Statement, context: Context) -> str | None:
    """The place in focus, when it has committees of its own: no country."""
    code, place = next(iter(context.focus(statement).places), (None, None))
    return place.name if place and not is_country(code) else None


def _titles(statement: Statement, mention: Mention, context: Context) -> Iterator[Draft]:
    """Academic titles right before (behind) the name."""
    for cue in statement.cued("roles", "title"):
        gap = cue.start - mention.end if cue.means("side") == "after" else mention.start - cue.end
        if 0 <= gap <= 1:
            draft = Draft("holds_role", cue.start, cue.end, cue.phrase.rule, context.references.of(mention))
            draft.text, draft.confidence = str(cue.means("role")), 0.9
            yield draft
