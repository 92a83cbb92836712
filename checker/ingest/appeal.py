"""Where readers are told whom to call: appeals for information, and how to reach a reporter."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from checker.ingest.phrases import Phrases, read

_LONGEST = 45
"""Words such a sentence has at most."""

_PHONE = re.compile(r"(?<![\w-])\(?\d{3}\)?[ .-]{1,3}\d{3}[ .-]{1,3}(?:\d{4}|[A-Z]{4})(?![\w-])")
_MAIL = re.compile(r"(?<!\S)[\w.+-]{1,40}@[\w-]{1,40}\.[\w.-]{2,30}[;,.]?(?!\S)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Appeals:
    """The word lists of appeals, ready to be asked."""

    appeals: Phrases
    """How a sentence starts that asks for information: "anyone who saw"."""
    calls: frozenset[str]
    """What such a sentence asks for: "call", "tips"."""
    contacts: Phrases
    """How a sentence starts that says whom to call: "call detectives"."""
    offers: frozenset[str]
    """Words of a sentence that tells something besides: "reward"."""

    def match(self, sentence: str) -> bool:
        """Tell "Anyone who saw the crash should call 555-010-7788." from what is reported.

        An appeal that offers something, such as a reward, is a fact and no appeal.
        """
        line = read(sentence)
        if not line.words or len(line.raw) > _LONGEST or self._offers(line.raw, line.words):
            return False
        if self.appeals.at(line.words) and not self.calls.isdisjoint(line.words):
            return True
        return self.contacts.at(line.words) > 0 and has_address(sentence)

    def _offers(self, raw: Sequence[str], words: Sequence[str]) -> bool:
        return not self.offers.isdisjoint(words) or any(token.lstrip("(").startswith(("$", "£", "€")) for token in raw)


def has_address(sentence: str) -> bool:
    """Tell whether a telephone number or a mail address stands in a sentence.

    >>> has_address("Call the desk at 555-010-7788.")
    True
    """
    return bool(_PHONE.search(sentence) or _MAIL.search(sentence))


def is_address(line: str) -> bool:
    """Tell a line that is a mail address and nothing else.

    >>> is_address("jroe@courier.example;")
    True
    """
    return bool(_MAIL.fullmatch(line.strip()))
