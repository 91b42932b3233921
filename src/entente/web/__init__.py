"""Pages over the register."""
