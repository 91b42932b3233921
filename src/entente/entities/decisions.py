"""What people decided about entities: these are one, this is several."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from entente.entities.references import Key
from entente.model.claim import Claim

Groups = dict[Key, list[Key]]


@dataclass(frozen=True, slots=True)
class Decision:
    """A merge of the entities ``ids``, or a split of ``ids[0]`` into ``parts``, lists of claim ids."""

    ids: tuple[str, ...]
    parts: tuple[tuple[str, ...], ...] = ()


def apply(groups: Groups, ids: Mapping[str, Key], decisions: Sequence[Decision], claims: Sequence[Claim]) -> Groups:
    """The groups after all decisions, in their order; an id that means nothing here changes nothing.

    ``ids`` leads every id and alias to the reference that stands for its group.
    """
    member_of = {key: head for head, keys in groups.items() for key in keys}
    for decision in decisions:
        heads = sorted({member_of[ids[i]] for i in decision.ids if i in ids})
        if decision.parts and heads:
            _split(member_of, heads[0], decision.parts, claims)
        elif len(heads) > 1:
            for key, head in member_of.items():
                member_of[key] = heads[0] if head in heads else head
    found: Groups = {}
    for key in sorted(member_of):
        found.setdefault(member_of[key], []).append(key)
    return {keys[0]: keys for keys in found.values()}


def _split(member_of: dict[Key, Key], head: Key, parts: Iterable[tuple[str, ...]], claims: Sequence[Claim]) -> None:
    """References that the claims of a part name leave the group together; what no part names stays."""
    parts_of = {claim_id: number for number, part in enumerate(parts) for claim_id in part}
    leaving: dict[int, list[Key]] = {}
    for claim in claims:
        if claim.id in parts_of:
            for key in references(claim):
                if member_of.get(key) == head:
                    leaving.setdefault(parts_of[claim.id], []).append(key)
    for number, keys in sorted(leaving.items()):
        if number:
            for key in keys:
                member_of[key] = min(keys)


def references(claim: Claim) -> list[Key]:
    """The references of a claim's subject and value."""
    refs = [claim.subject, *([claim.value_ref] if claim.value_ref else [])]
    return [(claim.doc, ref.id) for ref in refs]
