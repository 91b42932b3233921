"""The register: a Django app of tables, journal of judgements, queries and search."""
