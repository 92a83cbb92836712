"""Articles to claims: one language pass, then one extractor a kind."""
