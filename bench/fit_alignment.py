"""Fit the weights by which values and passages of different articles are held together.

usage: python -m bench.fit_alignment GOLD.jsonl[,GOLD.jsonl...] STORIES.jsonl... [--write] [--leave-out]

A gold file has one story a line: ``{"story", "facts": [{"verdict", "kind", "values": [{"article", "span"}]}]}``, made
by reading whole articles. Two values of different outlets are a positive pair where one fact has a span on each of
them: a difference for values that differ, an agreement for equal ones. Logistic regression with a ridge penalty, by
Newton's method (Hastie, Tibshirani and Friedman, The Elements of Statistical Learning, 2009, 4.4.1). ``--leave-out``
fits without each gold file in turn and prints what the weights find on it; ``--write`` writes
``rules/lexicon/weights.toml``.
"""

import argparse
import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import numpy as np
import tomli_w
from numpy.typing import NDArray

from checker import assets, pipeline
from checker.align.entities import Entities
from checker.align.facts import pairs as pairs_
from checker.align.facts import passages as passages_
from checker.align.facts.pairs import Pairs
from checker.align.facts.passages import Passages
from checker.align.facts.slots import model_of
from checker.align.facts.weights import Model, Weights
from checker.lexicon import Lexicon
from checker.means import Means, Options
from checker.model import Article, Claim
from checker.values.counted import CountedTable
from checker.values.outlet import outlet
from checker.values.relation import Relation

_RIDGE = 3.0
"""Penalty on the squares of standardised weights."""
_STEPS = 50
_FAR = 30.0

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True, kw_only=True)
class Labelled:
    """One story with what a careful reader found in it."""

    name: str
    articles: tuple[Article, ...]
    claims: tuple[Claim, ...]
    facts: tuple[Mapping[str, Any], ...]

    @property
    def outlets(self) -> dict[str, str]:
        """The outlet of each article."""
        return {article.id: outlet(article.source) for article in self.articles}

    def touched(self) -> dict[str, set[int]]:
        """Return the facts that each claim lies on, by the claim's id."""
        texts = {article.id: article.text for article in self.articles}
        found: dict[str, set[int]] = defaultdict(set)
        spans = [dict(_spans(fact, texts)) for fact in self.facts]
        for claim in self.claims:
            for number, own in enumerate(spans):
                if any(claim.span.start < end and start < claim.span.end for start, end in own.get(claim.article, ())):
                    found[claim.id].add(number)
        return found


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One pair: what it is compared by, whether a reader joined it, and how much it counts."""

    features: tuple[float, ...]
    positive: bool
    equal: bool
    key: str
    """Slot and relation."""


def _spans(fact: Mapping[str, Any], texts: Mapping[str, str]) -> Iterator[tuple[str, list[tuple[int, int]]]]:
    """Yield the places of a fact's spans, by article."""
    places: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for value in fact["values"]:
        text, span, at = texts.get(value["article"], ""), value["span"], 0
        while span and (at := text.find(span, at)) >= 0:
            places[value["article"]].append((at, at + len(span)))
            at += 1
    yield from places.items()


def fit(
    rows: Sequence[tuple[float, ...]], positive: Sequence[bool], names: Sequence[str], *, ridge: float = _RIDGE
) -> Model:
    """Fit one logistic regression; weights are of the features as given, not standardised."""
    given = np.asarray(rows, dtype=float)
    wanted = np.asarray(positive, dtype=float)
    mean, spread = given.mean(0), given.std(0)
    spread[spread == 0] = 1.0
    design = np.hstack([np.ones((len(given), 1)), (given - mean) / spread])
    penalty = np.eye(design.shape[1]) * ridge
    penalty[0, 0] = 1e-6
    weights = np.zeros(design.shape[1])
    for _ in range(_STEPS):
        likely = 1.0 / (1.0 + np.exp(-np.clip(design @ weights, -_FAR, _FAR)))
        slope = design.T @ (wanted - likely) - penalty @ weights
        curve = (design * (likely * (1.0 - likely))[:, None]).T @ design + penalty
        step = np.linalg.solve(curve, slope)
        weights += step
        if float(np.abs(step).max()) < 1e-6:  # noqa: PLR2004 - converged
            break
    plain: Floats = weights[1:] / spread
    return Model(
        intercept=round(float(weights[0] - (plain * mean).sum()), 5),
        weights={name: round(float(value), 5) for name, value in zip(names, plain, strict=True)},
    )


def fit_passages(stories: Iterable[Labelled]) -> Model:
    """Fit what tells passages that state one fact from all others."""
    rows: list[tuple[float, ...]] = []
    positive: list[bool] = []
    for story in stories:
        passages, touched = Passages(story.claims, story.outlets, Model()), story.touched()
        for left, right, _, features in passages.likely(0.0):
            rows.append(features)
            positive.append(bool(touched[left.id] & touched[right.id]))
    return fit(rows, positive, passages_.FEATURES)


