"""Which sources share an origin."""

from collections.abc import Callable

from checker.align.origins import origins
from checker.model import Article, Story

Tell = Callable[..., Story]

WIRE = (
    "The harbour authority said on Monday that the ferry had taken on water shortly after it left the northern pier and "
    "that all passengers were brought ashore by fishing boats within the hour. An inquiry into the maintenance of the "
    "vessel has been opened by the ministry of transport."
)
OWN = (
    "Fishermen rescued everyone on board a sinking ferry on Monday. The ship had barely left port when it began to fill. "
    "Officials now want to know when its hull was last inspected and who signed the papers."
)


def test_a_copied_dispatch_is_one_origin(tell: Tell) -> None:
    """Two outlets that print one dispatch are one origin; a third that wrote its own is another."""
    assert tell(WIRE, "HARBOUR CITY - " + WIRE, OWN).origins == (("A", "B"), ("C",))


def test_a_shared_quotation_is_no_shared_origin(tell: Tell) -> None:
    """Reporters who heard the same speech are independent."""
    words = "“We will find out who signed the papers, we will find out when, and we will publish every page of it,” he said."
    first = f"The minister spoke in the capital on Tuesday about the sinking. {words}"
    second = f"On Tuesday the cabinet's youngest member faced questions after the ferry went down. {words}"

    assert tell(first, second).origins == (("A",), ("B",))


def test_outlets_that_credit_one_agency_are_one_origin() -> None:
    """However much each rewrote the dispatch."""
    texts = {"A": (WIRE, ("Reuters",)), "B": (OWN, ("Reuters", "dpa")), "C": ("Nothing of the kind was said.", ())}
    articles = [
        Article(id=name, source=name, story="s", text=text, credits=credited)
        for name, (text, credited) in texts.items()
    ]

    assert origins(articles, ()) == (("A", "B"), ("C",))
