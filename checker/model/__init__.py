"""What passes between the stages: articles, claims, clusters, findings, the report."""

from checker.model.articles import Article, Block, BlockKind, Gathered, Span, Status, Sureness, outlet
from checker.model.claims import Bearer, BearerType, Certainty, Claim, Context, Polarity
from checker.model.findings import Bearing, DraftLine, Finding, Severity, Side, Step, Verdict
from checker.model.reports import Checked, Report, RuleRun, Tool
from checker.model.stories import Cluster, Link, Pairs, Story, Term

__all__ = [
    "Article",
    "Bearer",
    "BearerType",
    "Bearing",
    "Block",
    "BlockKind",
    "Certainty",
    "Checked",
    "Claim",
    "Cluster",
    "Context",
    "DraftLine",
    "Finding",
    "Gathered",
    "Link",
    "Pairs",
    "Polarity",
    "Report",
    "RuleRun",
    "Severity",
    "Side",
    "Span",
    "Status",
    "Step",
    "Story",
    "Sureness",
    "Term",
    "Tool",
    "Verdict",
    "outlet",
]
