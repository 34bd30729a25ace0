from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self, TypeVar, cast

from attrs import define as _attrs_define

if TYPE_CHECKING:
    from ..models.estimate import Estimate
    from ..models.rolling import Rolling


T = TypeVar("T", bound="Recalibration")


@_attrs_define
class Recalibration:
    """The sales that the ranges in use were learned from after the training."""

    first_day: datetime.date
    last_day: datetime.date
    n: int
    of: str
    """ SHA-256 of the manifest of the model that was recalibrated. """
    own_coverage_90: Estimate
    """ A figure on unseen sales with its 95 % interval. """
    rolling: None | Rolling

    def to_dict(self) -> dict[str, Any]:
        from ..models.rolling import Rolling

        first_day = self.first_day.isoformat()

        last_day = self.last_day.isoformat()

        n = self.n

        of = self.of

        own_coverage_90 = self.own_coverage_90.to_dict()

        rolling: dict[str, Any] | None
        if isinstance(self.rolling, Rolling):
            rolling = self.rolling.to_dict()
        else:
            rolling = self.rolling

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "first_day": first_day,
                "last_day": last_day,
                "n": n,
                "of": of,
                "own_coverage_90": own_coverage_90,
                "rolling": rolling,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        from ..models.estimate import Estimate
        from ..models.rolling import Rolling

        d = dict(src_dict)
        first_day = datetime.date.fromisoformat(d.pop("first_day"))

        last_day = datetime.date.fromisoformat(d.pop("last_day"))

        n = d.pop("n")

        of = d.pop("of")

        own_coverage_90 = Estimate.from_dict(d.pop("own_coverage_90"))

        def _parse_rolling(data: object) -> None | Rolling:
            if data is None:
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                rolling_type_0 = Rolling.from_dict(data)

                return rolling_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | Rolling, data)

        rolling = _parse_rolling(d.pop("rolling"))

        recalibration = cls(
            first_day=first_day,
            last_day=last_day,
            n=n,
            of=of,
            own_coverage_90=own_coverage_90,
            rolling=rolling,
        )

        return recalibration
