"""A page's article as text: what trafilatura finds in its tree, a blank line between paragraphs."""

import copy
from collections.abc import Iterator

from lxml import html

from checker.ingest.markup import Element

_CELLS = " | "
_GROUPS = frozenset({"list", "table", "quote", "div", "fw", "body", "main", "article", "section"})
"""Elements of the extracted tree that may hold paragraphs of their own."""
_BLOCKS = frozenset({"p", "head", "item", "row", *_GROUPS})


def paragraphs(tree: Element) -> tuple[str, ...]:
    """Return the paragraphs of the article in a page: no comments, no teasers, no navigation."""
    import trafilatura

    found = trafilatura.bare_extraction(tree, include_comments=False, with_metadata=False)
    body = getattr(found, "body", None)
    return tuple(_blocks(body)) if body is not None else ()


def split(body: str) -> tuple[str, ...]:
    """Return the paragraphs of a text that a page's description holds, which may be HTML itself."""
    if "<" not in body:
        return tuple(_tidied(body))
    tree = html.fragment_fromstring(body, create_parent="div")
    for ending in tree.iter("p", "br", "div", "li", "h2", "h3", "blockquote"):
        ending.tail = f"\n\n{ending.tail or ''}"
    return tuple(_tidied(tree.text_content()))


def _blocks(element: Element) -> Iterator[str]:
    """Yield the text of the innermost blocks, and what stands between them, in order."""
    if element.tag == "row":
        yield from _tidied(_CELLS.join(" ".join("".join(cell.itertext()).split()) for cell in element))
        return
    loose = [element.text or ""]
    for child in element:
        if child.tag in _BLOCKS:
            yield from _tidied("".join(loose))
            loose = []
            yield from _blocks(child)
        elif child.tag == "lb":
            loose.append("\n")
        else:
            loose.append(_inline(child))
        loose.append(child.tail or "")
    yield from _tidied("".join(loose))


def _inline(element: Element) -> str:
    """Return the text of an element within a line; its line breaks stay."""
    if element.find(".//lb") is None:
        return "".join(element.itertext())
    broken = copy.deepcopy(element)
    broken.tail = None
    for end in broken.iter("lb"):
        end.tail = f"\n{end.tail or ''}"
    return "".join(broken.itertext())


def _tidied(text: str) -> Iterator[str]:
    """Yield the paragraphs of loose text: an empty line ends one, blanks are one."""
    held: list[str] = []
    for line in (*text.split("\n"), ""):
        squeezed = " ".join(line.split())
        if squeezed:
            held.append(squeezed)
        elif held:
            yield "\n".join(held)
            held = []
