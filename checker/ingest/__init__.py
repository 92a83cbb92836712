"""Files to articles: one reader a format."""
