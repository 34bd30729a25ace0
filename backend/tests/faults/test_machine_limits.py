"""Limits of the machine and damaged files meet a real trainer: a code, a hint, nothing left."""

from __future__ import annotations

import shutil
from typing import Any

import pytest
from tests.faults.conftest import REAL, FaultyStudio

#: Blocks of 1 KiB that a file may have: enough for a log, not for a model.
_FILE_BLOCKS = 24


def limited(option: str, number: int) -> tuple[str, ...]:
    """The real trainer under a limit of the system."""
    return ("bash", "-c", f'ulimit {option} {number}; exec "$@"', "trainer", *REAL)


def test_a_limit_of_file_sizes_is_called_a_full_disk(small: FaultyStudio) -> None:
    run_id = small.submit()
    small.work(limited("-f", _FILE_BLOCKS))
    row = small.studio.row(run_id)
    assert (row.state, row.error_code) == ("failed", "storage_full")
    assert row.error_hint
    small.judge()


def _change(folder: Any) -> None:
    file = max(folder.iterdir(), key=lambda path: path.stat().st_size)
    file.write_bytes(file.read_bytes()[:-200] + b"0" * 200)


@pytest.mark.parametrize(
    ("damage", "code"), [(_change, "dataset_changed"), (shutil.rmtree, "not_found")]
)
def test_sales_that_changed_or_went_after_the_submission_end_the_run_with_a_code(
    damage: Any, code: str, small: FaultyStudio
) -> None:
    run_id = small.submit()
    damage(small.studio.ctx.settings.datasets_cache_dir / small.dataset_id)
    small.work(REAL)
    row = small.studio.row(run_id)
    assert (row.state, row.error_code) == ("failed", code)
    assert row.error_hint
    small.judge()
