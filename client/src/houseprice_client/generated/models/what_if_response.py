from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self, TypeVar, cast

from attrs import define as _attrs_define

from ..models.what_if_response_family import (
    WhatIfResponseFamily,
    check_what_if_response_family,
)

if TYPE_CHECKING:
    from ..models.scenario_value import ScenarioValue


T = TypeVar("T", bound="WhatIfResponse")


@_attrs_define
class WhatIfResponse:
    """The value of the home as it is and with the changed features; it is not stored."""

    after: ScenarioValue
    """ A value with its range and its confidence. """
    as_of: datetime.date | None
    before: ScenarioValue
    """ A value with its range and its confidence. """
    currency: str
    difference: float
    """ The value after the change minus the value before it. """
    family: WhatIfResponseFamily
    model_id: str
    similar_sales: int
    """ Number of sales of homes that are similar to the changed home. """
    version: int
    warning: None | str
    """ A warning if there are fewer than 20 similar sales, else null. """

    def to_dict(self) -> dict[str, Any]:
        after = self.after.to_dict()

        as_of: None | str
        if isinstance(self.as_of, datetime.date):
            as_of = self.as_of.isoformat()
        else:
            as_of = self.as_of

        before = self.before.to_dict()

        currency = self.currency

        difference = self.difference

        family: str = self.family

        model_id = self.model_id

        similar_sales = self.similar_sales

        version = self.version

        warning: None | str
        warning = self.warning

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "after": after,
                "as_of": as_of,
                "before": before,
                "currency": currency,
                "difference": difference,
                "family": family,
                "model_id": model_id,
                "similar_sales": similar_sales,
                "version": version,
                "warning": warning,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        from ..models.scenario_value import ScenarioValue

        d = dict(src_dict)
        after = ScenarioValue.from_dict(d.pop("after"))

        def _parse_as_of(data: object) -> datetime.date | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                as_of_type_0 = datetime.date.fromisoformat(data)

                return as_of_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.date | None, data)

        as_of = _parse_as_of(d.pop("as_of"))

        before = ScenarioValue.from_dict(d.pop("before"))

        currency = d.pop("currency")

        difference = d.pop("difference")

        family = check_what_if_response_family(d.pop("family"))

        model_id = d.pop("model_id")

        similar_sales = d.pop("similar_sales")

        version = d.pop("version")

        def _parse_warning(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        warning = _parse_warning(d.pop("warning"))

        what_if_response = cls(
            after=after,
            as_of=as_of,
            before=before,
            currency=currency,
            difference=difference,
            family=family,
            model_id=model_id,
            similar_sales=similar_sales,
            version=version,
            warning=warning,
        )

        return what_if_response
