"""Every failure that a caller can cause or should know about.

A message states the rule and then the value that came: "epochs must be in 1..10000, got 0".
"""

from __future__ import annotations

import errno
from collections.abc import Sequence
from pathlib import Path
from typing import Any, ClassVar, Self


class HousePriceError(Exception):
    """Base of the failures for which the three edges (API, run, command line) have an answer.

    Parameters
    ----------
    message : str
        The rule, then the value that came.
    hint : str
        What the caller can do about the failure.
    places : tuple of dict
        Where the failure is, for example ``{"row": 57, "column": "price", "value": "abc"}``. Rows
        of a file are numbered as in a spreadsheet: the header is row 1. Homes are numbered from 1.
    """

    code: ClassVar[str] = "internal_error"
    status: ClassVar[int] = 500
    retryable: ClassVar[bool] = False
    retry_after_s: float = 5

    def __init__(
        self, message: str, *, hint: str = "", places: tuple[dict[str, Any], ...] = ()
    ) -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint
        self.places = places


class InvalidInput(HousePriceError):
    """A request or a setting breaks a rule."""

    code = "invalid_input"
    status = 422


class InvalidData(HousePriceError):
    """A table, a column or a value breaks a rule."""

    code = "invalid_data"
    status = 422


class ValueRefused(HousePriceError):
    """A home is too unlike the sales that a model learned from; `places` has the reason codes."""

    code = "value_refused"
    status = 422

    @classmethod
    def because(cls, reason: str, codes: Sequence[str]) -> Self:
        """Make the error from the sentence of the confidence and the reason codes."""
        return cls(
            f"The home must be similar to the sales that the model learned from. {reason}",
            hint="Check the features, or name another model; each place has a reason code.",
            places=tuple({"code": code} for code in codes),
        )


class UnsafeListener(InvalidInput):
    """A studio without accounts is to listen where other machines reach it."""

    code = "unsafe_listener"


class TooLarge(InvalidInput):
    """A body, a file or a table is over a limit."""

    code = "too_large"
    status = 413


class NotSignedIn(HousePriceError):
    """A call needs a session or an API key, and has none that is valid."""

    code = "not_signed_in"
    status = 401


class NotAllowed(HousePriceError):
    """The role of a user, the scopes of a key or the owner of an object forbid the call."""

    code = "not_allowed"
    status = 403


class TooManyRequests(HousePriceError):
    """A caller is over a limit; `retry_after_s` seconds later there is room again."""

    code = "too_many_requests"
    status = 429

    def __init__(self, message: str, *, retry_after_s: float, hint: str = "") -> None:
        super().__init__(message, hint=hint)
        self.retry_after_s = retry_after_s


class NotFound(HousePriceError):
    """There is no such run, model, data set or valuation."""

    code = "not_found"
    status = 404


class Conflict(HousePriceError):
    """The state of a run, a model or a data set does not allow the call."""

    code = "conflict"
    status = 409


class AccountsOff(Conflict):
    """A call is about people, and the studio has no accounts."""

    code = "accounts_off"


class NotComparable(Conflict):
    """Models were not measured on the same sales."""

    code = "not_comparable"


class PromotionRefused(Conflict):
    """A model is not proven better than the champion, or is worse in another respect."""

    code = "promotion_refused"


class SecondPersonNeeded(PromotionRefused):
    """A person wants to promote a model of their own, and the studio asks for a second person."""

    code = "second_person_needed"


class BaselineNotBeaten(PromotionRefused):
    """A model is no better than a naive rule; nothing can override that."""

    code = "baseline_not_beaten"


class Unavailable(HousePriceError):
    """A part of the system (broker, database, worker, network) does not answer."""

    code = "unavailable"
    status = 503
    retryable = True


class ServerStopping(Unavailable):
    """The server ends while a caller waits for a run, which goes on without it."""

    code = "server_stopping"

    @classmethod
    def while_waiting_for(cls, run_id: str) -> Self:
        """Make the error for a caller that waits for this run."""
        return cls(
            f"The server stops; the run {run_id} is stored and goes on.",
            hint=f"Ask GET /task/{run_id}/status in a few seconds.",
            places=({"run_id": run_id},),
        )


class DatasetUnavailable(Unavailable):
    """A built-in data set is not on disk and cannot be fetched."""

    code = "dataset_unavailable"
    retryable = False


class DatasetChanged(HousePriceError):
    """The table on disk differs from the table that the run was accepted with."""

    code = "dataset_changed"
    status = 409


class Diverged(HousePriceError):
    """The training loss became infinite or not a number."""

    code = "diverged"
    status = 422


class CorruptArtifact(HousePriceError):
    """A file of a trained model does not match its checksum."""

    code = "corrupt_artifact"
    status = 503


class StoredFilesMissing(CorruptArtifact):
    """A model, a data set or an upload is not in the shared storage, or only in part."""

    code = "stored_files_missing"


class StoredFilesDamaged(CorruptArtifact):
    """A file in the shared storage does not match its checksum."""

    code = "stored_files_damaged"


class SharedStorageUnavailable(Unavailable):
    """The shared storage does not answer, or refuses the studio."""

    code = "shared_storage_unavailable"


class StorageFull(HousePriceError):
    """The disk is full."""

    code = "storage_full"
    status = 507


class StorageNotWritable(HousePriceError):
    """A folder may not be written, or its file system is read-only."""

    code = "storage_not_writable"
    status = 507

    @classmethod
    def of(cls, folder: str, reason: str, *, is_mounted_so: bool = False) -> Self:
        """Make the error for a folder; `is_mounted_so` if the whole file system is read-only."""
        mend = "Mount its file system for writing" if is_mounted_so else _CHOWN.format(folder)
        return cls(
            f"The folder {folder} must be writable, got {reason}",
            hint=f"{mend}, or name another folder in HOUSEPRICE_DATA_DIR.",
        )


_CHOWN = "Give the folder to the user that runs the studio, such as with chown -R USER {}"
#: Numbers of errors of a disk that takes nothing more, or of a folder that takes nothing.
_FULL = frozenset({errno.ENOSPC, errno.EFBIG, errno.EDQUOT})
_REFUSED = frozenset({errno.EACCES, errno.EPERM, errno.EROFS})


def storage_problem(
    error: OSError, folder: str | None = None
) -> StorageFull | StorageNotWritable | None:
    """What an error of the disk means for a user; None if it is no error of storage.

    Parameters
    ----------
    error : OSError
    folder : str, optional
        The folder that was to be written; by default that of the file that the error names.
    """
    reason = error.strerror or type(error).__name__
    if error.errno in _FULL:
        return StorageFull(
            f"The files must fit on the disk, got {reason}", hint="Free some disk space."
        )
    if error.errno not in _REFUSED:
        return None
    named = Path(str(error.filename or "of the data"))
    place = folder or str(named if named.is_dir() or error.filename is None else named.parent)
    return StorageNotWritable.of(place, reason, is_mounted_so=error.errno == errno.EROFS)
