"""The main job on small inputs."""

from pathlib import Path

import pytest

from checker import means, pipeline
from checker.check import rulebook
from checker.errors import UsageError
from checker.extract import language
from checker.model import Article, Status, Verdict
from checker.report import formats

ONE = "At least 12 people were killed when a train left the rails near Leeds on Monday, police said.\n"
OTHER = "Nine people were killed when a train left the rails near Leeds on Monday, the operator said.\n"


def _folder(path: Path, **texts: str) -> str:
    path.mkdir(exist_ok=True)
    for name, text in texts.items():
        (path / f"{name}.txt").write_text(text, encoding="utf-8")
    return str(path)


def test_stories_are_never_compared(tmp_path: Path) -> None:
    """The same two articles conflict in one story and have nothing to do with each other in two."""
    together = pipeline.run([_folder(tmp_path / "crash", one=ONE, other=OTHER)])
    apart = pipeline.run([_folder(tmp_path / "first", one=ONE), _folder(tmp_path / "second", other=OTHER)])

    assert together.count(Verdict.CONFLICT) == 1
    assert apart.count(Verdict.CONFLICT) == 0


def test_an_article_listed_twice_counts_once(tmp_path: Path) -> None:
    """A file named by itself and by its folder is one source."""
    folder = _folder(tmp_path / "crash", one=ONE, other=OTHER)
    report = pipeline.run([folder, f"{folder}/one.txt"])

    assert len(report.articles) == len(ONE.splitlines()) + len(OTHER.splitlines())


def test_an_edit_elsewhere_leaves_the_fingerprint_alone(tmp_path: Path) -> None:
    """A finding is known by what it says, not by where it stands."""
    before = pipeline.run([_folder(tmp_path / "crash", one=ONE, other=OTHER)])
    after = pipeline.run([_folder(tmp_path / "crash", one="Fog hung over the valley.\n\n" + ONE, other=OTHER)])
    prints = [{f.fingerprint for f in r.findings if f.verdict is Verdict.CONFLICT} for r in (before, after)]

    assert prints[0]
    assert prints[0] == prints[1]


def test_what_reads_an_article_is_in_its_key(monkeypatch: pytest.MonkeyPatch) -> None:
    """The claims of a French article depend on the French model, those of an English one do not."""
    monkeypatch.setattr(means, "_model", lambda name: name)
    english, french = (Article(id="a", source="A", story="s", text="Un.", lang=lang) for lang in ("en", "fr"))
    plain, other = (pipeline.Means.of(pipeline.Options(models=models)) for models in ({"fr": "one"}, {"fr": "another"}))

    assert pipeline.keys([english], plain) == pipeline.keys([english], other)
    assert pipeline.keys([french], plain) != pipeline.keys([french], other)
    assert pipeline.keys([english], plain) != pipeline.keys([french], plain)


def test_another_language_is_not_checked(tmp_path: Path) -> None:
    """A text in another language is reported as not checked and makes no claims."""
    german = (
        "Zwölf Menschen sind bei einem Zugunglück in der Nähe von Leeds ums Leben gekommen, teilte die Polizei mit. "
        "Der Zug war am Montag aus noch ungeklärter Ursache aus den Gleisen gesprungen."
    )
    report = pipeline.run([_folder(tmp_path / "crash", one=ONE, other=german)])

    assert [article.status for article in report.articles] == [Status.READ, Status.NOT_CHECKED]
    assert {claim.article for claim in report.claims} == {"one"}


def test_a_rule_without_anything_to_compare_has_not_run(tmp_path: Path) -> None:
    """A check that did not run has found nothing, and the report says why."""
    report = pipeline.run([_folder(tmp_path / "crash", one="Fog hung over the valley.\n")], pipeline.Options(look=True))

    assert {run.id for run in report.rules} == {rule.id for rule in rulebook.load().rules}
    assert all(run.why_not for run in report.rules if not run.ran)
    assert not any(run.ran for run in report.rules if run.id.startswith("FIG"))


def test_passages_are_looked_at_where_they_are_asked_for(tmp_path: Path) -> None:
    """The rule that shows passages side by side runs by an option, or where it is selected."""
    folder = _folder(tmp_path / "crash", one=ONE)
    ran = [
        "PAS002" in {run.id for run in pipeline.run([folder], options).rules}
        for options in (None, pipeline.Options(look=True), pipeline.Options(select=("PAS002",)))
    ]

    assert ran == [False, True, True]


def test_selecting_and_ignoring_rules(tmp_path: Path) -> None:
    """Only selected rules run, less the ignored ones; an unknown one is an error before anything is read."""
    folder = _folder(tmp_path / "crash", one=ONE, other=OTHER)
    report = pipeline.run([folder], pipeline.Options(select=("FIG",), ignore=("FIG002",)))

    assert [run.id for run in report.rules] == ["FIG001", "FIG003", "FIG004", "FIG005", "FIG006"]
    with pytest.raises(UsageError, match="FIG9"):
        pipeline.run(["nowhere"], pipeline.Options(select=("FIG9",)))


def test_an_article_read_in_part_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The report has the note with the article, fresh or kept, and no claim of it."""
    monkeypatch.setattr(language, "_PIECE", 100)
    monkeypatch.setattr(language, "_MOST_TOKENS", 30)
    monkeypatch.setenv("FACTCHECK_CACHE_DIR", str(tmp_path / "cache"))
    folder = _folder(tmp_path / "crash", one=ONE, other=ONE + "\n" + OTHER * 40)

    fresh, again = (pipeline.run([folder], pipeline.Options(cache=True)) for _ in range(2))

    whole, part = fresh.articles
    assert whole.why is None
    assert part.why is not None
    assert part.why.startswith("only its first ")
    assert "limit" not in {claim.kind for claim in fresh.claims}
    assert part.why in formats.render(fresh, "markdown")
    assert again == fresh
