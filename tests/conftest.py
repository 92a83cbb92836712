"""What tests share: the report on the seeds, made once, and the flag that rewrites the golden reports."""

import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from checker import pipeline
from checker.model import Report

ROOT = Path(__file__).parent.parent
ENVIRONMENT = frozenset(os.environ)


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the flag that rewrites the golden reports."""
    parser.addoption("--rewrite-samples", action="store_true", help="rewrite reports/samples from the seeds")


# How long an example takes says how busy the machine is.
settings.register_profile("factcheck", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("factcheck")


@pytest.fixture(autouse=True)
def own_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    """Take out what a library has put into the environment for processes of its own."""
    for name in os.environ.keys() - ENVIRONMENT:
        if not name.startswith("PYTEST"):
            monkeypatch.delenv(name)


@pytest.fixture(autouse=True)
def own_cache(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch, own_environment: None) -> None:
    """Keep the cache of the one who runs the tests out of them."""
    assert own_environment is None  # It goes first: it takes out what is new, and this is.
    monkeypatch.setenv("FACTCHECK_CACHE_DIR", str(tmp_path_factory.mktemp("cache")))


@pytest.fixture(scope="session")
def seeds_report() -> Report:
    """Run the main job on the seeds, from the checkout's root as the README does."""
    before = Path.cwd()
    os.chdir(ROOT)
    try:
        return pipeline.run(["seeds"])
    finally:
        os.chdir(before)
