"""What a news page puts around an article, told by its words: share bars, teasers, author boxes, notices."""

from dataclasses import dataclass
from functools import cache
from itertools import pairwise

import msgspec

from checker.ingest import appeal
from checker.ingest.appeal import Appeals
from checker.ingest.caption import Captions
from checker.ingest.phrases import Line, Phrases, compiled, read
from checker.lexicon import Lexicon

_COLONS = frozenset(":|–—-»>›")  # noqa: RUF001
_QUOTES = frozenset('"“”')

_TEASER = 25
"""Words a line that speaks to the reader has at most; longer ones are paragraphs."""

_LONGEST = 1000
"""Characters any furniture has at most."""

_CAPTION = "caption"
_READ = 80
"""Characters in which the page's words that lead a paragraph end."""

_BRACKETED = 3
"""Words a title in brackets has at least, and one more: fewer are left out of a quotation."""

_NOTICE = 60
"""Words a legal notice or newsletter box has at most."""

_SEPARATORS = str.maketrans(dict.fromkeys("»›•·>", "|"))  # noqa: RUF001
_JOINING = frozenset({"and", "in", "for", "of", "with", "de", "van", "von", "|", "-", "–", "&"})
"""Small words between the names of a byline."""

_TAGS = 8
_NAMED = 5
"""Words of whom a line asks to follow, at most."""
_HUMPS = 3
"""Words a byline or a run of category links has at most, and places where links of a run touch at least."""


