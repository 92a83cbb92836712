"""What a site's robots.txt lets this program fetch (RFC 9309)."""

from dataclasses import dataclass

from protego import Protego

from checker.ingest.web.address import Address
from checker.ingest.web.exchange import Answer

AGENT = "factcheck"
"""What a robots.txt knows this program by."""

LARGEST = 5_000_000
"""Bytes of a robots.txt that are fetched at most."""

_READ = 500 * 1024
"""Bytes of it that are looked at, as many as the standard asks for."""

FOUND = range(200, 300)
_MISSING = range(400, 500)


@dataclass(frozen=True, slots=True, kw_only=True)
class Robots:
    """The rules of one site."""

    rules: Protego | None = None
    """None where the site has none."""
    problem: str | None = None
    """Why the rules are not known: then nothing may be fetched."""

    def forbids(self, address: Address) -> str | None:
        """Say why an address may not be fetched."""
        if self.problem:
            return f"{address.site}/robots.txt cannot be read ({self.problem}), and without it nothing may be fetched"
        if self.rules and not self.rules.can_fetch(address.url, AGENT):
            return f"{address.site}/robots.txt forbids it"
        return None

    @property
    def pause(self) -> float:
        """Return the seconds between two pages that the site asks for."""
        return (self.rules.crawl_delay(AGENT) if self.rules else None) or 0.0


def read(answer: Answer) -> Robots:
    """Read what a site answered when asked for its rules."""
    if answer.status in FOUND:
        return Robots(rules=Protego.parse(answer.body[:_READ].decode("utf-8-sig", "replace")))
    return Robots() if answer.status in _MISSING else Robots(problem=f"status {answer.status}")
