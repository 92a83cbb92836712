"""Check facts across news sources: what each states, where they differ, where both can be true."""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from checker.pipeline import Options, claims, run

__version__ = "0.1.0"

__all__ = ["Options", "__version__", "claims", "run"]


def __getattr__(name: str) -> Any:
    """Import the pipeline when it is first asked for: ``factcheck --help`` needs no language model."""
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from checker import pipeline

    return getattr(pipeline, name)
