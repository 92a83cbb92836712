"""Report to text: one renderer a format, all from one view."""
