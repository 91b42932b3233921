"""Bytes of any input to Documents: one file per format, each with ``read(data, source)``."""

from __future__ import annotations

from entente.reading.formats import read
from entente.reading.inputs import Item, walk

__all__ = ["Item", "read", "walk"]
