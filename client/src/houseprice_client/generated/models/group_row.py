from __future__ import annotations

from collections.abc import Mapping
from typing import (
    TYPE_CHECKING,
    Any,
    Literal,
    Self,
    TypeVar,
    cast,
)

from attrs import define as _attrs_define

from ..models.group_row_level_type_0 import (
    GroupRowLevelType0,
    check_group_row_level_type_0,
)
from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.estimate import Estimate


T = TypeVar("T", bound="GroupRow")


@_attrs_define
class GroupRow:
    """The scores of one group of sales."""

    cod: Estimate
    """ A figure on unseen sales with its 95 % interval. """
    coverage_90: Estimate | None
    few: bool
    """ True with fewer than 30 sales: show the figures grey, and never rank them. """
    level: GroupRowLevelType0 | None
    """ Where the median ratio differs from that of all sales, beyond chance. """
    mdape: Estimate
    """ A figure on unseen sales with its 95 % interval. """
    median_ratio: Estimate
    """ A figure on unseen sales with its 95 % interval. """
    n: int
    name: str
    ranges: Literal["too_narrow"] | None
    """ Where the ranges hold fewer than 90 % of the prices, beyond chance. """
    proxy_high: float | None | Unset = UNSET
    proxy_low: float | None | Unset = UNSET
    """ Lower end of a value tier, in money. """

    def to_dict(self) -> dict[str, Any]:
        from ..models.estimate import Estimate

        cod = self.cod.to_dict()

        coverage_90: dict[str, Any] | None
        if isinstance(self.coverage_90, Estimate):
            coverage_90 = self.coverage_90.to_dict()
        else:
            coverage_90 = self.coverage_90

        few = self.few

        level: None | str
        if isinstance(self.level, str):
            level = self.level
        else:
            level = self.level

        mdape = self.mdape.to_dict()

        median_ratio = self.median_ratio.to_dict()

        n = self.n

        name = self.name

        ranges: Literal["too_narrow"] | None
        ranges = self.ranges

        proxy_high: float | None | Unset
        if isinstance(self.proxy_high, Unset):
            proxy_high = UNSET
        else:
            proxy_high = self.proxy_high

        proxy_low: float | None | Unset
        if isinstance(self.proxy_low, Unset):
            proxy_low = UNSET
        else:
            proxy_low = self.proxy_low

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "cod": cod,
                "coverage_90": coverage_90,
                "few": few,
                "level": level,
                "mdape": mdape,
                "median_ratio": median_ratio,
                "n": n,
                "name": name,
                "ranges": ranges,
            }
        )
        if proxy_high is not UNSET:
            field_dict["proxy_high"] = proxy_high
        if proxy_low is not UNSET:
            field_dict["proxy_low"] = proxy_low

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        from ..models.estimate import Estimate

        d = dict(src_dict)
        cod = Estimate.from_dict(d.pop("cod"))

        def _parse_coverage_90(data: object) -> Estimate | None:
            if data is None:
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                coverage_90_type_0 = Estimate.from_dict(data)

                return coverage_90_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(Estimate | None, data)

        coverage_90 = _parse_coverage_90(d.pop("coverage_90"))

        few = d.pop("few")

        def _parse_level(data: object) -> GroupRowLevelType0 | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                level_type_0 = check_group_row_level_type_0(data)

                return level_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(GroupRowLevelType0 | None, data)

        level = _parse_level(d.pop("level"))

        mdape = Estimate.from_dict(d.pop("mdape"))

        median_ratio = Estimate.from_dict(d.pop("median_ratio"))

        n = d.pop("n")

        name = d.pop("name")

        def _parse_ranges(data: object) -> Literal["too_narrow"] | None:
            if data is None:
                return data
            ranges_type_0 = cast(Literal["too_narrow"], data)
            if ranges_type_0 != "too_narrow":
                raise ValueError(
                    f"ranges_type_0 must match const 'too_narrow', got '{ranges_type_0}'"
                )
            return ranges_type_0
            return cast(Literal["too_narrow"] | None, data)

        ranges = _parse_ranges(d.pop("ranges"))

        def _parse_proxy_high(data: object) -> float | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(float | None | Unset, data)

        proxy_high = _parse_proxy_high(d.pop("proxy_high", UNSET))

        def _parse_proxy_low(data: object) -> float | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(float | None | Unset, data)

        proxy_low = _parse_proxy_low(d.pop("proxy_low", UNSET))

        group_row = cls(
            cod=cod,
            coverage_90=coverage_90,
            few=few,
            level=level,
            mdape=mdape,
            median_ratio=median_ratio,
            n=n,
            name=name,
            ranges=ranges,
            proxy_high=proxy_high,
            proxy_low=proxy_low,
        )

        return group_row
