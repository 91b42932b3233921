"""Entente: one register in which every figure, event and promise leads back to the sentence that states it.

>>> import entente
>>> [claim.property for claim in entente.claims("Tỉnh Lào Cai hiện có 41 dự án FDI còn hiệu lực.")]
['fdi_project_count']
"""

from entente.door import claims, read
from entente.model.check import Check
from entente.model.claim import Claim, EntityRef
from entente.model.commitment import Commitment
from entente.model.entity import Entity
from entente.model.event import Event
from entente.model.evidence import Block, Cell, Document, Source, Span, Table
from entente.model.fact import Fact
from entente.model.judgement import Judgement
from entente.model.mark import Mark, Mention
from entente.model.period import Period
from entente.model.problem import Problem
from entente.model.quantity import Quantity

__all__ = [
    "Block",
    "Cell",
    "Check",
    "Claim",
    "Commitment",
    "Document",
    "Entity",
    "EntityRef",
    "Event",
    "Fact",
    "Judgement",
    "Mark",
    "Mention",
    "Period",
    "Problem",
    "Quantity",
    "Source",
    "Span",
    "Table",
    "claims",
    "read",
]
