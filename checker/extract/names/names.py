"""Names of people, organisations and places: every mention."""

from collections.abc import Iterator

from checker.extract.names.mentions import Mentions
from checker.extract.reading import Reading
from checker.lexicon import Lexicon
from checker.model import Claim
from checker.values import Name
from checker.values.name import fold


class Names:
    """Makes a claim of each name in an article."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._mentions = Mentions(lexicon)

    def __call__(self, reading: Reading) -> Iterator[Claim]:
        """Yield the names of the article's body, in reading order."""
        doc = reading.doc
        for number, mention in enumerate(self._mentions(reading), start=1):
            name = mention.text(doc)
            first, last = doc[mention.start], doc[mention.end - 1]
            payload = Name(name=name, entity="-".join(fold(name).split()), type=mention.type)
            yield reading.claim(
                payload,
                first.idx,
                last.idx + len(last),
                token=doc[mention.start : mention.end].root,
                number=number,
            )
