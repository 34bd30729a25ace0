"""Every failure that a caller can cause or should know about.

A message states the rule and then the value that came: "epochs must be in 1..10000, got 0".
"""

from __future__ import annotations

from collections.abc import Sequence
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


class StorageFull(HousePriceError):
    """The disk is full."""

    code = "storage_full"
    status = 507
