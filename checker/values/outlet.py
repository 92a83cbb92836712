"""Which outlet a source is: one outlet's hosts and ports are one voice."""

import re

_HOST = re.compile(r"^(?:www\d?|m|mobile|amp|edition)\.|:\d+$")


def outlet(source: str) -> str:
    """Return the outlet of a source: ``www.example.com:80`` and ``example.com`` are one."""
    return _HOST.sub("", _HOST.sub("", source.strip()))
