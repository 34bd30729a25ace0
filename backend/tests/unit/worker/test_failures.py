"""The end of a trainer becomes a code."""

from __future__ import annotations

import errno
import json
from pathlib import Path

import pytest

from houseprice.errors import Diverged, InvalidData
from houseprice.jobs.error_codes import retry_rule
from houseprice.worker.failures import describe, from_exit, not_started, reported, stalled


class OutOfMemoryError(RuntimeError):
    """Named as torch names its own."""


CASES = [
    # exception, code, whether it is worth another attempt
    (Diverged("the loss must stay finite"), "diverged", False),
    (InvalidData("prices must be positive"), "invalid_data", False),
    (MemoryError(), "out_of_memory", False),
    (OutOfMemoryError("tried to allocate"), "out_of_memory", False),
    (RuntimeError("DefaultCPUAllocator: can't allocate memory"), "out_of_memory", False),
    (RuntimeError("something else"), "crashed", True),
    (OSError(errno.ENOSPC, "full"), "storage_full", False),
    (OSError(errno.EDQUOT, "over quota"), "storage_full", False),
    (OSError(errno.EACCES, "denied"), "storage_not_writable", False),
    (OSError(errno.EROFS, "read-only"), "storage_not_writable", False),
    (OSError(errno.EIO, "broken"), "crashed", True),
    (KeyError("/secret/path"), "crashed", True),
]


@pytest.mark.parametrize(("error", "code", "retryable"), CASES)
def test_an_exception_has_a_code(error: Exception, code: str, retryable: bool) -> None:
    body = describe(error)
    assert body["code"] == code
    assert body["hint"]
    assert (retry_rule(code) is not None) is retryable
    assert "secret" not in body["message"]


def test_a_rule_that_was_broken_is_told_in_full() -> None:
    body = describe(InvalidData("every price must be positive, got -1", hint="Remove row 7."))
    assert body["message"] == "every price must be positive, got -1"
    assert body["hint"] == "Remove row 7."


def test_the_places_of_an_error_are_kept_as_plain_values() -> None:
    places = ({"row": 7, "column": None, "value": float("nan")},) * 60
    body = describe(InvalidData("every price must be positive", places=places))
    assert body["places"] == [{"row": 7, "column": None, "value": "nan"}] * 50
    failure = reported(json.loads(json.dumps(body)), "ref")
    assert failure.places[0]["row"] == 7
    assert reported({"code": "crashed"}, "ref").places == ()


@pytest.mark.parametrize(
    ("returncode", "memory_kill", "code"),
    [
        (-9, False, "killed"),
        (-9, True, "out_of_memory"),
        (-15, False, "killed"),
        (-11, False, "crashed"),
        (-11, True, "crashed"),  # another process was killed for memory
        (-64, False, "crashed"),  # a signal without a name
        (1, False, "crashed"),
        (0, False, "crashed"),  # a clean end without a result is none
    ],
)
def test_an_exit_without_a_report_has_a_code(returncode: int, memory_kill: bool, code: str) -> None:
    assert from_exit(returncode, "ref", memory_kill=memory_kill).code == code


def test_only_a_kill_from_outside_counts_as_lost_and_no_hint_promises_another_attempt() -> None:
    killed, crashed = (from_exit(code, "ref", memory_kill=False) for code in (-9, -11))
    assert killed.from_outside
    assert not crashed.from_outside
    hints = [killed.hint, crashed.hint, stalled("training", 300.0, "ref").hint]
    assert not any("again" in hint for hint in hints)


def test_a_folder_that_may_not_be_written_is_named_with_what_mends_it(tmp_path: Path) -> None:
    file = tmp_path / "model.onnx"
    denied = describe(PermissionError(errno.EACCES, "Permission denied", str(file)))
    assert denied["message"] == f"The folder {tmp_path} must be writable, got Permission denied"
    assert f"chown -R USER {tmp_path}" in denied["hint"]
    mounted = not_started(OSError(errno.EROFS, "Read-only file system", str(tmp_path)), "ref")
    assert mounted.code == "storage_not_writable"
    assert str(tmp_path) in mounted.message
    assert mounted.hint.startswith("Mount its file system for writing")


def test_a_start_without_a_process_is_tried_again() -> None:
    failure = not_started(OSError(errno.EAGAIN, "Resource temporarily unavailable"), "ref")
    assert failure.code == "trainer_not_started"
    assert retry_rule(failure.code) is not None
    assert "file handles" in failure.hint
