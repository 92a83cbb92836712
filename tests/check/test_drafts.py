"""A draft held against the sources."""

import io
from pathlib import Path

import pytest

from checker import pipeline
from checker.errors import ReadError, UsageError
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
    texts = {claim.id: claim.text for claim in report.claims if not getattr(claim.payload, "passage", False)}
    return {
        texts[line.claim]: (line.bearing, line.sources)
        for line in report.draft
        if "people" in texts.get(line.claim, "")
    }


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


def test_a_clause_is_told_of_though_its_sentence_is_a_passage(tmp_path: Path) -> None:
    """A clause that a source denies is a line of its own, not hidden in the sentence around it."""
    sources, draft = tmp_path / "sources", tmp_path / "draft.txt"
    sources.mkdir()
    (sources / "one.txt").write_text("The ministry denied that the ferry was overloaded.", encoding="utf-8")
    draft.write_text("The ferry was overloaded, the ministry said on Monday in Tarn.", encoding="utf-8")
    report = pipeline.run([str(sources)], pipeline.Options(drafts=(str(draft),)))
    told = {line.claim: line.bearing for line in report.draft}
    clauses = {
        claim.id for claim in report.claims if claim.kind == "statement" and not getattr(claim.payload, "passage", True)
    }

    assert Bearing.DIFFERS in {bearing for claim, bearing in told.items() if claim in clauses}


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


def _two_stories(path: Path) -> list[str]:
    for story in ("flood", "strike"):
        (path / "sources" / story).mkdir(parents=True)
        (path / "drafts" / story).mkdir(parents=True)
        (path / "sources" / story / "a.txt").write_text(ONE, encoding="utf-8")
        (path / "drafts" / story / "draft.md").write_text(ONE.replace("At least 12", "Nine"), encoding="utf-8")
    return [str(path / "sources")]


def test_a_draft_is_the_same_in_company(tmp_path: Path) -> None:
    """What was decided on a draft alone holds when a build reads all drafts, each in the story of its folder."""
    sources = _two_stories(tmp_path)
    alone = pipeline.run(sources, pipeline.Options(drafts=(str(tmp_path / "drafts" / "flood"),)))
    both = pipeline.run(sources, pipeline.Options(drafts=(str(tmp_path / "drafts"),)))

    assert {a.story for a in both.articles if a.draft} == {"flood", "strike"}
    assert {f.fingerprint for f in alone.findings} == {f.fingerprint for f in both.findings if f.story == "flood"}


def test_two_drafts_of_a_story_are_told_apart(tmp_path: Path) -> None:
    """Neither bears the other out."""
    (tmp_path / "more.md").write_text(f"{ONE}Nobody else was hurt.\n", encoding="utf-8")
    report = _held(tmp_path, ONE)
    both = pipeline.run(
        [str(tmp_path / "sources")], pipeline.Options(drafts=(str(tmp_path / "more.md"), str(tmp_path / "draft.md")))
    )

    assert [a.source for a in report.articles if a.draft] == ["Draft"]
    assert [a.source for a in both.articles if a.draft] == ["Draft draft", "Draft more"]
    assert {source for line in both.draft for source in line.sources} == {"one", "other"}


@pytest.mark.parametrize("piped", [True, False])
def test_a_draft_that_names_another_story_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, piped: bool
) -> None:
    """Where the sources tell one story only, a draft of another is not held against it."""
    draft = f"---\nstory: strike\n---\n{ONE}"
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(draft.encode())))
    if not piped:
        with pytest.raises(ReadError, match="no source tells the draft's story 'strike'"):
            _held(tmp_path, draft)
        return
    (tmp_path / "one.txt").write_text(ONE, encoding="utf-8")
    with pytest.raises(ReadError, match="stdin: no source tells the draft's story 'strike'"):
        pipeline.run([str(tmp_path / "one.txt")], pipeline.Options(drafts=("-",)))


def test_a_draft_may_come_by_standard_input(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An editor's program can pipe what is not saved yet; the sources are then files."""
    (tmp_path / "one.txt").write_text(ONE, encoding="utf-8")
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(ONE.replace("At least 12", "Nine").encode())))
    report = pipeline.run([str(tmp_path / "one.txt")], pipeline.Options(drafts=("-",)))

    assert Bearing.CONTRADICTED in {line.bearing for line in report.draft}
    with pytest.raises(UsageError, match="standard input is a source and a draft at once"):
        pipeline.run(["-"], pipeline.Options(drafts=("-",)))


def test_a_date_that_a_source_gives_is_not_called_missing(tmp_path: Path) -> None:
    """What happened on it may not be told alike; a date that nobody gives is not found."""
    sources = tmp_path / "sources"
    sources.mkdir()
    (sources / "one.txt").write_text(
        "The line near Leeds was opened on 3 May 2019, the operator said.", encoding="utf-8"
    )
    draft = "Trains have run there since 3 May 2019. A new bridge was planned for 7 June 2022."
    (tmp_path / "draft.md").write_text(draft, encoding="utf-8")
    report = pipeline.run([str(sources)], pipeline.Options(drafts=(str(tmp_path / "draft.md"),)))
    texts = {claim.id: claim.text for claim in report.claims}

    assert [texts[line.claim] for line in report.draft if line.bearing is Bearing.NOT_FOUND] == ["7 June 2022"]
