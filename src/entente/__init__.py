"""Entente: a cited register of what regions announce."""
