"""Quotations: their marks, their words, and who says them."""
