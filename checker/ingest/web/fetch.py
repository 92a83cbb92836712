"""Pages, fetched politely: the site's rules first, one page at a time, and never from inside the network."""

import ssl
import time
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from email.message import Message

import certifi

from checker.errors import ReadError
from checker.ingest.draft import masked
from checker.ingest.web import exchange, hosts, robots
from checker.ingest.web.address import Address, follow, parse
from checker.ingest.web.exchange import Answer, Wanted
from checker.ingest.web.hosts import IP
from checker.ingest.web.line import Limits, Manner
from checker.ingest.web.robots import Robots

_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_PAGES = frozenset({200, 203})
_SAVE = "open it in a browser, save the page, and give the file"
_STATUSES = {
    204: ("the page is empty", _SAVE),
    401: ("the site asks for a password", _SAVE),
    402: ("the site asks for money", _SAVE),
    403: ("the site refuses to give the page to a program", _SAVE),
    404: ("there is no such page", "check the address"),
    410: ("the page is gone", "check the address"),
    429: ("the site has had too many requests", "try again later"),
    451: ("the page is withheld for legal reasons", _SAVE),
}
_TROUBLE = 500
_PICTURES = ("image/", "audio/", "video/", "font/")


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """What was fetched."""

    address: Address
    """Where it was in the end, after redirects."""
    kind: str
    """Its media type in lower case, without parameters; empty where the server does not say."""
    encoding: str
    """What the server says its characters are written in; empty where it does not."""
    body: bytes


@dataclass(slots=True, kw_only=True)
class Fetcher:
    """Fetches the pages of one run, and knows which hosts it has asked before.

    What a test puts in place of the defaults can be given here and nowhere else: no setting leads to it.
    """

    agent: str = robots.AGENT
    """What the program is called, with its version where that is known."""
    proxy: Address | None = None
    """Who is asked in the servers' place; what the environment says of proxies is passed over."""
    limits: Limits = field(default_factory=Limits)
    admitted: Callable[[IP], bool] = hosts.is_public
    """Tells which numbers may be connected to."""
    resolve: Callable[[Address], tuple[IP, ...]] = hosts.resolve
    trusted: ssl.SSLContext | None = None
    """Whose certificates hold; by default the system's authorities and Mozilla's."""
    clock: Callable[[], float] = time.monotonic
    sleep: Callable[[float], None] = time.sleep
    _rules: dict[str, Robots] = field(default_factory=dict)
    _numbers_of: dict[str, tuple[IP, ...]] = field(default_factory=dict)
    """Each host is looked up once, so that what is checked is what is connected to."""
    _asked: dict[str, float] = field(default_factory=dict)

    def fetch(self, text: str) -> Page:
        """Fetch the page at an address.

        Raises:
            ReadError: It may not or cannot be fetched, and why.
        """
        try:
            address, answer = self._followed(parse(text), self._polite)
        except ReadError as error:
            raise _of(text, error) from error
        problem = _problem(answer)
        if problem:
            raise _of(text, ReadError(problem[0], where=address.url, hint=problem[1]))
        return _page(address, answer)

    def _followed(self, given: Address, get: Callable[[Address], Answer]) -> tuple[Address, Answer]:
        """Follow redirects, each as wary as the first address."""
        address = given
        for _ in range(self.limits.redirects + 1):
            answer = get(address)
            location = answer.headers.get("Location")
            if answer.status not in _REDIRECTS or not location:
                return address, answer
            address = follow(address, location, ports=frozenset({given.port}))
        what = f"is redirected more than {self.limits.redirects} times"
        raise ReadError(what, where=given.url, hint="open it in a browser, and give the address it ends at")

    def _polite(self, address: Address) -> Answer:
        """Ask for a page if the site's rules let us, after a pause."""
        numbers = self._numbers(address)
        rules = self._robots(address)
        forbidden = rules.forbids(address)
        if forbidden:
            raise ReadError(
                forbidden, where=address.url, hint=f"try again later, or {_SAVE}" if rules.problem else _SAVE
            )
        self._wait(address, rules)
        try:
            return self._get(address, numbers, _is_wanted, self.limits)
        finally:
            self._asked[address.host] = self.clock()

    def _wait(self, address: Address, rules: Robots) -> None:
        before = self._asked.get(address.host)
        if before is not None:
            pause = min(max(self.limits.pause, rules.pause), self.limits.longest_pause)
            self.sleep(max(before + pause - self.clock(), 0))

    def _robots(self, address: Address) -> Robots:
        """Return a site's rules, read once a run."""
        if address.site not in self._rules:
            self._rules[address.site] = self._read_robots(replace(address, target="/robots.txt"))
        return self._rules[address.site]

    def _read_robots(self, place: Address) -> Robots:
        limits = replace(self.limits, largest=robots.LARGEST)
        try:
            return robots.read(self._followed(place, lambda a: self._get(a, self._numbers(a), _is_found, limits))[1])
        except ReadError as error:
            return Robots(problem=error.what)

    def _numbers(self, address: Address) -> tuple[IP, ...]:
        """Resolve a host, and refuse it where any of its numbers lies inside somebody's network."""
        if address.host not in self._numbers_of:
            self._numbers_of[address.host] = self._resolved(address)
        found = self._numbers_of[address.host]
        for ip in found:
            if not self.admitted(ip):
                what = f"the host is at {ip}, which is not on the public internet"
                raise ReadError(what, where=address.url, hint=_SAVE)
        return found

    def _resolved(self, address: Address) -> tuple[IP, ...]:
        """Look a host up; where a proxy is named, it may be the only one that knows the names outside."""
        try:
            return self.resolve(address)
        except ReadError:
            if self.proxy is None:
                raise
            return ()

    def _get(self, address: Address, numbers: tuple[IP, ...], wanted: Wanted, limits: Limits) -> Answer:
        if self.trusted is None:
            self.trusted = _authorities()
        manner = Manner(agent=self.agent, trusted=self.trusted, limits=limits, proxy=self.proxy)
        return exchange.ask(address, numbers, wanted, manner)


