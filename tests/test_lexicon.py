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


@pytest.mark.parametrize(
    ("text", "says"), [("bodies = [", "not valid TOML"), ("bodies = 3", "wrong shape"), ("x = 1", "x")]
)
def test_a_broken_list_is_named(tmp_path: Path, text: str, says: str) -> None:
    """A list that cannot be used is named with its path and what is wrong."""
    with pytest.raises(RuleError, match=says) as caught:
        _user(tmp_path, text).read("groups", Groups)
    assert str(tmp_path) in str(caught.value)
