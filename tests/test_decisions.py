"""The file of decisions, and how long a decision holds."""

import subprocess
import tomllib
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.decisions import OFFERED, Choice, Decision, Standing, apply, dump, load
from checker.errors import ConfigError

TODAY = date(2024, 3, 12)
_LINE = st.text(st.characters(codec="utf-8"), max_size=30)
_DECISIONS = st.builds(
    Decision,
    fingerprint=st.text("0123456789abcdef", min_size=12, max_size=12),
    choice=st.sampled_from([None, *OFFERED]),
    reason=_LINE,
    who=_LINE,
    expires=st.none() | st.dates(),
    about=_LINE,
)


@given(st.lists(_DECISIONS, max_size=4, unique_by=lambda d: d.fingerprint))
def test_what_is_written_is_read(tmp_path_factory: pytest.TempPathFactory, decisions: list[Decision]) -> None:
    """The file holds every decision as it was made, whatever was typed."""
    path = tmp_path_factory.mktemp("decisions") / "d.toml"
    path.write_text(dump(decisions), encoding="utf-8", newline="")

    assert load(path) == {d.fingerprint: d for d in decisions}


def test_two_editors_entries_merge(tmp_path: Path) -> None:
    """Both add a decision between the same two: where git asks, deleting its marks keeps both whole."""
    base, ours, theirs = (
        {key * 12: Decision(fingerprint=key * 12, choice=Choice.ASK, who="Ida") for key in keys}
        for keys in ("19", "139", "149")
    )
    for name, decisions in (("base", base), ("ours", ours), ("theirs", theirs)):
        (tmp_path / name).write_text(dump(decisions.values()), encoding="utf-8")
    merge = ["git", "merge-file", "-p", "ours", "base", "theirs"]
    merged = subprocess.run(merge, cwd=tmp_path, capture_output=True, text=True, check=False).stdout
    kept = [line for line in merged.splitlines() if not line.startswith(("<<<<<<<", "=======", ">>>>>>>"))]
    (tmp_path / "merged.toml").write_text("\n".join(kept), encoding="utf-8")

    assert load(tmp_path / "merged.toml") == base | ours | theirs


def test_the_file_is_sorted() -> None:
    """The order of decisions is that of their fingerprints, so that the file merges well."""
    text = dump([Decision(fingerprint=key, choice=Choice.ASK) for key in ("b" * 12, "a" * 12)])

    assert list(tomllib.loads(text)) == ["a" * 12, "b" * 12]


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("[aa]\n<<<<<<< HEAD\n", "d.toml:2: a merge left its mark '<<<<<<<'; keep what each side decided"),
        ("[aa]\n[aa]\n", r"not valid TOML: Cannot declare .* \(at line 2"),
        ('\n[aa]\ndecision = "fine"\n', "d.toml:2: aa: there is no decision 'fine'; it is one of 'confirmed'"),
        ("\n[aa]\nwho = 3\n", "d.toml:2: aa: expected str, got int"),
        ('\n"aa" = 3\n', "d.toml:2: aa: expected object"),
        ("\n[ aa ] # old\nwho = 3\n", "d.toml:2: aa: expected str"),
        ("[aa]\n||||||| 1234567\n", "d.toml:2: a merge left its mark"),
        ('["aa"]\nexpires = "soon"\n', "d.toml:1: aa: "),
        ("[aa]\nsince = 2024\n", "unknown field since"),
        ("aa = 3\n", "aa: expected object, got int"),
        ('[aa]\ndecision = "suppressed in the article"\n', "there is no decision"),
    ],
)
def test_a_file_that_makes_no_sense_is_refused(tmp_path: Path, text: str, says: str) -> None:
    """What is wrong is named with its line, and the way out where there is one."""
    path = tmp_path / "d.toml"
    path.write_text(text, encoding="utf-8")

    with pytest.raises(ConfigError, match=says):
        load(path)


def test_a_byte_order_mark_and_odd_line_ends_are_no_mistake(tmp_path: Path) -> None:
    """An editor on Windows changes nothing, and a separator in a reason starts no line."""
    path = tmp_path / "d.toml"
    path.write_bytes('\ufeff["aa"]\r\nreason = "a\u2028======= b"\r\n'.encode())

    assert load(path)["aa"].reason == "a\u2028======= b"


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    """A file that was asked for has to be there."""
    with pytest.raises(ConfigError, match=r"No such file.*factcheck review"):
        load(tmp_path / "none.toml")


@pytest.mark.parametrize(
    ("expires", "found", "standing"),
    [
        (None, True, Standing.IN_FORCE),
        (TODAY, True, Standing.IN_FORCE),
        (date(2024, 3, 11), True, Standing.EXPIRED),
        (None, False, Standing.UNMATCHED),
    ],
)
def test_a_decision_holds_to_the_end_of_its_last_day(expires: date | None, *, found: bool, standing: Standing) -> None:
    """It expires the day after, and without its finding it matches nothing."""
    decision = Decision(fingerprint="aa", choice=Choice.CONFIRMED, expires=expires)

    (ruling,) = apply({"aa": decision}, {}, findings=["aa"] if found else [], today=TODAY)

    assert ruling.standing is standing
    assert ruling.settles == (standing is Standing.IN_FORCE)


def test_a_question_leaves_the_finding_open() -> None:
    """What somebody has to ask first is not settled, nor is what only has a note."""
    rulings = apply(
        {"aa": Decision(fingerprint="aa", choice=Choice.ASK), "bb": Decision(fingerprint="bb", reason="hm")},
        {},
        findings=["aa", "bb"],
        today=TODAY,
    )

    assert [ruling.settles for ruling in rulings] == [False, False]


def test_what_was_ticked_goes_before_the_file() -> None:
    """A report ticked since counts, and the file's word is remembered."""
    old, new = (Decision(fingerprint="aa", choice=choice) for choice in (Choice.ASK, Choice.CONFIRMED))

    (ruling,) = apply({"aa": old}, {"aa": new}, findings=["aa"], today=TODAY)

    assert (ruling.decision, ruling.recorded) == (new, old)
