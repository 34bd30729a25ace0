from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self, TypeVar

from attrs import define as _attrs_define

if TYPE_CHECKING:
    from ..models.difference_read import DifferenceRead


T = TypeVar("T", bound="DifferencesRead")


@_attrs_define
class DifferencesRead:
    """Differences of the scores: shares in percentage points, RMSE in money."""

    cod: DifferenceRead
    """ A score of a first model minus that of a second model, on the same sales. """
    coverage_90: DifferenceRead
    """ A score of a first model minus that of a second model, on the same sales. """
    mdape: DifferenceRead
    """ A score of a first model minus that of a second model, on the same sales. """
    ppe10: DifferenceRead
    """ A score of a first model minus that of a second model, on the same sales. """
    rmse: DifferenceRead
    """ A score of a first model minus that of a second model, on the same sales. """

    def to_dict(self) -> dict[str, Any]:
        cod = self.cod.to_dict()

        coverage_90 = self.coverage_90.to_dict()

        mdape = self.mdape.to_dict()

        ppe10 = self.ppe10.to_dict()

        rmse = self.rmse.to_dict()

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "cod": cod,
                "coverage_90": coverage_90,
                "mdape": mdape,
                "ppe10": ppe10,
                "rmse": rmse,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        from ..models.difference_read import DifferenceRead

        d = dict(src_dict)
        cod = DifferenceRead.from_dict(d.pop("cod"))

        coverage_90 = DifferenceRead.from_dict(d.pop("coverage_90"))

        mdape = DifferenceRead.from_dict(d.pop("mdape"))

        ppe10 = DifferenceRead.from_dict(d.pop("ppe10"))

        rmse = DifferenceRead.from_dict(d.pop("rmse"))

        differences_read = cls(
            cod=cod,
            coverage_90=coverage_90,
            mdape=mdape,
            ppe10=ppe10,
            rmse=rmse,
        )

        return differences_read
