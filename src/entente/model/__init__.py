"""The records every stage shares: plain, frozen, standard library only."""
