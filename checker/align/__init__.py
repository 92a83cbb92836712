"""Claims to clusters: what speaks of the same thing."""

import gc
from collections import defaultdict
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace

from checker.align.clustering import Aligned
from checker.align.dates import Dates
from checker.align.entities import Entities
from checker.align.facts import Facts
from checker.align.facts.passages import Passages
from checker.align.figures import Figures
from checker.align.lists import Lists
from checker.align.origins import origins
from checker.align.quotations import align as align_quotations
from checker.align.roles import align as align_roles
from checker.align.setting import Settings
from checker.align.sought import Sought
from checker.align.statements import Statements
from checker.languages import spoken
from checker.lexicon import Lexicon
from checker.model import Article, Claim, Link, Pairs, Status, Story
from checker.values import Quotation, Role, Statement

__all__ = ["align", "group"]


def group(articles: Sequence[Article], claims: Sequence[Claim], lexicon: Lexicon) -> tuple[Story, ...]:
    """Sort articles and claims into stories, in an order no input order changes, and resolve names within each."""
    own: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        own[claim.article].append(claim)
    stories: dict[str, list[Article]] = defaultdict(list)
    for article in sorted((a for a in articles if a.status is Status.READ), key=lambda a: (a.story, a.id)):
        stories[article.story].append(article)
    return tuple(
        _story(name, members, [c for a in members for c in own[a.id]], lexicon) for name, members in stories.items()
    )


def _story(name: str, articles: Sequence[Article], claims: Sequence[Claim], lexicon: Lexicon) -> Story:
    place = {article.id: number for number, article in enumerate(articles)}
    claims = sorted((*claims, *Sought(claims, lexicon)()), key=lambda claim: place[claim.article])
    resolved = Entities(claims, lexicon).resolve(claims)
    return Story(id=name, articles=tuple(articles), claims=tuple(resolved))


def align(story: Story, lexicon: Lexicon) -> Story:
    """Return the story with its claims in clusters."""
    with _uncollected():
        return _aligned(story, lexicon)


@contextmanager
def _uncollected() -> Iterator[None]:
    """Pause the collector of cycles: it would walk a large story's pairs, which have none, again and again."""
    paused = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if paused:
            gc.enable()


def _aligned(story: Story, lexicon: Lexicon) -> Story:
    entities = Entities(story.claims, lexicon)
    quotes = [claim for claim in story.claims if isinstance(claim.payload, Quotation)]
    roles = [claim for claim in story.claims if isinstance(claim.payload, Role)]
    languages = {article.id: spoken(article.lang) for article in story.articles}
    sentences = [c for c in story.claims if isinstance(c.payload, Statement) and c.payload.passage]
    quotations = align_quotations(quotes, entities.same, languages, sentences)
    settings = Settings(story.articles, story.claims, lexicon)
    values = Facts(lexicon)
    passages = values.passages(story.articles, story.claims)
    facts = values.align(passages, story.claims, entities)
    kinds = (
        facts,
        _weighed(Figures(lexicon, settings).align(story.articles, story.claims), facts, story.claims),
        Lists(lexicon).align(story.claims),
        quotations,
        align_roles(roles, entities),
        _placed(Statements(lexicon, settings).align(story.claims), passages),
        Dates(lexicon, entities.same, settings).align(story.articles, story.claims, quotations.clusters),
    )
    return replace(
        story,
        claims=_with_retold(story, quotations),
        clusters=tuple(cluster for kind in kinds for cluster in kind.clusters),
        origins=origins(story.articles, story.claims),
        pairs=sum((kind.pairs for kind in kinds), Pairs()),
        notes=tuple(note for kind in kinds for note in kind.notes),
    )


def _weighed(figures: Aligned, facts: Aligned, claims: Sequence[Claim]) -> Aligned:
    """Give the links of figures the probability that both are of one thing, as the passages they stand in tell it.

    Nothing is known of an article without passages: of one in a language whose words are not compared.
    """
    told = {claim.article for claim in claims if isinstance(claim.payload, Statement) and claim.payload.passage}
    article = {claim.id: claim.article for claim in claims}

    def weighed(link: Link) -> Link:
        if not {article[link.left], article[link.right]} <= told:
            return link
        return replace(link, probability=round(facts.likely.get(frozenset({link.left, link.right}), 0.0), 3))

    clusters = (replace(c, links=tuple(weighed(link) for link in c.links)) for c in figures.clusters)
    return replace(figures, clusters=tuple(clusters))


def _placed(statements: Aligned, passages: Passages) -> Aligned:
    """Give the links of statements the probability that the sentences they stand in tell the same."""
    clusters = []
    for cluster in statements.clusters:
        claims = {claim.id: claim for claim in cluster.claims}
        links = (replace(k, probability=passages.probability(claims[k.left], claims[k.right])) for k in cluster.links)
        clusters.append(replace(cluster, links=tuple(links)))
    return replace(statements, clusters=tuple(clusters))


def _with_retold(story: Story, quotations: Aligned) -> tuple[Claim, ...]:
    """Return the claims of a story with those that aligning its quotations has found, each article's last."""
    known = {claim.id for claim in story.claims}
    own: dict[str, list[Claim]] = {article.id: [] for article in story.articles}
    for claim in (*story.claims, *(c for cluster in quotations.clusters for c in cluster.claims if c.id not in known)):
        own.setdefault(claim.article, []).append(claim)
    return tuple(claim for claims in own.values() for claim in dict.fromkeys(claims))
