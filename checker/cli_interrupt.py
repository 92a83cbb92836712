"""Signals that ask a run to end: Ctrl-C, a supervisor's request, a terminal that was closed."""

import signal
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

_ASKING = ("SIGINT", "SIGTERM", "SIGHUP")
"""Those that this system has are treated alike."""

_HEARD = 1.0
"""Seconds in which a repeated signal, as of a key held down, does not cut the cleaning up short."""


class _Ask:
    """Raises ``KeyboardInterrupt`` for a signal, unless it repeats one just heard."""

    def __init__(self) -> None:
        self.heard: float | None = None

    def __call__(self, _number: int, _frame: FrameType | None) -> None:
        now = time.monotonic()
        if self.heard is None or now - self.heard > _HEARD:
            self.heard = now
            raise KeyboardInterrupt


@contextmanager
def interruptible() -> Iterator[None]:
    """Let every signal that asks for an end raise ``KeyboardInterrupt``, one that the caller had ignored excepted."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    ask, numbers = _Ask(), [getattr(signal, name) for name in _ASKING if hasattr(signal, name)]
    before = {number: signal.getsignal(number) for number in numbers}
    # What a caller ignores (nohup, a shell's background job) stays ignored.
    heard = {number: old for number, old in before.items() if old is not signal.SIG_IGN}
    for number in heard:
        signal.signal(number, ask)
    try:
        yield
    finally:
        # After an interrupt the interpreter has yet to end, and a key held down would end it half-way.
        for number, old in heard.items():
            signal.signal(number, old if ask.heard is None else signal.SIG_IGN)
