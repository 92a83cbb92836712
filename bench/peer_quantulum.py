"""Quantity extraction by quantulum3, run in an environment of its own: sentences in, quantities out, as JSON.

Its classifier of ambiguous units cannot be read by the scikit-learn that is installed today: it is trained anew, with
quantulum3's own function on quantulum3's own data.
"""

import importlib
import json
import sys
import time
from typing import Any

ROUNDS = 5


def main() -> None:
    """Answer one request."""
    sentences = json.load(sys.stdin)
    parser = importlib.import_module("quantulum3.parser")
    classifier = importlib.import_module("quantulum3.classifier")
    classifier.train_classifier(n_jobs=1)
    found = [[_told(quantity) for quantity in parser.parse(sentence)] for sentence in sentences]
    start = time.perf_counter()
    for _ in range(ROUNDS):
        for sentence in sentences:
            parser.parse(sentence)
    json.dump({"found": found, "seconds": (time.perf_counter() - start) / ROUNDS}, sys.stdout)


def _told(quantity: Any) -> dict[str, Any]:
    return {"value": quantity.value, "uncertainty": quantity.uncertainty, "unit": quantity.unit.name}


if __name__ == "__main__":
    main()
