from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self, TypeVar, cast

from attrs import define as _attrs_define

if TYPE_CHECKING:
    from ..models.unsteady_home import UnsteadyHome


T = TypeVar("T", bound="Refits")


@_attrs_define
class Refits:
    """How far values move when the model is fitted again without other training sales."""

    homes: list[UnsteadyHome]
    """ The 50 test sales whose spread exceeds their FSD most. """
    median_spread: float | None
    """ Median spread of the log value; null if the model was fitted once. """
    n: int
    """ Number of test sales. """
    unsteady: int
    """ Number of test sales whose spread exceeds their FSD. """

    def to_dict(self) -> dict[str, Any]:
        homes = []
        for homes_item_data in self.homes:
            homes_item = homes_item_data.to_dict()
            homes.append(homes_item)

        median_spread: float | None
        median_spread = self.median_spread

        n = self.n

        unsteady = self.unsteady

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "homes": homes,
                "median_spread": median_spread,
                "n": n,
                "unsteady": unsteady,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        from ..models.unsteady_home import UnsteadyHome

        d = dict(src_dict)
        homes = []
        _homes = d.pop("homes")
        for homes_item_data in _homes:
            homes_item = UnsteadyHome.from_dict(homes_item_data)

            homes.append(homes_item)

        def _parse_median_spread(data: object) -> float | None:
            if data is None:
                return data
            return cast(float | None, data)

        median_spread = _parse_median_spread(d.pop("median_spread"))

        n = d.pop("n")

        unsteady = d.pop("unsteady")

        refits = cls(
            homes=homes,
            median_spread=median_spread,
            n=n,
            unsteady=unsteady,
        )

        return refits
