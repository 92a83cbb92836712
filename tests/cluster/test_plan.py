"""Who does what."""

from collections.abc import Sequence
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from checker.cluster.plan import Known, Plan, listings, planned, runs
from checker.ingest import Place
from checker.model import Article


def _known(*rows: tuple[str, str, int]) -> tuple[Known, ...]:
    """Return articles of stories, at places, of some length, in the order of stories and ids."""
    found = [
        Known(
            article=Article(id=f"{number:04d}", source="A", story=story, text=""),
            place=Place(shown=place, path=Path(place)),
            number=sum(before == place for _, before, _ in rows[:number]),
            text=f"hash {number}",
            size=size,
        )
        for number, (story, place, size) in enumerate(rows)
    ]
    return tuple(sorted(found, key=lambda one: (one.article.story, one.article.id)))


def _brought(plan: Plan) -> list[tuple[str, str, int]]:
    """Return what the parts of all blocks bring: the id it is labelled with, the place, the number."""
    rows = [[(s.place.shown, n) for s in slices for n in s.numbers] for slices in plan.portions]
    return [
        (label.article.id, *place)
        for block in plan.blocks
        for label, place in zip(
            block.labels, (rows[part.portion][row] for part in block.parts for row in part.rows), strict=True
        )
    ]


rows = st.lists(
    st.tuples(st.sampled_from("abcd"), st.sampled_from(["p", "q", "r"]), st.integers(0, 60_000)), max_size=40
)


@given(rows=rows, workers=st.integers(1, 5))
def test_every_article_comes_once_under_its_own_name(rows: Sequence[tuple[str, str, int]], workers: int) -> None:
    """However articles and stories are portioned out, a label meets the article it was made for."""
    known = _known(*rows)
    plan = planned(known, workers=workers)
    wanted = [(one.article.id, one.place.shown, one.number) for one in known]

    assert sorted(_brought(plan)) == sorted(wanted)
    assert [a.id for block in plan.blocks for story in block.stories for a in story] == [w[0] for w in wanted]


@given(rows=rows)
def test_a_story_is_in_one_block(rows: Sequence[tuple[str, str, int]]) -> None:
    """It is compared whole, and blocks keep the order of the stories."""
    plan = planned(_known(*rows), workers=2)
    stories = [story[0].story for block in plan.blocks for story in block.stories]

    assert stories == sorted({story for story, _, _ in rows})


@given(sizes=st.lists(st.integers(0, 9), max_size=30), most=st.integers(1, 12))
def test_runs_keep_all_and_stay_small(sizes: list[int], most: int) -> None:
    """Nothing is lost, and only what is too large by itself exceeds the size."""
    cut = list(runs(sizes, int, most))

    assert [size for run in cut for size in run] == sizes
    assert all(sum(run) <= most or len(run) == 1 for run in cut)


def test_a_long_file_has_a_bounded_number_of_portions() -> None:
    """Each reads the file from its start, so their number is bounded, not their size."""
    plan = planned(_known(*[("s", "long.jsonl", 100_000)] * 2000), workers=1)

    assert 190 <= len(plan.portions) <= 200
    assert {len(slices) for slices in plan.portions} == {1}


def test_files_are_listed_many_at_a_time(tmp_path: Path) -> None:
    """Small ones together, a large one alone; one that is gone is listed too."""
    sizes = {"a": 10, "b": 10, "c": 3_000_000, "d": 10}
    for name, size in sizes.items():
        (tmp_path / name).write_bytes(b"x" * size)
    places = [Place(shown=name, path=tmp_path / name) for name in (*sizes, "gone")]

    assert [[place.shown for place in run] for run in listings(places)] == [["a", "b"], ["c"], ["d", "gone"]]
