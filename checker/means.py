"""What a run works with: its options, the rules and word lists that they name, and what reads and checks."""

import functools
import hashlib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from importlib import metadata
from pathlib import Path
from typing import Self

from checker import __version__
from checker.cache import Warn
from checker.check import rulebook
from checker.config import BUNDLED_MODEL, RuleSettings
from checker.ingest import OFFLINE
from checker.languages import ENGLISH, EXTRA_MODELS, spoken
from checker.lexicon import Lexicon
from checker.model import Article, Pairs, Status, Tool

_ON_DEMAND = "passages.look"
"""The check whose rules run where they are asked for."""


def _ignore(_: str) -> None:
    """Say nothing."""


def _untimed(_stage: str, _seconds: float) -> None:
    """Say nothing."""


def _uncounted(_: Pairs) -> None:
    """Say nothing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """What a run is to do."""

    rules: tuple[Path, ...] = ()
    """Folders of rules and word lists, on top of the bundled ones."""
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    model: str = BUNDLED_MODEL
    models: Mapping[str, str] = field(default_factory=lambda: dict(EXTRA_MODELS))
    """The language models of other languages, by the code of the language."""
    adjust: Mapping[str, RuleSettings] = field(default_factory=dict)
    """What is changed about single rules, by id or name."""
    mixed: bool | None = None
    """Whether articles of one folder may tell several stories, and are grouped by what they report; by default those
    of feeds and crawls may."""
    drafts: tuple[str, ...] = ()
    """Files of the desk's own, to be held against the articles."""
    story: str | None = None
    """The one story that all articles tell, whatever their folders."""
    look: bool = False
    """Whether to show passages that tell the same in other words, side by side."""
    jobs: int = 1
    """Processes that read articles, at most."""
    cache: bool = False
    """Whether to keep what was worked out, and to look there first."""
    offline: str | None = OFFLINE
    """Why nothing is fetched from an address; None where it may be."""
    proxy: str | None = None
    """The address of the proxy by whose way pages are fetched."""
    warn: Warn = _ignore
    """Told what went wrong with the cache."""
    timed: Callable[[str, float], None] = _untimed
    """Told of each stage, as often as there is a piece of it, how many seconds it took."""
    paired: Callable[[Pairs], None] = _uncounted
    """Told of each story that is aligned how many pairs of claims were considered, and how many kept."""

    @property
    def said(self) -> Mapping[str, str | None]:
        """What is said of every article, by field."""
        return {"story": self.story}


@dataclass(frozen=True, slots=True, kw_only=True)
class Means:
    """What a run works with: its options, and the rules and word lists that they name."""

    options: Options
    rules: rulebook.Rulebook
    lexicon: Lexicon

    @classmethod
    def of(cls, options: Options) -> Self:
        """Read the rules and word lists.

        Raises:
            RuleError: A rule or word list cannot be used.
            UsageError: A rule that is named does not exist.
        """
        rules = rulebook.load(options.rules).adjust(options.adjust).select(options.select, options.ignore)
        if not options.look and not options.select:
            rules = rules.without(_ON_DEMAND)
        return cls(options=options, rules=rules, lexicon=Lexicon(options.rules, models=options.models))

    @property
    def extractor(self) -> str:
        """Name what claims depend on beside the article."""
        return f"{_code('extract', 'values')} {_model(self.options.model)} {self.lexicon.digest()}"

    @property
    def checker(self) -> str:
        """Name what becomes of a story's claims depends on."""
        rules = rulebook.fingerprint(self.rules, self.lexicon)
        return f"{_code('align', 'check', 'values')} {rules} {bool(self.options.drafts)}"

    def reads(self, article: Article) -> str:
        """Name the language model that reads an article; empty for the one that reads English."""
        language = spoken(article.lang)
        return "" if language == ENGLISH else f" {_model(self.options.models.get(language, language))}"

    def tool(self, articles: Iterable[Article] = ()) -> Tool:
        """Say what makes the report, with the models of the languages that were read."""
        rules = rulebook.fingerprint(self.rules, self.lexicon)
        others = sorted({self.reads(article) for article in articles if article.status is Status.READ} - {""})
        model = ",".join((_model(self.options.model), *others))
        return Tool(name="factcheck", version=__version__, rules=rules, model=model)


@functools.cache
def _code(*stages: str) -> str:
    """Hash the code of some stages and of what passes between them: results of other code are not ours."""
    package = Path(__file__).parent
    folders = (file for stage in (*stages, "model") for file in package.joinpath(stage).rglob("*.py"))
    shared = (package / f"{name}.py" for name in ("attributes", "decisions", "kept", "revisions"))
    files = sorted({*folders, *shared})
    return hashlib.sha256(b"".join(file.read_bytes() for file in files)).hexdigest()


@functools.cache
def _model(name: str) -> str:
    """Name the language model and its version, without importing it."""
    try:
        return f"{name} {metadata.version(name)}"
    except metadata.PackageNotFoundError:
        return name
