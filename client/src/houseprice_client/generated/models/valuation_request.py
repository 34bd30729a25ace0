from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self, TypeVar, cast

from attrs import define as _attrs_define

from ..models.valuation_request_detail import (
    ValuationRequestDetail,
    check_valuation_request_detail,
)
from ..models.valuation_request_located_by_type_0 import (
    ValuationRequestLocatedByType0,
    check_valuation_request_located_by_type_0,
)
from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.valuation_request_features import ValuationRequestFeatures


T = TypeVar("T", bound="ValuationRequest")


@_attrs_define
class ValuationRequest:
    """Body of ``POST /v1/valuations``; the model never sees what it has more than a prediction."""

    features: ValuationRequestFeatures
    as_of: datetime.date | None | Unset = UNSET
    """ Date of the value. Default: the home's own date among the features, else the date of the last sale. Refused
    beside another date of the home, and by models without dates. """
    cascade: None | str | Unset = UNSET
    """ Id of a second model, which answers where the first one refuses or is too unsure. """
    dataset: None | str | Unset = UNSET
    """ Name or id of the data set whose champion answers. """
    detail: ValuationRequestDetail | Unset = "groups"
    """ `groups`: exact contributions of at most seven groups of features; `features`: sampled contributions of
    single features. """
    explain: bool | Unset = False
    """ Add comparable sales and contributions; stored valuations always have them. """
    label: str | Unset = ""
    """ A name of the home for its readers, such as its address. """
    located_by: None | Unset | ValuationRequestLocatedByType0 = UNSET
    """ How the coordinates came about; an area is its middle only. """
    max_fsd: float | None | Unset = UNSET
    """ With `cascade`: largest FSD (a fraction) of an answer of the first model. """
    model: None | str | Unset = UNSET
    """ Id of the model that answers, or `DATASET@ALIAS`; it overrides `dataset`. """
    reach_m: float | None | Unset = UNSET
    """ Of an area: half of its sales lie within so many metres of the place. """

    def to_dict(self) -> dict[str, Any]:
        features = self.features.to_dict()

        as_of: None | str | Unset
        if isinstance(self.as_of, Unset):
            as_of = UNSET
        elif isinstance(self.as_of, datetime.date):
            as_of = self.as_of.isoformat()
        else:
            as_of = self.as_of

        cascade: None | str | Unset
        if isinstance(self.cascade, Unset):
            cascade = UNSET
        else:
            cascade = self.cascade

        dataset: None | str | Unset
        if isinstance(self.dataset, Unset):
            dataset = UNSET
        else:
            dataset = self.dataset

        detail: str | Unset = UNSET
        if not isinstance(self.detail, Unset):
            detail = self.detail

        explain = self.explain

        label = self.label

        located_by: None | str | Unset
        if isinstance(self.located_by, Unset):
            located_by = UNSET
        elif isinstance(self.located_by, str):
            located_by = self.located_by
        else:
            located_by = self.located_by

        max_fsd: float | None | Unset
        if isinstance(self.max_fsd, Unset):
            max_fsd = UNSET
        else:
            max_fsd = self.max_fsd

        model: None | str | Unset
        if isinstance(self.model, Unset):
            model = UNSET
        else:
            model = self.model

        reach_m: float | None | Unset
        if isinstance(self.reach_m, Unset):
            reach_m = UNSET
        else:
            reach_m = self.reach_m

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "features": features,
            }
        )
        if as_of is not UNSET:
            field_dict["as_of"] = as_of
        if cascade is not UNSET:
            field_dict["cascade"] = cascade
        if dataset is not UNSET:
            field_dict["dataset"] = dataset
        if detail is not UNSET:
            field_dict["detail"] = detail
        if explain is not UNSET:
            field_dict["explain"] = explain
        if label is not UNSET:
            field_dict["label"] = label
        if located_by is not UNSET:
            field_dict["located_by"] = located_by
        if max_fsd is not UNSET:
            field_dict["max_fsd"] = max_fsd
        if model is not UNSET:
            field_dict["model"] = model
        if reach_m is not UNSET:
            field_dict["reach_m"] = reach_m

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        from ..models.valuation_request_features import ValuationRequestFeatures

        d = dict(src_dict)
        features = ValuationRequestFeatures.from_dict(d.pop("features"))

        def _parse_as_of(data: object) -> datetime.date | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                as_of_type_0 = datetime.date.fromisoformat(data)

                return as_of_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.date | None | Unset, data)

        as_of = _parse_as_of(d.pop("as_of", UNSET))

        def _parse_cascade(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        cascade = _parse_cascade(d.pop("cascade", UNSET))

        def _parse_dataset(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        dataset = _parse_dataset(d.pop("dataset", UNSET))

        _detail = d.pop("detail", UNSET)
        detail: ValuationRequestDetail | Unset
        if isinstance(_detail, Unset):
            detail = UNSET
        else:
            detail = check_valuation_request_detail(_detail)

        explain = d.pop("explain", UNSET)

        label = d.pop("label", UNSET)

        def _parse_located_by(
            data: object,
        ) -> None | Unset | ValuationRequestLocatedByType0:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                located_by_type_0 = check_valuation_request_located_by_type_0(data)

                return located_by_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | Unset | ValuationRequestLocatedByType0, data)

        located_by = _parse_located_by(d.pop("located_by", UNSET))

        def _parse_max_fsd(data: object) -> float | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(float | None | Unset, data)

        max_fsd = _parse_max_fsd(d.pop("max_fsd", UNSET))

        def _parse_model(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        model = _parse_model(d.pop("model", UNSET))

        def _parse_reach_m(data: object) -> float | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(float | None | Unset, data)

        reach_m = _parse_reach_m(d.pop("reach_m", UNSET))

        valuation_request = cls(
            features=features,
            as_of=as_of,
            cascade=cascade,
            dataset=dataset,
            detail=detail,
            explain=explain,
            label=label,
            located_by=located_by,
            max_fsd=max_fsd,
            model=model,
            reach_m=reach_m,
        )

        return valuation_request
