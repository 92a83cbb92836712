"""``sources.toml`` beside articles."""

import tomllib
from collections.abc import Callable
from pathlib import Path

import pytest

from checker import ingest
from checker.errors import ReadError
from checker.lexicon import Lexicon
from checker.model import Article

Read = Callable[..., tuple[Article, ...]]
Write = Callable[..., Path]

SEEDS = Path(__file__).parents[2] / "seeds"


def test_labels_and_dates_reach_the_articles(read: Read, write: Write) -> None:
    """An entry names an article's source, date, address, author and story."""
    write("s/a.txt", "The ferry sank.")
    write(
        "s/sources.toml",
        '[articles."a.txt"]\nlabel = "Courier"\npublished = 2020-02-03\nurl = "u"\n'
        'author = "J. Roe"\nstory = "ferry"\n',
    )

    (article,) = read("s")

    assert (
        article.source,
        article.published,
        article.url,
        article.author,
        article.story,
    ) == ("Courier", "2020-02-03", "u", "J. Roe", "ferry")


def test_file_named_alone_has_its_label(read: Read, write: Write) -> None:
    """The entry counts also where the article is named and not its folder."""
    write("s/a.txt", "The ferry sank.")
    write("s/sources.toml", '[articles."a.txt"]\nlabel = "Courier"\n')

    assert read("s/a.txt")[0].source == "Courier"


@pytest.mark.parametrize(
    ("content", "says"),
    [
        ("[articles", "is not valid TOML"),
        ('[articles."a.txt"]\nlable = "x"\n', "contains unknown field `lable`"),
        ('[article."a.txt"]\nlabel = "x"\n', "contains unknown field `article`"),
        ('[articles."a.txt"]\nlabel = 5\n', "Expected `str \\| null`, got `int`"),
        (
            '[articles."a.txt"]\npublished = "soon"\n',
            "published 'soon' is not a date; write it like 2021-07-21",
        ),
        ('[articles."aa.txt"]\nlabel = "x"\n', "there is no such file; did you mean 'a.txt'"),
        (b"\xff\xfe\xff", "is not valid TOML"),
    ],
)
def test_broken_file_is_named(read: Read, write: Write, content: str | bytes, says: str) -> None:
    """What is wrong with the file is said in one line that starts with its path."""
    write("s/a.txt", "The ferry sank.")
    write("s/sources.toml", content)

    with pytest.raises(ReadError, match=f"^s/sources.toml: .*{says}"):
        read("s")


def test_entry_of_an_article_that_is_gone_is_passed_over(read: Read, write: Write) -> None:
    """An entry like no file's name is left over, not wrong."""
    write("s/a.txt", "The ferry sank.")
    write("s/sources.toml", '[articles."removed-last-year.txt"]\nlabel = "x"\n')

    assert read("s")[0].source == "a"


def test_refused_file_is_named(read: Read, write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file of labels that cannot be opened stops the run: labels would be missing without a word."""
    write("s/a.txt", "The ferry sank.")
    refused = write("s/sources.toml", "")
    opened = Path.read_text

    def refuse(self: Path, *args: str, **kwargs: str) -> str:
        if self.name == refused.name:
            raise PermissionError(13, "Permission denied")
        return opened(self, *args, **kwargs)

    monkeypatch.setattr(Path, "read_text", refuse)

    with pytest.raises(ReadError, match=r"^s/sources\.toml: cannot be opened: Permission denied"):
        read("s")


def test_seeds_have_short_labels() -> None:
    """Each of the five articles has a label that fits a column of a narrow terminal."""
    labels = [a.source for a in ingest.read([str(SEEDS)], lexicon=Lexicon())]

    assert len(set(labels)) == len(tomllib.loads((SEEDS / "sources.toml").read_text())["articles"]) == 5
    assert max(map(len, labels)) <= 14
