"""Counts and letters in words."""

from string import ascii_uppercase

_LETTERS = len(ascii_uppercase)


def count(number: int, noun: str, plural: str = "") -> str:
    """Say how many of a thing: ``1 article``, ``2 articles``."""
    return f"{number} {noun if number == 1 else plural or noun + 's'}"


def letter(index: int) -> str:
    """Return a short label: A to Z, then AA, AB ..."""
    prefix = letter(index // _LETTERS - 1) if index >= _LETTERS else ""
    return prefix + ascii_uppercase[index % _LETTERS]
