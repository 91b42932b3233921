"""Which names are one entity, across documents and languages."""

from entente.entities.resolution import Resolution, resolve

__all__ = ["Resolution", "resolve"]
