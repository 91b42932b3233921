"""What the places of a sentence are to its figures: subject, origin of investors, partner in trade, or a gloss."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from entente.claims.layout import Layout
from entente.claims.references import References
from entente.language.phrases import Cue
from entente.model.claim import EntityRef
from entente.model.mark import Mention
from entente.vocabulary import places

POINTING = "anaphor"  # rule of mentions that only point back to a place
NEXT = 1.2  # a cue speaks of the place this close to it
TOLD = {  # an origin (a partner) is one only where such figures are told
    "origin": frozenset(("projects", "capital", "investors", "firms", "tenants", "visitors", "origins", "jobs")),
    "partner": frozenset(("trade", "trade_balance", "agreements", "localities")),
}
DATELINE = 40  # characters
_FILED = re.compile(
    r"(?:, [^\W\d]+(?: [^\W\d]+)?)?(?:, [^–—:]{3,20}?)?(?: ?[(（][^)）]{2,24}[)）])?(?::|：| [–—-]| ?(?:--|——|—)) ?"
)
_SAID_ON = re.compile(r", ?[^\W\d]{3,12} ?\(\d{1,2}[/.-]\d{1,2}")  # "in Surabaya, Monday (8/2/2016)": where it was said
TOUCHING = 2
BESIDE = 10  # characters
RIVAL = "rival"  # role of a place another is ranked after
CHAIN = 3.0  # members of a list of places stand this close
INVESTING = frozenset(("enterprises", "investors"))  # concepts of names that say where investors are from


@dataclass(slots=True, eq=False)
class Placed:
    """A place of a sentence and its role: free, origin, partner, gloss; ``wrapped`` lies inside another name."""

    mention: Mention
    ref: EntityRef
    code: str | None
    role: str = "free"
    leans: str | None = None
    wrapped: bool = False

    @property
    def country(self) -> str | None:
        """Country of the place, None when it is not in the gazetteer."""
        return country_of(self.code)


def country_of(code: str | None) -> str | None:
    """Country (or territory of its own statistics) of a gazetteer id."""
    row = places.table().get(code or "")
    if row is None:
        return None
    return row.country if row.type != "territory" else row.id


def place_all(layout: Layout, references: References) -> list[Placed]:
    """All places of a sentence with their roles, in text order."""
    found = sorted((p for m in layout.mentions for p in _of(layout, m, references)), key=lambda p: p.mention.start)
    found = [p for p in found if (p.role != "pointing" or p.code) and not _covered(layout, p.mention)]
    for p in found[:2]:
        if _datelines(layout, p.mention):
            p.role = "dateline"
    for p in found:
        if p.role == "free" and _SAID_ON.match(layout.text(p.mention.end, p.mention.end + DATELINE)):
            p.role = "dateline"
    for before, placed in pairwise(found):
        if _glosses(layout, before.mention, placed.mention):
            placed.role = "gloss"
    _give_roles(layout, [p for p in found if p.role not in ("gloss", "dateline")])
    _compare(layout, found)
    return found


def _compare(layout: Layout, found: Sequence[Placed]) -> None:
    """Mark the places another is only ranked against: "second after A and B", 仅次于甲."""
    cues = layout.cued("behind")
    for i, placed in enumerate(found):
        led = any(0 <= placed.mention.start - c.end <= TOUCHING for c in cues)
        joined = i > 0 and found[i - 1].role == RIVAL and _joined(layout, found[i - 1], placed)
        if placed.role == "free" and (led or joined):
            placed.role = RIVAL


def _joined(layout: Layout, before: Placed, placed: Placed) -> bool:
    """Whether nothing but a joining word stands between two places."""
    low, high = before.mention.end, placed.mention.start
    and_ = any(low <= c.start and c.end <= high for c in layout.cued("and"))
    return (and_ or "、" in layout.text(low, high)) and layout.gap(low, high) < CHAIN


def _covered(layout: Layout, mention: Mention) -> bool:
    """Whether a name is part of an amount: the US of "US$1.2 billion"; what is counted may be of a place."""
    amounts = (f for f in layout.figures if f.mark.noun is None)
    return any(f.mark.start < mention.end and mention.start < f.mark.end for f in amounts)


def _datelines(layout: Layout, mention: Mention) -> bool:
    """Whether the place is where a report was filed: "KUALA LUMPUR:", "Hanoi (VNA) –", "BANGKOK, Thailand –"."""
    start = layout.statement.start
    if mention.start - start > DATELINE:
        return False
    return _FILED.match(layout.text(mention.end, mention.end + DATELINE)) is not None


def located(layout: Layout, mention: Mention) -> bool:
    """Whether a word of place stands right before: enterprises "in Johor" are not from Johor."""
    cues = (c for c in layout.cued("located") if c.end <= mention.start)
    return any(not layout.text(c.end, mention.start).strip() for c in cues)


def _of(layout: Layout, mention: Mention, references: References) -> list[Placed]:
    """The places of a name: itself, or those inside it."""
    if mention.type == "place":
        code = mention.candidates[0] if mention.candidates else None
        return [Placed(mention, references.of(mention), code, "pointing" if mention.rule == POINTING else "free")]
    inner = {(m.start, m.end): m for m in (*mention.parts, mention.place) if m is not None and m.type == "place"}
    found = [p for m in inner.values() if mention.start <= m.start < mention.end for p in _of(layout, m, references)]
    for placed in found:
        placed.wrapped = mention.subtype != "collective"
        if mention.concept in INVESTING and not located(layout, placed.mention):
            placed.role, placed.leans = "origin", "left"
    return found


def _glosses(layout: Layout, before: Mention, mention: Mention) -> bool:
    """Whether a place stands in brackets right behind another: "Đài Loan (Trung Quốc)", "Zhanjiang (Guangdong)"."""
    between = layout.text(before.end, mention.start).strip()
    closing = layout.text(mention.end, mention.end + 1)
    return between in ("(", "（") and closing in (")", "）")


def _give_roles(layout: Layout, found: Sequence[Placed]) -> None:
    told = {head.code for head in layout.heads}
    roles = [role for role, codes in TOLD.items() if told & codes]
    cues = layout.cued(*roles) if roles else []
    for i, placed in enumerate(found):
        near = [c for c in cues if _speaks_of(layout, c, placed.mention)]
        cue = min(near, key=lambda c: max(c.start - placed.mention.end, placed.mention.start - c.end), default=None)
        if cue is not None:
            placed.role = cue.role
            placed.leans = str(cue.means("leans") or ("left" if cue.role == "origin" else "none"))
        elif i and found[i - 1].role in ("origin", "partner") and _chained(layout, found[i - 1], placed):
            placed.role, placed.leans = found[i - 1].role, found[i - 1].leans


def _speaks_of(layout: Layout, cue: Cue, mention: Mention) -> bool:
    low, high = min(cue.end, mention.end), max(cue.start, mention.start)
    starts = [*(f.start for f in layout.figures), *(d.start for d in layout.statement.dates)]
    if high - low > (TOUCHING if cue.means("side") == "after" else BESIDE) or any(low <= s < high for s in starts):
        return False
    if cue.means("side") == "after":
        return mention.end <= cue.start and layout.gap(mention.end, cue.start) < NEXT
    return cue.end <= mention.start and layout.gap(cue.end, mention.start) < NEXT


def _chained(layout: Layout, before: Placed, placed: Placed) -> bool:
    low, high = before.mention.end, placed.mention.start
    return layout.gap(low, high) <= CHAIN and not any(low <= f.start < high for f in layout.figures)


def beside(mention: Mention, code: str | None, found: Sequence[Placed], layout: Layout) -> bool:
    """Whether a place is one of several named side by side: "in Kandal and Takeo", "Sabah, Johor and Penang"."""
    others = [p for p in found if p.code != code and p.role in ("free", "gloss")]
    return any(_listed(layout, mention, p.mention, _alike(code, p.code)) for p in others)


def _alike(one: str | None, other: str | None) -> bool:
    rows = [places.table().get(code or "") for code in (one, other)]
    return all(rows) and len({row.type for row in rows if row}) == 1


def _listed(layout: Layout, one: Mention, other: Mention, alike: bool) -> bool:
    first, second = sorted((one, other), key=lambda m: m.start)
    between = layout.text(first.end, second.start).strip().casefold()
    if between in ("、", "·", ",", "，"):
        return alike
    joints = {layout.text(c.start, c.end).casefold() for c in layout.cued("and") if first.end <= c.start < second.start}
    return between.strip(" ,，、") in joints
