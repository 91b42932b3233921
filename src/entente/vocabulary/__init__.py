"""The domain as data: properties, qualifiers, units, statuses and ladders, topics, places."""
