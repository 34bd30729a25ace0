"""A supervisor loads little, since it is forked and there may be many."""

from __future__ import annotations

import subprocess
import sys

HEAVY = ("torch", "tensorflow", "keras", "transformers", "lightgbm", "sklearn", "polars")


def test_a_worker_imports_no_training_framework() -> None:
    code = (
        "import sys; from houseprice.worker.celery_app import app;"
        "app.loader.import_default_modules();"
        "assert {'train_model_async', 'reconcile', 'health_check'} <= set(app.tasks);"
        f"print([name for name in {HEAVY!r} if name in sys.modules])"
    )
    process = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    )
    assert process.stdout.strip() == "[]"
