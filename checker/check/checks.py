"""All checks by the name that rule files call them."""

from collections.abc import Mapping

from checker.check import (
    attribution,
    dates,
    figures,
    lists,
    names,
    other_titles,
    quotations,
    statements,
    suppressions,
    titles,
    tolls,
)
from checker.check.outcome import Check, Review

CHECKS: Mapping[str, Check | Review] = {
    "attribution.differs": Check(run=attribution.differs, params=attribution.Params),
    "attribution.dropped": Check(run=attribution.dropped, params=attribution.Params),
    "dates.agree": Check(run=dates.agree),
    "dates.compatible": Check(run=dates.compatible),
    "dates.conflict": Check(run=dates.conflict, params=dates.ConflictParams),
    "dates.weekday": Check(run=dates.weekday),
    "figures.agree": Check(run=figures.agree),
    "figures.compatible": Check(run=figures.compatible),
    "figures.conflict": Check(run=figures.conflict, params=figures.ConflictParams),
    "figures.predicate": Check(run=figures.predicate),
    "figures.single": Check(run=figures.single, params=figures.SingleParams),
    "lists.count": Check(run=lists.count),
    "lists.members": Check(run=lists.members),
    "names.spelling": Check(run=names.spelling, params=names.SpellingParams),
    "quotations.alike": Check(run=quotations.alike),
    "quotations.negation": Check(run=quotations.negation),
    "quotations.speaker": Check(run=quotations.speaker, params=quotations.Nearness),
    "quotations.wording": Check(run=quotations.wording),
    "statements.certainty": Check(run=statements.certainty, params=statements.CertaintyParams),
    "statements.opposite": Check(run=statements.opposite, params=statements.OppositeParams),
    "statements.silence": Check(run=statements.silence),
    "statements.steps": Check(run=statements.steps),
    "suppressions.idle": Review(run=suppressions.idle),
    "titles.agree": Check(run=titles.agree),
    "titles.another": Check(run=other_titles.another),
    "titles.beside": Check(run=titles.beside),
    "titles.conflict": Check(run=titles.conflict),
    "titles.tenure": Check(run=titles.tenure),
    "tolls.stale": Check(run=tolls.stale),
    "tolls.updated": Check(run=tolls.updated),
}
