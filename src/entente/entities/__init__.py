"""Which names are one entity: mention to entity, or left open."""
