"""The same job on worker processes: the same bytes, whatever happens to a worker."""

import os
import signal
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from checker import cluster, pipeline
from checker.cli import main
from checker.cluster import plan, tasks
from checker.errors import ReadError, UsageError, WorkerError
from checker.ingest import Place
from checker.model import Article, Report
from checker.report import formats

pytest.importorskip("distributed", reason="the extra 'dask' is not installed")

Told = Callable[..., Report]


@pytest.fixture
def told(address: str) -> Told:
    """Return what reports on paths with the workers' help."""

    def work(paths: Sequence[str], options: pipeline.Options | None = None, *, progress: Any = None) -> Report:
        means = pipeline.Means.of(options or pipeline.Options())
        with cluster.opened(cluster.Site(address=address), texts=True) as there:
            articles = there.read(paths, means)
            return pipeline.report(articles, there.stories(articles, means, progress=progress), means)

    return work


@pytest.fixture
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    """Hand out a few lines at a time."""
    monkeypatch.setattr(plan, "_SMALL", 100)
    monkeypatch.setattr(plan, "_LARGE", 200)
    monkeypatch.setattr(plan, "_LISTED", 3 * plan._FILE)


def _run(*arguments: str) -> Result:
    return CliRunner().invoke(main, ["run", *arguments])


@pytest.mark.parametrize("drafts", [(), ("draft.md",)])
@pytest.mark.usefixtures("archive", "small")
def test_every_report_is_the_same(told: Told, drafts: tuple[str, ...]) -> None:
    """In every format, with unreadable files, copies, other languages, comments, equal ids and drafts."""
    options = pipeline.Options(drafts=drafts)
    here, there = pipeline.run(["in"], options), told(["in"], options)

    assert here.articles == there.articles
    assert here.rulings
    assert {name: formats.render(there, name) for name in formats.FORMATS if name != formats.TERMINAL} == {
        name: formats.render(here, name) for name in formats.FORMATS if name != formats.TERMINAL
    }


@pytest.mark.usefixtures("archive", "small")
@pytest.mark.parametrize("form", ["jsonl", "json"])
def test_the_command_writes_the_same_bytes(address: str, form: str) -> None:
    """With decisions in force, on standard output and in a file; both end with the same status and warnings."""
    _run("in", "-o", "report.md", "--fail-on", "never")
    found = _run("in", "--format", "json").stdout
    print_ = next(line for line in found.splitlines() if '"fingerprint"' in line).split('"')[3]
    Path("factcheck-decisions.toml").write_text(f'{print_} = {{ decision = "confirmed", reason = "read" }}\n')
    Path("report.md").unlink()
    here = _run("in", "--format", form, "-o", "here.jsonl")
    there = _run("in", "--format", form, "-o", "there.jsonl", "--engine", "dask", "--scheduler", address)

    assert (there.exit_code, there.stderr) == (here.exit_code, here.stderr)
    assert there.stdout_bytes == here.stdout_bytes
    assert Path("there.jsonl").read_bytes() == Path("here.jsonl").read_bytes()
    assert b'"confirmed"' in here.stdout_bytes


@pytest.mark.usefixtures("archive")
def test_only_what_tells_articles_apart_is_held(address: str) -> None:
    """Where no report quotes them, no text is here, and the findings are the same."""
    means = pipeline.Means.of(pipeline.Options())
    with cluster.opened(cluster.Site(address=address), texts=False) as there:
        articles = there.read(["in"], means)
        found = [finding for part in there.stories(articles, means) for finding in part.findings]

    assert {(article.text, article.blocks) for article in articles} == {("", ())}
    assert found == list(pipeline.run(["in"]).findings)


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="this system has no signal that cannot be caught")
@pytest.mark.usefixtures("archive", "small")
def test_a_worker_that_is_killed_loses_nothing(told: Told, address: str) -> None:
    """When some articles have been extracted a worker is killed that holds some: another does its work again."""
    import distributed

    killed: list[int] = []

    def kill(done: int, _total: int, _name: str) -> None:
        if killed:
            return
        with distributed.Client(address, set_as_default=False) as client:
            holding = {where: len(what) for where, what in client.has_what().items()}
            where = max(holding, key=holding.__getitem__)
            (pid,) = client.run(os.getpid, workers=[where]).values()
            killed.append(pid)
            os.kill(pid, signal.SIGKILL)
        assert done

    there = told(["in"], progress=kill)

    assert killed
    assert formats.render(there, "json") == formats.render(pipeline.run(["in"]), "json")


@pytest.mark.usefixtures("archive")
def test_workers_keep_what_they_extract(told: Told, address: str) -> None:
    """With the cache, a second run finds claims and stories; several processes write one file."""
    import distributed

    def kept() -> int:
        from checker.cache import opened

        with opened(print) as cache:
            return len(cache._done("SELECT key FROM kept"))

    options = pipeline.Options(cache=True)
    first = told(["in"], options)
    with distributed.Client(address, set_as_default=False) as client:
        count = client.submit(kept, pure=False).result()
    second = told(["in"], options)

    assert count > len(first.articles) / 2
    assert formats.render(first, "json") == formats.render(second, "json")


