"""Reading: stories, ids, copies, order, and what happens to what cannot be read."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from checker import ingest
from checker.errors import ReadError
from checker.lexicon import Lexicon
from checker.model import Article, Status

Read = Callable[..., tuple[Article, ...]]
Write = Callable[..., Path]

FERRY = "The ferry sank off the coast on Monday, the harbour master said."
FIRE = "The fire destroyed 14 houses in the old town, the mayor said."


def test_folder_is_a_story(read: Read, write: Write) -> None:
    """All articles of a folder form one story, named after it."""
    write("ferry/a.txt", FERRY)
    write("ferry/b.md", FIRE)

    assert [(a.id, a.story) for a in read("ferry")] == [("a", "ferry"), ("b", "ferry")]


def test_each_nested_folder_is_a_story(read: Read, write: Write) -> None:
    """Each folder that holds articles is a story of its own."""
    write("news/ferry/a.txt", FERRY)
    write("news/fire/b.txt", FIRE)

    assert [a.story for a in read("news")] == ["ferry", "fire"]


def test_folders_of_one_name_stay_apart(read: Read, write: Write) -> None:
    """Two folders of one name are two stories, told apart by the folder above."""
    write("monday/ferry/a.txt", FERRY)
    write("tuesday/ferry/a.txt", FIRE)

    articles = read("monday", "tuesday")

    assert [a.story for a in articles] == ["monday/ferry", "tuesday/ferry"]
    assert [a.id for a in articles] == ["monday/ferry/a", "tuesday/ferry/a"]


def test_files_of_one_folder_are_a_story(read: Read, write: Write) -> None:
    """Files named one by one form the story their folder would."""
    write("ferry/a.txt", FERRY)
    write("ferry/b.txt", FIRE)

    assert read("ferry") == read("ferry/b.txt", "ferry/a.txt")


def test_current_folder_has_its_name(read: Read, write: Write, tmp_path: Path) -> None:
    """The folder ``.`` is called by its real name."""
    write("a.txt", FERRY)

    assert [tmp_path.name] == [a.story for a in read(".")]


def test_order_of_paths_does_not_matter(read: Read, write: Write) -> None:
    """The same paths in another order give the same articles."""
    write("x/b.txt", FERRY)
    write("x/a.txt", FIRE)
    write("y/c.jsonl", json.dumps({"text": FERRY, "story": "x"}))

    assert read("x", "y") == read("y", "x") == read("y/c.jsonl", "x/a.txt", "x/b.txt")


def test_article_given_twice_counts_once(read: Read, write: Write) -> None:
    """A file named directly and within a folder is one article."""
    write("x/a.txt", FERRY)

    assert len(read("x", "x/a.txt", "./x/../x/a.txt")) == 1


def test_copy_of_a_text_counts_once(read: Read, write: Write) -> None:
    """Two files of the same words in one story are one article, in two stories two."""
    for name in ("x/a.txt", "x/b.txt", "y/a.txt"):
        write(name, FERRY)

    assert [a.story for a in read(".")] == ["x", "y"]


def test_labelled_outlets_may_share_a_text(read: Read, write: Write) -> None:
    """Two outlets that carry the same words are two sources."""
    rows = [{"id": name, "source": name, "story": "s", "text": FERRY} for name in ("Courier", "Echo")]
    write("a.jsonl", "\n".join(map(json.dumps, rows)))

    assert [a.source for a in read("a.jsonl")] == ["Courier", "Echo"]


def test_one_id_with_two_texts_is_told_apart(read: Read, write: Write) -> None:
    """Articles that claim the same id each get one of their own."""
    rows = [{"id": "1", "text": text} for text in (FERRY, FIRE, FERRY)]
    write("a.jsonl", "\n".join(map(json.dumps, rows)))

    assert [a.id for a in read("a.jsonl")] == ["1", "1-2"]


def test_ids_are_unique_even_where_they_are_made_to_clash(read: Read, write: Write) -> None:
    """An id that looks like a disambiguated one is disambiguated in turn."""
    rows = [{"id": name, "text": f"{FERRY} {n}"} for n, name in enumerate(["1", "1", "1-2", "1-2"])]
    write("a.jsonl", "\n".join(map(json.dumps, rows)))

    ids = [a.id for a in read("a.jsonl")]

    assert len(ids) == len(set(ids)) == 4


def test_source_is_the_label_else_the_site_else_the_name(read: Read, write: Write) -> None:
    """An article is called by its source, else by the site of its address, else by its file."""
    rows = [{"text": FERRY, "source": "Courier"}, {"text": FIRE, "url": "https://www.echo.example/fire"}]
    write("s/a.jsonl", "\n".join(map(json.dumps, rows)))
    write("s/plain.txt", FERRY)

    assert {"Courier", "echo.example", "plain"} == {a.source for a in read("s")}


def test_broken_address_is_no_source(read: Read, write: Write) -> None:
    """An address that is none does not stop the reading."""
    write("a.jsonl", json.dumps({"id": "a", "text": FERRY, "url": "http://[broken"}))

    assert [a.source for a in read("a.jsonl")] == ["a"]


def test_standard_input_alone(read: Read) -> None:
    """Text on standard input is an article without a path."""
    (article,) = read("-", stdin=FERRY.encode())

    assert (article.id, article.story, article.path, article.text) == ("stdin", "stdin", None, FERRY)


def test_standard_input_joins_the_only_story(read: Read, write: Write) -> None:
    """Standard input is compared with the files given beside it."""
    write("ferry/a.txt", FERRY)

    assert {"ferry"} == {a.story for a in read("-", "ferry", stdin=FIRE.encode())}


def test_standard_input_may_be_json_lines(read: Read) -> None:
    """The format of standard input is told by its content."""
    lines = b'\xef\xbb\xbf{"id": "x", "text": "One."}\n{"id": "y", "text": "Two."}\n'

    assert [a.id for a in read("-", stdin=lines)] == ["x", "y"]


def test_file_of_another_suffix_is_told_by_content(read: Read, write: Write) -> None:
    """A file named on the command line is read whatever its suffix."""
    write("feed.export", '{"id": "x", "text": "One."}\n')
    write("story.out", FERRY)

    assert sorted(a.id for a in read("feed.export", "story.out")) == ["story", "x"]


def test_progress_is_told_each_file(write: Write, tmp_path: Path) -> None:
    """The names of the files are handed on as they are read."""
    write("a.txt", FERRY)
    told: list[str] = []

    ingest.read([str(tmp_path)], lexicon=Lexicon(), progress=told.append)

    assert [f"{tmp_path}/a.txt"] == told


def test_unreadable_among_readable_is_reported(read: Read, write: Write) -> None:
    """One bad file does not stop the others, and says why it was not read."""
    write("s/a.txt", FERRY)
    write("s/zero.txt", b"\0" * 100)

    good, bad, missing = (read("s", "nowhere.txt")[i] for i in range(3))

    assert (good.status, bad.status, bad.text) == (Status.READ, Status.NOT_READ, "")
    assert bad.why == "is not text but binary data; save it as plain text"
    assert missing.why == "there is no such file or folder; give a file, a folder or - for standard input"


def test_nothing_readable_is_an_error(read: Read, write: Write) -> None:
    """Where every file fails, the first is named with its reason, and the others are counted."""
    write("s/a.txt", "")
    write("s/b.txt", b"\0" * 100)

    with pytest.raises(ReadError, match=r"^s/a.txt: is empty \(and 1 more\)$"):
        read("s")


def test_no_paths_is_an_error(read: Read) -> None:
    """Reading nothing is a mistake, not a clean bill."""
    with pytest.raises(ReadError, match="nothing to read; give a file"):
        read()


def test_standard_input_that_is_not_there(read: Read) -> None:
    """Where there is no standard input, there is nothing to read."""
    with pytest.raises(ReadError, match="there is nothing to read"):
        read("-")


def test_other_language_is_reported_and_not_checked(read: Read, write: Write) -> None:
    """A text in another language is read, and says why it is not checked."""
    write("a.txt", FERRY)
    write(
        "de.txt",
        "Der Minister sagte am Dienstag, dass bei dem Unfall in der Stadt fünfzehn Menschen getötet wurden. " * 3,
    )

    _, german = read(".")

    assert (
        german.status,
        german.why,
    ) == (Status.NOT_CHECKED, "it seems to be in German; only English and French are checked")


def test_bad_date_leaves_the_article_readable(read: Read, write: Write) -> None:
    """A date that is none is left out, and the article says so."""
    write("a.jsonl", json.dumps({"text": FERRY, "published": "last week"}))

    (article,) = read("a.jsonl")

    assert (article.status, article.published) == (Status.READ, None)
    assert article.why is not None
    assert "'last week' is not a date like 2021-07-21" in article.why


@pytest.mark.parametrize("given", ["2021", "2021-07", "2021-07-21", "2021-07-21T10:30:00+02:00"])
def test_dates_keep_their_precision(read: Read, write: Write, given: str) -> None:
    """A date is kept as precise as it is given."""
    write("a.jsonl", json.dumps({"text": FERRY, "published": given}))

    assert given == read("a.jsonl")[0].published


def test_date_line_above_the_text_is_the_articles_date(read: Read, write: Write) -> None:
    """The date a page prints above its article is taken where the input gives none."""
    write("a.txt", f"Ferry Sinks Off Coast\n\nPublished: 3 May 2019, 10:15 GMT\n\n{FERRY}\n")

    assert read("a.txt")[0].published == "2019-05-03"


def test_date_within_the_text_is_not_the_articles_date(read: Read, write: Write) -> None:
    """A date line below the first paragraph belongs to the story told."""
    write("a.txt", f"Ferry Sinks\n\n{FERRY}\n\n3 May 2019\n\n{FIRE}\n")

    assert read("a.txt")[0].published is None


def test_page_without_an_article_has_no_date(read: Read, write: Write) -> None:
    """A page of nothing but buttons is read, and says nothing."""
    write("a.txt", "Share\n\nPrint\n")

    assert read("a.txt")[0].published is None


def test_title_is_the_headline(read: Read, write: Write) -> None:
    """An article without a title is called by its headline."""
    write("a.txt", f"Ferry Sinks Off Coast\n\n{FERRY}\n")

    assert read("a.txt")[0].title == "Ferry Sinks Off Coast"


def test_text_is_kept_as_it_is(read: Read, write: Write) -> None:
    """Line ends, odd blanks and composed letters stay, so that offsets are the file's own."""
    given = "One\u00a0line.\r\n\r\nThe cafe\u0301 burned.\rDone.\n"
    write("a.txt", given)

    assert given == read("a.txt")[0].text
