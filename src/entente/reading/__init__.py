"""Bytes of a format to a Document: one file per format."""
