"""The end of a trainer becomes a code."""

from __future__ import annotations

import errno
import json
import resource
import signal
from pathlib import Path

import pytest

from houseprice.errors import Diverged, InvalidData
from houseprice.jobs.error_codes import retry_rule
from houseprice.worker import failures
from houseprice.worker.failures import describe, from_exit, not_started, reported, stalled
from houseprice.worker.isolation import Bounds


class OutOfMemoryError(RuntimeError):
    """Named as torch names its own."""


class LightGBMError(Exception):
    """Named as LightGBM names its own."""


CASES = [
    # exception, code, whether it is worth another attempt
    (Diverged("the loss must stay finite"), "diverged", False),
    (InvalidData("prices must be positive"), "invalid_data", False),
    (MemoryError(), "out_of_memory", False),
    (OutOfMemoryError("tried to allocate"), "out_of_memory", False),
    (RuntimeError("DefaultCPUAllocator: can't allocate memory"), "out_of_memory", False),
    (LightGBMError("std::bad_alloc"), "out_of_memory", False),
    (ImportError("Exception caught: std::bad_alloc"), "out_of_memory", False),
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


@pytest.mark.parametrize(
    "last_words",
    [
        "memory allocation of 8589934592 bytes failed",
        "terminate called after throwing an instance of 'std::bad_alloc'",
    ],
)
def test_a_library_that_aborts_for_memory_is_called_so(last_words: str, tmp_path: Path) -> None:
    log = tmp_path / "run.log"
    log.write_text(f"{'x' * 9000}\n{last_words}\n")
    end = from_exit(-6, "ref", memory_kill=False, last_words=failures.last_words(log))
    assert end.code == "out_of_memory"
    assert from_exit(-6, "ref", memory_kill=False, last_words="Aborted").code == "crashed"
    assert failures.last_words(tmp_path / "none.log") == ""


def test_a_bound_of_the_trainer_is_named_with_its_setting() -> None:
    bounds = Bounds(memory_bytes=2_500_000_000, cpu_s=3600, file_bytes=5_000_000)
    body = describe(MemoryError(), bounds)
    assert body["message"] == "A training may take 2.5 GB of memory, and this one needed more."
    assert "HOUSEPRICE_TRAINER_MEMORY_BYTES" in body["hint"]
    late = from_exit(-signal.SIGXCPU, "ref", memory_kill=False, bounds=bounds)
    assert (late.code, late.from_outside) == ("time_limit", False)
    assert late.message == "A training may take 3,600 s of processor time at most."
    assert late.hint.endswith("HOUSEPRICE_TRAINER_CPU_S.")


def test_a_closer_limit_of_the_system_is_not_called_ours() -> None:
    refused = OSError(errno.EFBIG, "File too large")
    soft, _ = resource.getrlimit(resource.RLIMIT_FSIZE)
    assert describe(refused, Bounds(file_bytes=soft))["code"] == "file_too_large"
    assert describe(refused, Bounds(file_bytes=soft + 1))["code"] == "storage_full"


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
