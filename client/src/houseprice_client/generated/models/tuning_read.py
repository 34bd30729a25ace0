from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self, TypeVar, cast

from attrs import define as _attrs_define

from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.trial_read import TrialRead
    from ..models.tune import Tune


T = TypeVar("T", bound="TuningRead")


@_attrs_define
class TuningRead:
    """Result of a tuning so far."""

    budget: Tune
    """ Budget of a tuning, which tries settings on validation sales until a limit is reached. """
    failed: int
    pruned: int
    seconds: float
    """ Seconds in which at least one trial ran. """
    trials: int
    """ Number of trials that have ended. """
    best: None | TrialRead | Unset = UNSET
    untuned: None | TrialRead | Unset = UNSET
    """ The trial with the untuned settings. """

    def to_dict(self) -> dict[str, Any]:
        from ..models.trial_read import TrialRead

        budget = self.budget.to_dict()

        failed = self.failed

        pruned = self.pruned

        seconds = self.seconds

        trials = self.trials

        best: dict[str, Any] | None | Unset
        if isinstance(self.best, Unset):
            best = UNSET
        elif isinstance(self.best, TrialRead):
            best = self.best.to_dict()
        else:
            best = self.best

        untuned: dict[str, Any] | None | Unset
        if isinstance(self.untuned, Unset):
            untuned = UNSET
        elif isinstance(self.untuned, TrialRead):
            untuned = self.untuned.to_dict()
        else:
            untuned = self.untuned

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "budget": budget,
                "failed": failed,
                "pruned": pruned,
                "seconds": seconds,
                "trials": trials,
            }
        )
        if best is not UNSET:
            field_dict["best"] = best
        if untuned is not UNSET:
            field_dict["untuned"] = untuned

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        from ..models.trial_read import TrialRead
        from ..models.tune import Tune

        d = dict(src_dict)
        budget = Tune.from_dict(d.pop("budget"))

        failed = d.pop("failed")

        pruned = d.pop("pruned")

        seconds = d.pop("seconds")

        trials = d.pop("trials")

        def _parse_best(data: object) -> None | TrialRead | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                best_type_0 = TrialRead.from_dict(data)

                return best_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | TrialRead | Unset, data)

        best = _parse_best(d.pop("best", UNSET))

        def _parse_untuned(data: object) -> None | TrialRead | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                untuned_type_0 = TrialRead.from_dict(data)

                return untuned_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | TrialRead | Unset, data)

        untuned = _parse_untuned(d.pop("untuned", UNSET))

        tuning_read = cls(
            budget=budget,
            failed=failed,
            pruned=pruned,
            seconds=seconds,
            trials=trials,
            best=best,
            untuned=untuned,
        )

        return tuning_read
