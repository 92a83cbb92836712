"""Which organisations and places of a story are one: short forms, acronyms, legal endings."""

from collections.abc import Iterable

from checker.model import Claim
from checker.values import Name, Role
from checker.values.customs import Customs
from checker.values.name import squash
from checker.values.organisation import acronym, core, initials


class Bodies:
    """The organisations and places of one story, by all the names they go by."""

    def __init__(self, claims: Iterable[Claim], customs: Customs) -> None:
        self._customs = customs
        names = sorted(set(_bodies(claims)))
        cores = {name: core(name, customs) for name in names}
        self._ids = {name: "-".join(words) for name, words in cores.items() if words}
        self._short(cores)
        self._acronyms(names)
        self._known = frozenset(self._ids.values())

    def __contains__(self, name: str) -> bool:
        return name in self._ids

    def id_of(self, name: str) -> str | None:
        """Return the body a name stands for, if it is one of the story's."""
        if name in self._ids:
            return self._ids[name]
        slug = "-".join(core(name, self._customs))
        return slug if slug in self._known else None

    def _short(self, cores: dict[str, tuple[str, ...]]) -> None:
        """Let one word stand for the only longer name it opens: ``Amnesty`` for ``Amnesty International``."""
        opened: dict[str, set[str]] = {}
        for name, words in cores.items():
            if len(words) > 1 and words[-1] in self._customs.organisations:
                opened.setdefault(words[0], set()).add(self._ids[name])
        for name, words in cores.items():
            longer = opened.get(words[0], set()) if len(words) == 1 else set()
            if len(longer) == 1 and name in self._ids:
                self._ids[name] = next(iter(longer))

    def _acronyms(self, names: Iterable[str]) -> None:
        """Let initials stand for the only name that has them."""
        long: dict[str, set[str]] = {}
        for name in names:
            if " " in name and name in self._ids:
                long.setdefault(initials(name), set()).add(name)
        for name in names:
            full = sorted(other for other in long.get(squash(name), ()) if acronym(name, other))
            if len({self._ids[other] for other in full}) == 1:
                self._ids[name] = self._ids[full[0]]


def _bodies(claims: Iterable[Claim]) -> Iterable[str]:
    """Yield the names of organisations and places, as written."""
    for claim in claims:
        payload = claim.payload
        if isinstance(payload, Name) and payload.type != "person":
            yield payload.name
        elif isinstance(payload, Role) and payload.organisation and any(c.isupper() for c in payload.organisation):
            yield payload.organisation
