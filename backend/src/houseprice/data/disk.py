"""Errors of the disk, translated into errors that callers understand."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager

from polars.exceptions import ComputeError

from houseprice.errors import StorageFull, Unavailable, storage_problem

_FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)


@contextmanager
def disk_errors() -> Iterator[None]:
    """Turn errors of the disk into `StorageFull`, `StorageNotWritable` or else `Unavailable`."""
    try:
        yield
    except ComputeError as error:
        # Polars wraps the disk's error in one of its own, which keeps only the text.
        if not any(os.strerror(number) in str(error) for number in _FULL):
            raise
        raise _full() from error
    except OSError as error:
        if error.errno in _FULL or any(os.strerror(number) in str(error) for number in _FULL):
            raise _full() from error
        raise storage_problem(error) or Unavailable(
            f"the data folder must be readable and writable, got {error.strerror or 'an error'}",
            hint="Check the disk of the data folder.",
        ) from error


def _full() -> StorageFull:
    return StorageFull("a table must fit on the disk, got no space left", hint="Free some space.")