def pairs_of(story: Labelled, model: Model, lexicon: Lexicon) -> Iterator[Row]:
    """Yield the pairs of values of one story, labelled."""
    passages = Passages(story.claims, story.outlets, model)
    found = Pairs(
        story.claims,
        outlets=story.outlets,
        passages=passages,
        entities=Entities(story.claims, lexicon),
        table=lexicon.read("counted", CountedTable),
        attributes=lexicon.attributes,
    )
    touched = story.touched()
    for pair in found:
        both = touched[pair.left.id] & touched[pair.right.id]
        equal = pair.relation is Relation.EQUAL
        verdicts = {story.facts[number]["verdict"] for number in both}
        yield Row(
            features=pair.features,
            positive="agree" in verdicts if equal else bool(verdicts - {"agree"}),
            equal=equal,
            key=f"{model_of(pair.slot)} {pair.relation}",
        )


def fit_pairs(rows: Sequence[Row]) -> dict[str, Model]:
    """Fit what tells values of one thing from others: equal ones, and ones that differ."""
    models = {}
    for name, equal in (("equal", True), ("other", False)):
        own = [row for row in rows if row.equal is equal]
        models[name] = fit([row.features for row in own], [row.positive for row in own], pairs_.FEATURES)
    return models


def read(gold: Path, stories: Mapping[str, list[dict[str, Any]]], means: Means, folder: Path) -> tuple[Labelled, ...]:
    """Read a gold file with the claims of its articles."""
    facts = {row["story"]: row["facts"] for row in map(json.loads, gold.read_text().splitlines())}
    corpus = folder / f"{gold.stem}.jsonl"
    corpus.write_text("".join(json.dumps(article) + "\n" for name in facts for article in stories[name]))
    articles, claims = pipeline.claims([str(corpus)], means.options)
    return tuple(
        Labelled(
            name=name,
            articles=tuple(a for a in articles if a.story == name),
            claims=tuple(c for c in claims if c.story == name),
            facts=tuple(own),
        )
        for name, own in facts.items()
    )


def write(passages: Model, pairs: Mapping[str, Model], *, sets: Sequence[str], shown: Mapping[str, float]) -> Path:
    """Write the fitted weights to the bundled word lists."""
    path = assets.lexicon() / "weights.toml"
    head = (
        "# Fitted by bench/fit_alignment.py; no weight is set by hand. "
        "The last table says how likely a pair must be to be shown.\n\n"
    )
    document = {
        "fitted": {"date": datetime.now(UTC).date().isoformat(), "sets": ", ".join(sets)},
        "passages": {"intercept": passages.intercept, "weights": passages.weights},
        "pairs": {name: {"intercept": m.intercept, "weights": m.weights} for name, m in pairs.items()},
        "shown": dict(shown),
    }
    path.write_text(head + tomli_w.dumps(document))
    return path


def main() -> None:
    """Fit on the gold files named on the command line."""
    import tempfile

    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("gold", help="one gold file, or several with commas between")
    options.add_argument("stories", type=Path, nargs="+")
    options.add_argument("--write", action="store_true", help="write rules/lexicon/weights.toml")
    options.add_argument("--leave-out", action="store_true", help="fit without each set in turn")
    given = options.parse_args()
    means = Means.of(Options())
    told = {
        row["story"]: row["articles"]
        for path in given.stories
        for row in map(json.loads, path.read_text().splitlines())
    }
    with tempfile.TemporaryDirectory() as folder:
        sets = {Path(name).stem: read(Path(name), told, means, Path(folder)) for name in given.gold.split(",")}
    if given.leave_out:
        for name, left_out in sets.items():
            rest = [story for other, own in sets.items() if other != name for story in own]
            _print(name, rest, left_out, means.lexicon)
    if given.write:
        every = [story for own in sets.values() for story in own]
        passages = fit_passages(every)
        rows = [row for story in every for row in pairs_of(story, passages, means.lexicon)]
        shown = means.lexicon.read("weights", Weights).shown
        print(write(passages, fit_pairs(rows), sets=list(sets), shown=shown))


def _print(name: str, rest: Sequence[Labelled], left_out: Sequence[Labelled], lexicon: Lexicon) -> None:
    """Print how well weights fitted without a set tell its pairs apart."""
    passages = fit_passages(rest)
    models = fit_pairs([row for story in rest for row in pairs_of(story, passages, lexicon)])
    rows = [row for story in left_out for row in pairs_of(story, passages, lexicon)]
    for kind, model in models.items():
        own = [(model.probability(row.features), row.positive) for row in rows if row.equal is (kind == "equal")]
        print(f"{name} {kind}: pairs={len(own)} positive={sum(p for _, p in own)} auc={_auc(own):.3f}")


def _auc(scored: Sequence[tuple[float, bool]]) -> float:
    """Return the area under the curve of true against false positives."""
    ranked = sorted(scored)
    positive = sum(p for _, p in ranked)
    ranks = sum(rank for rank, (_, p) in enumerate(ranked, start=1) if p)
    others = len(ranked) - positive
    return (ranks - positive * (positive + 1) / 2) / (positive * others) if positive and others else float("nan")


if __name__ == "__main__":
    main()
