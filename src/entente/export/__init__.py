"""What leaves the register: one file per format."""
