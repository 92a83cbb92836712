"""Claims to clusters: what speaks of the same thing."""
