"""What changed between the versions of a story's articles, ready to show."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from checker.model import Article, Report
from checker.report.plain import clip_end, plain
from checker.report.shown import Changed, History
from checker.report.words import count
from checker.revisions import Change, Mention, Revision, Turn

_SENTENCE = 400
"""Characters shown of a sentence."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A revision with its two versions."""

    revision: Revision
    earlier: Article
    later: Article


def histories(report: Report, story: str) -> tuple[Told, ...]:
    """Return the revisions of a story's articles."""
    articles = {article.id: article for article in report.articles} if report.revisions else {}
    return tuple(
        Told(revision=each, earlier=articles[each.earlier], later=articles[each.later])
        for each in report.revisions
        if each.story == story
    )


def shown(told: Told, *, letters: Mapping[str, str]) -> History:
    """Work out what a report shows of a revision."""
    source = plain(told.revision.source)
    return History(
        letter=letters.get(source, "?"),
        source=source,
        between=_between(told.earlier, told.later),
        changes=tuple(_changed(change) for change in told.revision.changes),
        rest=_rest(told.revision),
    )


def _between(earlier: Article, later: Article) -> str:
    """Name two versions by their times, on one day by the day once, else as their provider counts."""
    one, other = _hour(earlier), _hour(later)
    if (
        one
        and other
        and one.date() == other.date()
        and one.utcoffset() == other.utcoffset()
        and one.time() != other.time()
    ):
        return f"between {one:%H:%M} and {other:%H:%M} on {one.date()}"
    return f"between {_called(earlier)} and {_called(later)}"


def _hour(article: Article) -> datetime | None:
    try:
        return datetime.fromisoformat(article.revised or article.published or "")
    except ValueError:
        return None


def _called(article: Article) -> str:
    made = article.revised or article.published
    if made:
        return plain(made).replace("T", " ")[:16]
    return f"version {plain(article.version)}" if article.version else plain(article.id)


def _changed(change: Change) -> Changed:
    earlier, later = plain(change.earlier), plain(change.later)
    said = {
        Turn.CHANGED: f"{earlier}, then {later}",
        Turn.DROPPED: f"{earlier} was dropped",
        Turn.ADDED: f"{later} was added",
    }[change.turn]
    return Changed(
        said=f"{plain(change.topic)}: {said}",
        before=tuple(dict.fromkeys(_sentence(mention) for mention in change.before)),
        after=tuple(dict.fromkeys(_sentence(mention) for mention in change.after)),
    )


def _sentence(mention: Mention) -> str:
    return clip_end(plain(mention.sentence), _SENTENCE)


def _rest(revision: Revision) -> str:
    parts = (
        f"{count(revision.added, 'claim')} added" if revision.added else "",
        f"{count(revision.dropped, 'claim')} dropped" if revision.dropped else "",
    )
    said = ", ".join(part for part in parts if part)
    if said:
        return (
            f"Beside these, {said}." if revision.changes else f"{said}; none that both make was changed.".capitalize()
        )
    return "" if revision.changes else "No claim was changed."
