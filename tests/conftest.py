"""What tests share: the report on the seeds, made once, and the flag that rewrites the golden reports."""

import os
from pathlib import Path

import pytest

from checker import pipeline
from checker.model import Report

ROOT = Path(__file__).parent.parent


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the flag that rewrites the golden reports."""
    parser.addoption("--rewrite-samples", action="store_true", help="rewrite reports/samples from the seeds")


@pytest.fixture(scope="session")
def seeds_report() -> Report:
    """Run the main job on the seeds, from the checkout's root as the README does."""
    before = Path.cwd()
    os.chdir(ROOT)
    try:
        return pipeline.run(["seeds"])
    finally:
        os.chdir(before)
