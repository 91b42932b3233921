"""Offices persons hold, as the text sets them beside a name: once per person, office and body."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from entente.claims.context import Context
from entente.claims.draft import Draft
from entente.claims.lists import legible
from entente.claims.meaning import ANAPHOR, abbreviated
from entente.claims.statement import Statement
from entente.language.phrases import Cue, is_cjk
from entente.model.claim import EntityRef
from entente.model.fold import searchable
from entente.model.mark import Mention, Role

ALONE = "person.office_alone"
OF_EVENTS = frozenset(("head_of_delegation", "deputy_head_of_delegation", "representative", "spokesperson"))
# Bodies whose name says what they are but not where: "Thành ủy", "市委", "the provincial People's Committee".
LOCAL = ("party_committee", "peoples_committee", "peoples_council", "local_government", "peoples_congress_committee")
BESIDE = 3
APPOINTED = 24


def find(statements: Sequence[Statement], context: Context) -> Iterator[tuple[Draft, Statement]]:
    """One claim per person, office and body of the document; a new appointment is a claim of its own."""
    told: set[tuple[str, str, str, bool]] = set()
    for statement in legible(statements):
        for mention in statement.named("person"):
            holder = _appointee(statement, mention) if mention.rule == ALONE and mention.full is None else mention
            if holder is None or abbreviated(holder):
                continue
            who = context.references.of(holder)
            for draft in (*_offices(statement, mention, who, context), *_titles(statement, mention, who)):
                body = draft.qualifiers.get("organisation")
                new = bool(draft.qualifiers.get("newly_appointed"))
                person = draft.subject.id if draft.subject else ""
                key = (person, draft.text or "", body.id if isinstance(body, EntityRef) else "", new)
                again = mention.full is not None and (person, draft.text or "", "", new) in told
                if key not in told and not again:
                    told |= {key, (person, draft.text or "", "", new)}
                    yield draft, statement


def _appointee(statement: Statement, office: Mention) -> Mention | None:
    """The person named before "was appointed" before a bare office."""
    for cue in statement.cued("roles", "appointed"):
        if 0 <= office.start - cue.end <= BESIDE:
            named = [m for m in statement.named("person") if m.end <= cue.start and m.rule != ALONE]
            return named[-1] if named and cue.start - named[-1].end <= APPOINTED else None
    return None


def _offices(statement: Statement, mention: Mention, who: EntityRef, context: Context) -> Iterator[Draft]:
    for role in mention.roles:
        if not statement.start <= role.start < role.end <= statement.end:
            continue
        owned = statement.document.text[role.end : role.end + 2] in ("'s", "’s")
        if owned or (role.code in OF_EVENTS and not _permanent(role)) or _cued(statement, role, "former"):
            continue
        appointed = _cued(statement, role, "appointed")
        rule = appointed.phrase.rule if appointed else f"{statement.document.language}.roles.{role.code}"
        draft = Draft("holds_role", role.start, role.end, rule, who, confidence=0.9)
        draft.text = role.code.replace("_", " ")
        if body := _body(statement, role, context):
            draft.qualifiers["organisation"] = body
        elif role.place is not None and role.place.rule != ANAPHOR:
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
    """The body an office is held in; a party or people's committee goes with its place, or stays unnamed."""
    body = role.organisation
    seat = _seat(statement, role)
    if body is None:
        cue = next((c for c in statement.cued("roles", "body") if c.start <= role.start and role.end <= c.end), None)
        return _with_seat(str(cue.means("body")), seat, context) if cue else None
    written = statement.document.text[body.start : body.end]
    whole = body.place is not None or not (body.concept or "").endswith(LOCAL)
    if whole or (seat and searchable(seat) in searchable(written)):
        return context.references.of(body)
    return _with_seat(written, seat, context)


def _with_seat(body: str, seat: str | None, context: Context) -> EntityRef:
    if not seat:
        return context.references.unnamed("organisation", body, body)
    if not is_cjk(body[:1] or " "):
        return context.references.named("organisation", f"{body} {seat}", body)
    own = body[1:] if seat[-1:] == body[0] else body
    return context.references.named("organisation", seat + own, body)


def _seat(statement: Statement, role: Role) -> str | None:
    """The place an office goes with: its own, or the one right before it."""
    place = role.place or next((m for m in statement.named("place") if 0 <= role.start - m.end <= 1), None)
    if place is None or place.rule == ANAPHOR:
        return None
    return statement.document.text[place.start : place.end]


def _titles(statement: Statement, mention: Mention, who: EntityRef) -> Iterator[Draft]:
    """Academic titles right before (behind) the name."""
    for cue in statement.cued("roles", "title"):
        gap = cue.start - mention.end if cue.means("side") == "after" else mention.start - cue.end
        if 0 <= gap <= 1:
            draft = Draft("holds_role", cue.start, cue.end, cue.phrase.rule, who)
            draft.text, draft.confidence = str(cue.means("role")), 0.9
            yield draft
