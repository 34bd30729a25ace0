"""Neither the API nor the process that values homes loads a training framework.

What passes between the two loads nothing at all.
"""

from __future__ import annotations

import subprocess
import sys

import pytest

FRAMEWORKS = ("torch", "tensorflow", "keras", "transformers", "lightgbm", "sklearn")
GRAPHS = ("onnxruntime", "scipy")

CASES = [
    ("houseprice.api.app", (*FRAMEWORKS, *GRAPHS)),  # graphs are the valuing process's
    ("houseprice.services.model_process.values", (*FRAMEWORKS, "sqlalchemy", "celery", "fastapi")),
    ("houseprice.valuation.answers", (*FRAMEWORKS, *GRAPHS, "numpy", "polars", "pydantic")),
]


@pytest.mark.parametrize(("module", "unwanted"), CASES)
def test_a_light_process_loads_only_what_it_needs(module: str, unwanted: tuple[str, ...]) -> None:
    script = f"import sys, {module}\nprint([name for name in {unwanted!r} if name in sys.modules])"
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "[]"
