"""All checks by the name that rule files call them."""

from collections.abc import Mapping

from checker.check.outcome import Check

CHECKS: Mapping[str, Check] = {}
