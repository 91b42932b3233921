"""The ``entente`` command."""

from entente.cli.app import app, main

__all__ = ["app", "main"]
