"""Declared attributes: the files, what they say of values, and which are refused."""

from pathlib import Path

import pytest

from checker import attributes
from checker.attributes import Attributes, Holds
from checker.errors import RuleError

GOOD = """
name = "colour"
label = "Colour"
bearer = "thing"

[[values]]
id = "red"
words = ["red", "wine - red"]

[[values]]
id = "scarlet"
words = ["scarlet"]
within = "red"

[[values]]
id = "crimson"
words = ["dark-crimson"]
within = "scarlet"

[[examples]]
text = "The car was red."
values = ["red"]
"""


def _file(folder: Path, text: str, name: str = "colour.toml") -> Path:
    own = folder / "attributes"
    own.mkdir(exist_ok=True)
    path = own / name
    path.write_text(text, encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("old", "new", "what"),
    [
        ('id = "scarlet"', 'id = "red"', "the value 'red' is declared twice"),
        ('within = "red"', 'within = "blue"', "a value lies within 'blue', which is not declared"),
        ('words = ["scarlet"]', "words = []", "the value 'scarlet' has no words"),
        ('words = ["scarlet"]', 'words = [" "]', "the value 'scarlet' has no words"),
        ('values = ["red"]', 'values = ["green"]', "an example states 'green', which is no value"),
        ('bearer = "thing"', 'bearer = "ghost"', "not a usable attribute"),
        ('label = "Colour"', 'lable = "Colour"', "not a usable attribute"),
        ('name = "colour"', "name = colour", "not valid TOML"),
        ('[[examples]]\ntext = "The car was red."\nvalues = ["red"]', "", "not a usable attribute"),
        ('[[examples]]\ntext = "The car was red."\nvalues = ["red"]', "", "examples"),
    ],
    ids=[
        "twice", "unknown within", "no words", "empty word", "stray example", "no bearer", "unknown key", "broken",
        "no examples", "and says which key",
    ],
)  # fmt: skip
def test_a_file_that_contradicts_itself_is_refused(tmp_path: Path, old: str, new: str, what: str) -> None:
    """The message says what is wrong, and names the file."""
    assert old in GOOD
    path = _file(tmp_path, GOOD.replace(old, new))

    with pytest.raises(RuleError, match=what) as error:
        attributes.load([tmp_path])
    assert str(path) in str(error.value)


def test_an_empty_list_of_examples_is_refused(tmp_path: Path) -> None:
    """An attribute that shows nothing of what it reads cannot be held to it."""
    text = GOOD[: GOOD.index("[[examples]]")].replace('bearer = "thing"', 'bearer = "thing"\nexamples = []')
    path = _file(tmp_path, text)

    with pytest.raises(RuleError, match=r"at least one \[\[examples\]\]") as error:
        attributes.load([tmp_path])
    assert str(path) in str(error.value)


def test_a_file_that_is_no_text_is_refused(tmp_path: Path) -> None:
    """Bytes in no encoding are named like broken TOML."""
    path = _file(tmp_path, "")
    path.write_bytes(b'name = "\xff"')

    with pytest.raises(RuleError, match="not valid TOML") as error:
        attributes.load([tmp_path])
    assert str(path) in str(error.value)


def test_a_users_file_replaces_the_one_of_its_name(tmp_path: Path) -> None:
    """A folder of the user's is laid over the bundled files, by the name in the file."""
    _file(tmp_path, GOOD.replace('name = "colour"', 'name = "weapon"'), "mine.toml")
    bundled, laid = attributes.load(), attributes.load([tmp_path])

    assert laid.by_name.keys() == bundled.by_name.keys()
    assert [value.id for value in laid.by_name["weapon"].values] == ["red", "scarlet", "crimson"]


@pytest.fixture
def colours(tmp_path: Path) -> Attributes:
    """Return one declared attribute."""
    return Attributes(by_name={"colour": attributes.read(_file(tmp_path, GOOD))})


def test_a_value_lies_within_wider_ones(colours: Attributes) -> None:
    """Crimson is scarlet and red; red is nothing wider, and nothing is known of what is not declared."""
    assert colours.by_name["colour"].wider("crimson") == ("scarlet", "red")
    assert colours.is_kind_of("colour", "crimson", "red")
    assert not colours.is_kind_of("colour", "red", "crimson")
    assert not colours.is_kind_of("taste", "sweet", "good")


def test_values_that_lie_within_each_other_end(tmp_path: Path) -> None:
    """A ring of values is walked round once."""
    ring = GOOD.replace('words = ["red", "wine - red"]', 'words = ["red"]\nwithin = "crimson"')
    colour = attributes.read(_file(tmp_path, ring))

    assert colour.wider("red") == ("crimson", "scarlet", "red")


def test_one_value_at_a_time_is_declared(colours: Attributes) -> None:
    """An attribute holds one value where nothing else is said; one that is not declared holds any."""
    assert colours.by_name["colour"].holds is Holds.ONE
    assert colours.holds_one("colour")
    assert not colours.holds_one("taste")


def test_words_with_a_hyphen_are_found_parted_too(colours: Attributes) -> None:
    """A parse may part them: both forms are looked up by their first word, the longest first."""
    assert colours.phrases["dark-crimson"] == ((("dark-crimson",), "colour", "crimson"),)
    assert colours.phrases["dark"] == ((("dark", "-", "crimson"), "colour", "crimson"),)
