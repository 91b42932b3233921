"""Languages are data: a folder each, read by shared code that names no language."""
