"""A draft held against the sources."""

from pathlib import Path

import pytest

from checker import pipeline
from checker.errors import ReadError
from checker.model import Bearing, Report

ONE = "At least 12 people were killed when a train left the rails near Leeds on Monday, police said.\n"
OTHER = "At least 12 people were killed when a train left the rails near Leeds on Monday, the operator said.\n"


def _held(path: Path, draft: str) -> Report:
    sources = path / "sources"
    sources.mkdir()
    (sources / "one.txt").write_text(ONE, encoding="utf-8")
    (sources / "other.txt").write_text(OTHER, encoding="utf-8")
    (path / "draft.md").write_text(draft, encoding="utf-8")
    return pipeline.run([str(sources)], pipeline.Options(drafts=(str(path / "draft.md"),)))


def _bearings(report: Report) -> dict[str, tuple[Bearing, tuple[str, ...]]]:
    texts = {claim.id: claim.text for claim in report.claims}
    return {texts[line.claim]: (line.bearing, line.sources) for line in report.draft if "people" in texts[line.claim]}


@pytest.mark.parametrize(
    ("draft", "bearing", "sources"),
    [
        ("At least 12 people were killed when a train left the rails near Leeds.", Bearing.BORNE_OUT, ("one", "other")),
        ("Nine people were killed when a train left the rails near Leeds.", Bearing.CONTRADICTED, ("one", "other")),
        ("The mayor said 4,000 people had signed a letter.", Bearing.NOT_FOUND, ()),
    ],
)
def test_each_claim_of_a_draft_is_held_against_the_sources(
    tmp_path: Path, draft: str, bearing: Bearing, sources: tuple[str, ...]
) -> None:
    """A figure is borne out, contradicted or not found, and the sources that decide it are named."""
    (said,) = _bearings(_held(tmp_path, draft)).values()

    assert said == (bearing, sources)


def test_the_draft_comes_first_and_in_its_own_order(tmp_path: Path) -> None:
    """Lines follow the draft, every finding starts with the draft's claim, and no finding leaves the draft out."""
    draft = "The mayor said 4,000 people had signed a letter. Nine people were killed when a train left the rails near Leeds."
    report = _held(tmp_path, draft)
    places = {claim.id: claim.span.start for claim in report.claims if claim.source == "Draft"}

    assert [places[line.claim] for line in report.draft] == sorted(places[line.claim] for line in report.draft)
    assert report.findings
    assert all(finding.claims[0] in places for finding in report.findings)


def test_a_draft_among_the_sources_is_no_source(tmp_path: Path) -> None:
    """A draft in the folder of sources does not bear itself out."""
    (tmp_path / "one.txt").write_text(ONE, encoding="utf-8")
    (tmp_path / "draft.txt").write_text("The mayor said 4,000 people had signed a letter.", encoding="utf-8")

    report = pipeline.run([str(tmp_path)], pipeline.Options(drafts=(str(tmp_path / "draft.txt"),)))

    assert [article.source for article in report.articles] == ["one", "Draft"]
    assert {line.bearing for line in report.draft} == {Bearing.NOT_FOUND}


def test_a_draft_without_a_story_among_several_is_refused(tmp_path: Path) -> None:
    """Where the sources tell two stories the draft has to name one."""
    for story in ("flood", "strike"):
        (tmp_path / story).mkdir()
        (tmp_path / story / "a.txt").write_text(ONE, encoding="utf-8")
    (tmp_path / "draft.md").write_text("Nine people were killed.", encoding="utf-8")
    sources = [str(tmp_path / story) for story in ("flood", "strike")]

    with pytest.raises(ReadError, match="the sources' stories are flood, strike"):
        pipeline.run(sources, pipeline.Options(drafts=(str(tmp_path / "draft.md"),)))

    (tmp_path / "draft.md").write_text("---\nstory: flood\n---\nNine people were killed.", encoding="utf-8")
    report = pipeline.run(sources, pipeline.Options(drafts=(str(tmp_path / "draft.md"),)))

    assert [article.story for article in report.articles if article.draft] == ["flood"]
