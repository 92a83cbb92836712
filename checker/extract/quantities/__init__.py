"""Figures with their hedges, units and what they count."""