class Words(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """The shape of ``rules/lexicon/furniture.toml``, which says what each list is."""

    lines: tuple[str, ...]
    labels: tuple[str, ...]
    signoffs: tuple[str, ...]
    sections: tuple[str, ...]
    openings: tuple[str, ...]
    phrases: tuple[str, ...]
    buttons: tuple[str, ...]
    networks: tuple[str, ...]
    reporting: tuple[str, ...]
    agencies: tuple[str, ...]
    credit: tuple[str, ...]
    captions: tuple[str, ...]
    labelled: tuple[str, ...]
    pointers: tuple[str, ...]
    coverage: tuple[str, ...]
    leads: tuple[str, ...]
    asides: tuple[str, ...]
    appeals: tuple[str, ...]
    calls: tuple[str, ...]
    contacts: tuple[str, ...]
    offers: tuple[str, ...]
    joining: tuple[str, ...]
    unplaced: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Furniture:
    """The word lists of the page, ready to be asked."""

    lines: Phrases
    labels: Phrases
    signoffs: Phrases
    sections: Phrases
    openings: Phrases
    phrases: Phrases
    buttons: frozenset[str]
    networks: frozenset[str]
    reporting: frozenset[str]
    captions: Captions
    pointers: Phrases
    coverage: Phrases
    leads: Phrases
    asides: Phrases
    appeals: Appeals
    joining: frozenset[str]
    """Words after which a date is part of a sentence."""
    unplaced: frozenset[str]
    """Words in capitals that lead a line and are no place."""

    def match(self, block: str) -> bool:
        """Tell whether a line is the page's and not the article's."""
        if not any(character.isalnum() for character in block) or _is_markup(block):
            return True
        if len(block) > _LONGEST:
            return False
        line = read(block)
        return (
            self._is_label(line, block)
            or self._is_pointer(line, block)
            or self._is_signoff(line, block)
            or self._is_notice(line, block)
            or self._is_buttons(line)
            or self._is_contact(block)
            or self.captions.is_credit(line, block)
            or _is_byline(block)
            or _is_tag_run(block)
            or _is_trail(block)
        )

    def lead(self, block: str) -> int:
        """Return the length of the page's own words that lead a text: "Media playback is unsupported ..."; or 0."""
        tokens = block[:_READ].split()
        size = self.leads.at(read(block[:_READ]).words)
        if not 0 < size < len(tokens) or not tokens[size].lstrip("\"“'(")[:1].isupper():
            return 0
        place = 0
        for token in tokens[:size]:
            place = block.index(token, place) + len(token)
        return place

    def opens_caption(self, lead: str) -> bool:
        """Tell "Media caption" from other words that lead a line."""
        words = read(lead).words
        return len(words) > 1 and words[-1] == _CAPTION and self.leads.at(words) == len(words)

    def is_aside(self, sentence: str) -> bool:
        """Tell a sentence of a paragraph that is the page's: an appeal for information, a notice, "Read also"."""
        line = read(sentence)
        if not line.words:
            return False
        told = self.asides.at(line.words) > 0 and self._speaks_to_reader(line, sentence)
        whole = self.lines.at(line.words) == len(line.words) > 1
        credit = len(line.raw) <= _NOTICE and not self._reports(line, sentence) and self.phrases.within(line.words)
        return told or whole or credit or self._is_signoff(line, sentence) or self.appeals.match(sentence)

    def opens_section(self, block: str) -> bool:
        """Tell whether titles of other stories follow a line."""
        line = read(block)
        size = self.sections.at(line.words)
        return size > 0 and not any(line.words[size:])

    def _is_label(self, line: Line, block: str) -> bool:
        """Tell "Read also", and "Read also: ..."."""
        if line.words[0] and self.lines.cover(tuple(filter(None, line.words))):
            return True
        size = self.labels.at(line.words)
        if not 0 < size < len(line.words):
            return False
        apart = line.raw[size - 1][-1] in _COLONS or not line.words[size]
        return apart and self._speaks_to_reader(line, block)

    def _is_pointer(self, line: Line, block: str) -> bool:
        """Tell "RELATED: Ferry sinks", "Related Coverage Ferry sinks" and "[Ferry sinks off coast]"."""
        if not self._speaks_to_reader(line, block):
            return False
        if block.startswith("[") and block.endswith("]") and "[" not in block[1:]:
            return len(line.words) > _BRACKETED
        size = self.pointers.at(line.words)
        if 0 < size < len(line.raw) and line.raw[size - 1].endswith(":") and not block.endswith("."):
            return True
        size, titled = self.coverage.at(line.words), block.split()
        return 0 < size < len(titled) and block[-1] not in ".:!" and all(t[0].isupper() for t in titled[: size + 1])

    def _is_contact(self, block: str) -> bool:
        """Tell "Anyone who saw it should call 555-010-7788", "jroe@courier.example", "Follow Jane Roe on Twitter"."""
        if appeal.is_address(block) or self.appeals.match(block):
            return True
        words = read(block).words
        networks = [place for place, word in enumerate(words[: _NAMED + 3]) if word in self.networks]
        return words[0] in {"follow", "find"} and "on" in words[1 : networks[0]] if networks else False

    def _is_signoff(self, line: Line, block: str) -> bool:
        """Tell "(Reporting by ...; editing by ...)"."""
        marked = block.startswith(("(", "[")) or ";" in block
        return marked and len(line.raw) <= _NOTICE and self.signoffs.at(line.words) > 0

    def _is_notice(self, line: Line, block: str) -> bool:
        """Tell "Follow us on ...", "... straight to your inbox", "© 2020 ..."."""
        if self.openings.at(line.words) and self._speaks_to_reader(line, block):
            return True
        if len(line.raw) > _NOTICE or self._reports(line, block):
            return False
        return _is_copyright(line) or self.phrases.within(line.words)

    def _speaks_to_reader(self, line: Line, block: str) -> bool:
        return len(line.raw) <= _TEASER and not self._reports(line, block)

    def _reports(self, line: Line, block: str) -> bool:
        """Tell whether a line quotes somebody or says who said something."""
        return not _QUOTES.isdisjoint(block) or not self.reporting.isdisjoint(line.words)

    def _is_buttons(self, line: Line) -> bool:
        words = [word for word in line.bare() if not word.isdecimal()]
        return bool(words) and self.buttons.issuperset(words) and not self.networks.isdisjoint(words)


def load(lexicon: Lexicon) -> Furniture:
    """Read the word lists."""
    words = lexicon.read("furniture", Words)
    captions = Captions(
        openings=compiled(words.captions),
        labelled=frozenset(words.labelled),
        agencies=compiled(words.agencies),
        credit=frozenset(words.credit),
    )
    return Furniture(
        lines=compiled((*words.lines, *words.labels, *words.sections)),
        labels=compiled((*words.labels, *(section for section in words.sections if " " in section))),
        signoffs=compiled(words.signoffs),
        sections=compiled(words.sections),
        openings=compiled((*words.openings, *words.asides)),
        phrases=compiled(words.phrases),
        buttons=frozenset(words.buttons),
        networks=frozenset(words.networks),
        reporting=frozenset(words.reporting),
        captions=captions,
        pointers=compiled(words.pointers),
        coverage=compiled(words.coverage),
        leads=compiled(words.leads),
        asides=compiled(words.asides),
        appeals=Appeals(
            appeals=compiled(words.appeals),
            calls=frozenset(words.calls),
            contacts=compiled(words.contacts),
            offers=frozenset(words.offers),
        ),
        joining=frozenset(words.joining),
        unplaced=frozenset(words.unplaced),
    )


@cache
def bundled() -> Furniture:
    """Read the word lists that ship with the tool."""
    return load(Lexicon())


def _is_markup(block: str) -> bool:
    """Tell a line of tags that hold no words."""
    if not block.startswith("<"):
        return False
    outside = (part.rpartition(">")[2] for part in block.split("<"))
    return not any(any(map(str.isalnum, part)) for part in outside)


def _is_copyright(line: Line) -> bool:
    """Tell "© 2020 Name" and "Copyright 2020 Name" from copyright as a subject."""
    first, second = (*line.raw, "", "")[:2]
    first = first.removeprefix("(")
    return first.startswith("©") or (
        first in {"copyright", "c)"} and (second.startswith("©") or second[:4].isdecimal())
    )


def _is_byline(block: str) -> bool:
    """Tell "By Name Surname and Name Surname"."""
    first, *names = block.split()
    if first not in {"By", "BY"} or len(names) not in range(2, _TAGS) or block[-1] in ".:!?" or names[0][-1] in ",:":
        return False
    return all(name[0].isupper() or name in _JOINING for name in names)


def _is_tag_run(block: str) -> bool:
    """Tell category links that lost the blanks between them: "WorldPoliticsLawBusiness"."""
    words = block.split()
    return (
        len(words) <= _TAGS
        and not block.endswith((".", "!", "?"))
        and any(_humps(word) > 1 for word in words)
        and sum(map(_humps, words)) >= max(_HUMPS, len(words) // 2)
    )


def _humps(word: str) -> int:
    """Count the capitals that follow a small letter."""
    return sum(first.islower() and second.isupper() for first, second in pairwise(word))


def _is_trail(block: str) -> bool:
    """Tell a trail of links: "Home > World > Europe"."""
    if len(block.split()) > _TEASER or block.endswith((".", "!", "?")) or any(map(str.isdecimal, block)):
        return False
    parts = block.translate(_SEPARATORS).split("|")
    return len(parts) > 2 and all(len(part.split()) <= 3 for part in parts)  # noqa: PLR2004
