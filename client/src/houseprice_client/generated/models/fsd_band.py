from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self, TypeVar, cast

from attrs import define as _attrs_define

from ..models.fsd_band_name import FsdBandName, check_fsd_band_name

if TYPE_CHECKING:
    from ..models.estimate import Estimate


T = TypeVar("T", bound="FsdBand")


@_attrs_define
class FsdBand:
    """Stated spread beside observed spread; a quotient of 1 is honest."""

    coverage_90: Estimate | None
    few: bool
    """ True with fewer than 30 sales: show the figures grey, and never rank them. """
    n: int
    name: FsdBandName
    quotient: Estimate
    """ A figure on unseen sales with its 95 % interval. """
    quotient_sd: Estimate
    """ A figure on unseen sales with its 95 % interval. """
    realised_fsd: float | None
    realised_sd: float | None
    stated_fsd: float | None

    def to_dict(self) -> dict[str, Any]:
        from ..models.estimate import Estimate

        coverage_90: dict[str, Any] | None
        if isinstance(self.coverage_90, Estimate):
            coverage_90 = self.coverage_90.to_dict()
        else:
            coverage_90 = self.coverage_90

        few = self.few

        n = self.n

        name: str = self.name

        quotient = self.quotient.to_dict()

        quotient_sd = self.quotient_sd.to_dict()

        realised_fsd: float | None
        realised_fsd = self.realised_fsd

        realised_sd: float | None
        realised_sd = self.realised_sd

        stated_fsd: float | None
        stated_fsd = self.stated_fsd

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "coverage_90": coverage_90,
                "few": few,
                "n": n,
                "name": name,
                "quotient": quotient,
                "quotient_sd": quotient_sd,
                "realised_fsd": realised_fsd,
                "realised_sd": realised_sd,
                "stated_fsd": stated_fsd,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        from ..models.estimate import Estimate

        d = dict(src_dict)

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

        n = d.pop("n")

        name = check_fsd_band_name(d.pop("name"))

        quotient = Estimate.from_dict(d.pop("quotient"))

        quotient_sd = Estimate.from_dict(d.pop("quotient_sd"))

        def _parse_realised_fsd(data: object) -> float | None:
            if data is None:
                return data
            return cast(float | None, data)

        realised_fsd = _parse_realised_fsd(d.pop("realised_fsd"))

        def _parse_realised_sd(data: object) -> float | None:
            if data is None:
                return data
            return cast(float | None, data)

        realised_sd = _parse_realised_sd(d.pop("realised_sd"))

        def _parse_stated_fsd(data: object) -> float | None:
            if data is None:
                return data
            return cast(float | None, data)

        stated_fsd = _parse_stated_fsd(d.pop("stated_fsd"))

        fsd_band = cls(
            coverage_90=coverage_90,
            few=few,
            n=n,
            name=name,
            quotient=quotient,
            quotient_sd=quotient_sd,
            realised_fsd=realised_fsd,
            realised_sd=realised_sd,
            stated_fsd=stated_fsd,
        )

        return fsd_band
