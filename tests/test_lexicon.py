"""Word lists: bundled ones, and a user's folder laid over them."""

from pathlib import Path

import msgspec
import pytest

from checker.errors import RuleError
from checker.lexicon import Lexicon


class Groups(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The shape of the list ``groups``."""

    bodies: frozenset[str]
    additions: frozenset[str]
    alone: frozenset[str]
    origins: frozenset[str]


def _user(folder: Path, text: str) -> Lexicon:
    (folder / "lexicon").mkdir()
    (folder / "lexicon" / "groups.toml").write_text(text, encoding="utf-8")
    return Lexicon([folder])


def test_a_users_list_extends_the_bundled_one(tmp_path: Path) -> None:
    """Words are added to the list of the same name; nothing is lost."""
    bundled = Lexicon().read("groups", Groups)
    extended = _user(tmp_path, 'bodies = ["guild"]').read("groups", Groups)

    assert extended.bodies == bundled.bodies | {"guild"}
    assert extended.additions == bundled.additions


def test_the_digest_tells_lists_apart(tmp_path: Path) -> None:
    """A changed word list changes the hash that the report carries."""
    assert _user(tmp_path, 'bodies = ["guild"]').digest() != Lexicon().digest()


def test_a_language_has_lists_of_its_own(tmp_path: Path) -> None:
    """A key of a language's list stands in place of the English one; what the list lacks is English."""
    _user(tmp_path, 'bodies = ["guild"]')
    (tmp_path / "lexicon" / "xx").mkdir()
    (tmp_path / "lexicon" / "xx" / "groups.toml").write_text('bodies = ["gremio"]', encoding="utf-8")

    own, english = (Lexicon([tmp_path]).of(code).read("groups", Groups) for code in ("xx", "en"))

    assert (own.bodies, own.additions) == (frozenset({"gremio"}), english.additions)
    assert "guild" in english.bodies
    assert "gremio" not in english.bodies


def test_a_language_is_one_with_a_glossary(tmp_path: Path) -> None:
    """A user's folder adds a language; without its words in English it is none."""
    for code, name in (("xx", "glossary"), ("yy", "dates")):
        (tmp_path / "lexicon" / code).mkdir(parents=True)
        (tmp_path / "lexicon" / code / f"{name}.toml").write_text("", encoding="utf-8")

    assert Lexicon().languages == {"en", "fr"}
    assert Lexicon([tmp_path]).languages == {"en", "fr", "xx"}


def test_the_digest_covers_every_language(tmp_path: Path) -> None:
    """A list of another language is part of what a report was made with."""
    (tmp_path / "lexicon" / "fr").mkdir(parents=True)
    (tmp_path / "lexicon" / "fr" / "glossary.toml").write_text("", encoding="utf-8")

    assert Lexicon([tmp_path]).digest() != Lexicon().digest()


@pytest.mark.parametrize(
    ("text", "says"), [("bodies = [", "not valid TOML"), ("bodies = 3", "wrong shape"), ("x = 1", "x")]
)
def test_a_broken_list_is_named(tmp_path: Path, text: str, says: str) -> None:
    """A list that cannot be used is named with its path and what is wrong."""
    with pytest.raises(RuleError, match=says) as caught:
        _user(tmp_path, text).read("groups", Groups)
    assert str(tmp_path) in str(caught.value)
