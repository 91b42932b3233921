"""Which names are one entity, across documents and languages."""

from entente.entities.decisions import Decision
from entente.entities.resolution import Resolution, resolve

__all__ = ["Decision", "Resolution", "resolve"]
