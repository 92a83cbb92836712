"""An article's text as blocks. (placeholder until furniture lands)"""

import re

from checker.model import Block, BlockKind, Span


def blocks(text: str) -> tuple[Block, ...]:
    """Split at newlines."""
    return tuple(
        Block(span=Span(start=m.start(), end=m.end()), kind=BlockKind.PARAGRAPH) for m in re.finditer(r"[^\n]*\S[^\n]*", text)
    )
