"""Clusters to findings: the rulebook and one check a kind."""
