"""Addresses of the web: taken apart, made plain, and refused where they are not what they seem."""

import ipaddress
import re
from contextlib import suppress
from dataclasses import dataclass
from urllib.parse import urljoin

from urllib3.exceptions import LocationParseError
from urllib3.util import parse_url

from checker.errors import ReadError
from checker.ingest.draft import masked

PORTS = {"http": 80, "https": 443}
"""The schemes that are fetched, and the port of each."""

_LONGEST = 4000
"""Characters of an address: servers take about twice as many."""

_CONTROL = re.compile(r"[\x00-\x20\x7f-\x9f\u2028\u2029\ud800-\udfff]")
_END = "open it in a browser, and give the address it ends at"
_TRUST = "give that address yourself if you trust it"
_LABEL = r"[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?"
_NAME = re.compile(rf"{_LABEL}(?:\.{_LABEL})*")
_NUMERIC = re.compile(r"\d+|0x[0-9a-f]*")
"""A last label that makes an old resolver read the whole as a number: ``2130706433``, ``0x7f.1``."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Address:
    """An address that can be asked for."""

    scheme: str
    host: str
    """In lower case and ASCII, without a trailing dot; an IPv6 address without its brackets."""
    port: int
    target: str
    """The path and the query, as a request has them."""

    @property
    def authority(self) -> str:
        """The host, and the port where it is not the scheme's own."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return host if self.port == PORTS[self.scheme] else f"{host}:{self.port}"

    @property
    def site(self) -> str:
        """What one robots.txt speaks for."""
        return f"{self.scheme}://{self.authority}"

    @property
    def url(self) -> str:
        """The whole address."""
        return f"{self.site}{self.target}"


def parse(text: str) -> Address:
    """Take an address apart.

    Raises:
        ReadError: It is none, holds a password, or names its host in a roundabout way.
    """
    where = masked(text)
    if len(text) > _LONGEST:
        raise ReadError("the address is too long", where=where, hint=f"at most {_LONGEST} characters")
    if _CONTROL.search(text) or "\\" in text.partition("?")[0]:
        raise ReadError("the address has a blank, a backslash or a control character in it", where=where)
    try:
        parts = parse_url(text)
    except LocationParseError as error:
        raise ReadError("is no address", where=where, hint="write it like https://site.example/story") from error
    scheme = parts.scheme or ""
    if scheme not in PORTS:
        raise ReadError(f"{scheme or text[:20]!r} cannot be fetched", where=where, hint="only http and https can")
    if parts.auth is not None or "@" in (parts.netloc or ""):
        hint = "take it out; save a page that asks for one, and give the file"
        raise ReadError("the address has a user name or a password in it", where=where, hint=hint)
    return Address(
        scheme=scheme,
        host=_host(parts.host or "", where),
        port=PORTS[scheme] if parts.port is None else parts.port,
        target=parts.request_uri,
    )


def follow(address: Address, location: str, *, ports: frozenset[int]) -> Address:
    """Return where a redirect leads.

    Raises:
        ReadError: It leads to what is no address, off https, or to a port that nobody named.
    """
    given = _as_meant(location)
    try:
        target = parse(urljoin(address.url, given))
    except (ReadError, ValueError) as error:
        why = error.what if isinstance(error, ReadError) else "is no address"
        raise ReadError(f"redirects to {masked(given)[:200]!r}: {why}", where=address.url, hint=_END) from error
    if address.scheme == "https" and target.scheme == "http":
        raise ReadError(
            f"redirects from https to {target.url}, which anybody could alter", where=address.url, hint=_TRUST
        )
    if target.port not in {*PORTS.values(), *ports}:
        raise ReadError(f"redirects to another port, {target.url}", where=address.url, hint=_TRUST)
    return target


def _as_meant(location: str) -> str:
    """Read a header as browsers do: in UTF-8 where it is, and with the blanks that servers forget to escape."""
    with suppress(UnicodeError):
        location = location.encode("latin-1").decode("utf-8")
    return location.strip().replace(" ", "%20")


def _host(given: str, where: str) -> str:
    """Return a host's plain name or number."""
    host = given.removesuffix(".")
    try:
        if given.startswith("["):
            # The name of an interface, after a percent sign, is no part of the number.
            number = ipaddress.IPv6Address(given.strip("[]").partition("%")[0])
            return str(number.ipv4_mapped or number)
        if _NUMERIC.fullmatch(host.rpartition(".")[2]):
            return str(ipaddress.IPv4Address(host))
    except ValueError as error:
        hint = "write it as four numbers from 0 to 255 with dots between"
        raise ReadError(f"{given!r} is no host name and no usual IP address", where=where, hint=hint) from error
    if not _NAME.fullmatch(host) or len(host) > 253:  # noqa: PLR2004 - the limit of the domain name system
        raise ReadError(f"{given!r} is no host name", where=where, hint="write it like https://site.example/story")
    return host