def _is_wanted(answer: Answer) -> bool:
    return answer.status in _PAGES and not _kind(answer).startswith(_PICTURES)


def _is_found(answer: Answer) -> bool:
    return answer.status in robots.FOUND


def _kind(answer: Answer) -> str:
    return answer.headers.get("Content-Type", "").partition(";")[0].strip().lower()


def _problem(answer: Answer) -> tuple[str, str] | None:
    """Say why an answer is no page, and the way out."""
    kind, status = _kind(answer), f"(status {answer.status})"
    if answer.status in _STATUSES:
        what, hint = _STATUSES[answer.status]
        return f"{what} {status}", hint
    if answer.status not in _PAGES:
        what = "the server is in trouble" if answer.status >= _TROUBLE else "the server gave no page"
        return f"{what} {status}", f"try again later, or {_SAVE}"
    if kind.startswith(_PICTURES):
        return f"is {kind[:40]}, no article", "give the address of the page"
    return None if answer.body else ("the page is empty", _SAVE)


def _page(address: Address, answer: Answer) -> Page:
    message = Message()
    message["Content-Type"] = answer.headers.get("Content-Type", "")
    return Page(address=address, kind=_kind(answer), encoding=message.get_content_charset(""), body=answer.body)


def _of(text: str, error: ReadError) -> ReadError:
    """Name the address that was given, and the one it led to where that is another."""
    asked, where = masked(text), str(error.where)
    same = where in {asked, f"{asked}/"}
    return ReadError(error.what if same else f"{error.what} ({where})", where=asked, hint=error.hint)


def _authorities() -> ssl.SSLContext:
    """Trust whom the system trusts, a newsroom's own authority among them, and whom Mozilla does."""
    context = ssl.create_default_context()
    context.load_verify_locations(certifi.where())
    return context