@pytest.mark.usefixtures("archive")
def test_a_cache_that_workers_cannot_use_is_told(told: Told, address: str) -> None:
    """The run goes on without it, says so once, and finds the same."""
    import distributed

    def point(to: str) -> str:
        before = os.environ["FACTCHECK_CACHE_DIR"]
        os.environ["FACTCHECK_CACHE_DIR"] = to
        return before

    warned: list[str] = []
    with distributed.Client(address, set_as_default=False) as client:
        before, *_ = client.run(point, f"{os.devnull}/nowhere").values()
        there = told(["in"], pipeline.Options(cache=True, warn=warned.append))
        client.run(point, before)

    assert len(warned) == 1
    assert "the cache is not used" in warned[0]
    assert there.findings == pipeline.run(["in"]).findings


def test_work_that_ends_every_worker_is_told() -> None:
    """The line names the file or the story, and the way out."""
    import distributed

    known = plan.Known(
        article=Article(id="a", source="A", story="crash", text=""),
        place=Place(shown="in/a.txt", path=Path("in/a.txt")),
        number=0,
        text="",
        size=1,
    )
    own = plan.planned([known], workers=1)
    for key, where in (("read-r-0", "in/a.txt: "), ("check-r-0", "crash: "), ("other", "")):
        line = f"^{where}4 workers died of one piece of work, most often for want of memory; give workers more memory"
        with pytest.raises(WorkerError, match=line), cluster._plainly(own, "r"):
            raise distributed.KilledWorker(key, None, 3)


def test_a_scheduler_that_goes_is_told() -> None:
    """What was asked of it is lost, and the line says so."""
    import distributed
    from distributed.comm import CommClosedError

    for error in (distributed.CancelledError(), CommClosedError(), TimeoutError()):
        with (
            pytest.raises(WorkerError, match="the scheduler is gone"),
            cluster._plainly(plan.planned([], workers=1), "r"),
        ):
            raise error


def test_progress_names_what_was_read(told: Told, archive: Path) -> None:
    """It counts to the number of articles that are checked."""
    seen: list[tuple[int, int]] = []
    report = told([str(archive)], progress=lambda done, total, _name: seen.append((done, total)))
    checked = sum(article.status == "read" for article in report.articles)

    assert seen[-1] == (checked, checked)


@pytest.mark.parametrize(("paths", "drafts"), [(("-",), ()), (("in",), ("-",))])
@pytest.mark.usefixtures("archive")
def test_standard_input_is_not_where_workers_are(told: Told, paths: tuple[str, ...], drafts: tuple[str, ...]) -> None:
    """It is refused in a line."""
    with pytest.raises(UsageError, match=r"^-: standard input is not where workers run; give a file or a folder$"):
        told(paths, pipeline.Options(drafts=drafts))


def test_nothing_to_read_is_told_as_ever(told: Told, tmp_path: Path) -> None:
    """A path that leads nowhere has the same line as without workers."""
    paths = [str(tmp_path / "nowhere")]
    with pytest.raises(ReadError) as here:
        pipeline.run(paths)
    with pytest.raises(ReadError) as there:
        told(paths)

    assert str(there.value) == str(here.value)


def test_a_mistake_beside_the_articles_is_told(told: Told, archive: Path) -> None:
    """What a worker cannot use ends the run with the worker's line."""
    (archive / "crash-2" / "sources.toml").write_text("[articles", encoding="utf-8")

    with pytest.raises(ReadError, match=r"sources.toml: is not valid TOML"):
        told(["in"])


def test_a_folder_that_workers_do_not_have_is_named(archive: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The line says what workers need."""
    monkeypatch.setattr(tasks, "_here", lambda: "tcp://10.0.0.7:1")
    (place,) = (each for each in tasks.ingest.walk([str(archive)]) if each.shown.endswith("wire.jsonl"))
    for file in sorted(archive.rglob("*"), reverse=True):
        file.unlink() if file.is_file() else file.rmdir()
    archive.rmdir()

    with pytest.raises(WorkerError, match="needs them under the same path"):
        tasks.listed(_order(), [place])


def _made_by() -> tuple[str, ...]:
    return tasks.made_by(pipeline.Means.of(pipeline.Options()))


def _order(**given: Any) -> tasks.Order:
    means = pipeline.Means.of(pipeline.Options())
    own = {"run": "r", "options": means.options, "made_by": tasks.made_by(means), "texts": False}
    return tasks.Order(**{**own, **given})


def test_a_file_that_changes_meanwhile_is_named(archive: Path) -> None:
    """What is extracted is what was listed, or the run ends."""
    file = archive / "crash-0" / "herald.txt"
    places = list(tasks.ingest.walk([str(file)]))
    (one,) = tasks.listed(_order(), places)
    wanted = tasks.Slice(place=places[0], numbers=(0,), texts=(one.found.draft.text,))
    assert len(tasks.extracted(_order(), [wanted])) == 1
    file.write_text("Nobody was hurt.\n", encoding="utf-8")

    with pytest.raises(ReadError, match=r"herald.txt: was changed while it was read; run again"):
        tasks.extracted(_order(), [wanted])


@pytest.mark.parametrize(
    ("made_by", "line"),
    [
        (("0.0", "", ""), f"another version ({tasks.__version__} there, 0.0 here); install the same"),
        ((tasks.__version__, "", ""), "other code, another model or other word lists; install the same"),
        ((*_made_by()[:2], ""), "other rules; install the same"),
    ],
)
def test_a_worker_that_would_find_otherwise_is_refused(
    told: Told, archive: Path, made_by: tuple[str, ...], line: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It has other code, another model, other lists or rules than the one who asks."""
    monkeypatch.setattr(tasks, "made_by", lambda _means: made_by)

    with pytest.raises(WorkerError, match=r"^tcp://127\.0\.0\.1:\d+: a worker has ") as error:
        told([str(archive)])
    assert line in str(error.value)
