"""Dates and periods: found by a grammar over classed words, resolved against what the article says of its time."""
