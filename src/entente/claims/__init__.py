"""What sentences state: one file per family, marks and cues in a sentence to claims."""
