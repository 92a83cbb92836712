"""Check facts across news sources: what each states, where they differ, where both can be true."""

__version__ = "0.1.0"
