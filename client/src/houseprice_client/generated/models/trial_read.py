from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self, TypeVar, cast

from attrs import define as _attrs_define

from ..models.trial_read_state import TrialReadState, check_trial_read_state

if TYPE_CHECKING:
    from ..models.trial_read_settings import TrialReadSettings


T = TypeVar("T", bound="TrialRead")


@_attrs_define
class TrialRead:
    """Result of one trial of a tuning, on validation sales."""

    number: int
    seconds: float
    settings: TrialReadSettings
    """ The settings that differ from those of the tuning. """
    state: TrialReadState
    validation_mdape: float | None
    """ MdAPE in percent; null for a pruned trial. """
    validation_rmse: float | None
    """ RMSE of the standardised target. """

    def to_dict(self) -> dict[str, Any]:
        number = self.number

        seconds = self.seconds

        settings = self.settings.to_dict()

        state: str = self.state

        validation_mdape: float | None
        validation_mdape = self.validation_mdape

        validation_rmse: float | None
        validation_rmse = self.validation_rmse

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "number": number,
                "seconds": seconds,
                "settings": settings,
                "state": state,
                "validation_mdape": validation_mdape,
                "validation_rmse": validation_rmse,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        from ..models.trial_read_settings import TrialReadSettings

        d = dict(src_dict)
        number = d.pop("number")

        seconds = d.pop("seconds")

        settings = TrialReadSettings.from_dict(d.pop("settings"))

        state = check_trial_read_state(d.pop("state"))

        def _parse_validation_mdape(data: object) -> float | None:
            if data is None:
                return data
            return cast(float | None, data)

        validation_mdape = _parse_validation_mdape(d.pop("validation_mdape"))

        def _parse_validation_rmse(data: object) -> float | None:
            if data is None:
                return data
            return cast(float | None, data)

        validation_rmse = _parse_validation_rmse(d.pop("validation_rmse"))

        trial_read = cls(
            number=number,
            seconds=seconds,
            settings=settings,
            state=state,
            validation_mdape=validation_mdape,
            validation_rmse=validation_rmse,
        )

        return trial_read
