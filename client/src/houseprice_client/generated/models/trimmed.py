from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self, TypeVar, cast

from attrs import define as _attrs_define

if TYPE_CHECKING:
    from ..models.trimmed_estimates import TrimmedEstimates


T = TypeVar("T", bound="Trimmed")


@_attrs_define
class Trimmed:
    """The ratio study without the ratios beyond three interquartile ranges from the quartiles."""

    cod_quotient: float | None
    """ Untrimmed COD divided by the trimmed COD; 5 or more is a finding. """
    estimates: TrimmedEstimates
    """ The figures of the untrimmed study; older versions have five, without intervals. """
    n: int
    trimmed: int
    """ Number of ratios that are left out. """

    def to_dict(self) -> dict[str, Any]:
        cod_quotient: float | None
        cod_quotient = self.cod_quotient

        estimates = self.estimates.to_dict()

        n = self.n

        trimmed = self.trimmed

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "cod_quotient": cod_quotient,
                "estimates": estimates,
                "n": n,
                "trimmed": trimmed,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        from ..models.trimmed_estimates import TrimmedEstimates

        d = dict(src_dict)

        def _parse_cod_quotient(data: object) -> float | None:
            if data is None:
                return data
            return cast(float | None, data)

        cod_quotient = _parse_cod_quotient(d.pop("cod_quotient"))

        estimates = TrimmedEstimates.from_dict(d.pop("estimates"))

        n = d.pop("n")

        trimmed = d.pop("trimmed")

        trimmed = cls(
            cod_quotient=cod_quotient,
            estimates=estimates,
            n=n,
            trimmed=trimmed,
        )

        return trimmed
