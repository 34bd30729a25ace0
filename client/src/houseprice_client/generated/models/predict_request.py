from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self, TypeVar, cast

from attrs import define as _attrs_define

from ..models.predict_request_detail import (
    PredictRequestDetail,
    check_predict_request_detail,
)
from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.predict_request_features import PredictRequestFeatures


T = TypeVar("T", bound="PredictRequest")


@_attrs_define
class PredictRequest:
    """Body of ``POST /predict``; ``POST /v1/valuations`` takes a little more."""

    features: PredictRequestFeatures
    as_of: datetime.date | None | Unset = UNSET
    """ Date of the value. Default: the home's own date among the features, else the date of the last sale. Refused
    beside another date of the home, and by models without dates. """
    cascade: None | str | Unset = UNSET
    """ Id of a second model, which answers where the first one refuses or is too unsure. """
    dataset: None | str | Unset = UNSET
    """ Name or id of the data set whose champion answers. """
    detail: PredictRequestDetail | Unset = "groups"
    """ `groups`: exact contributions of at most seven groups of features; `features`: sampled contributions of
    single features. """
    explain: bool | Unset = False
    """ Add comparable sales and contributions; stored valuations always have them. """
    max_fsd: float | None | Unset = UNSET
    """ With `cascade`: largest FSD (a fraction) of an answer of the first model. """
    model: None | str | Unset = UNSET
    """ Id of the model that answers, or `DATASET@ALIAS`; it overrides `dataset`. """

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
        if max_fsd is not UNSET:
            field_dict["max_fsd"] = max_fsd
        if model is not UNSET:
            field_dict["model"] = model

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        from ..models.predict_request_features import PredictRequestFeatures

        d = dict(src_dict)
        features = PredictRequestFeatures.from_dict(d.pop("features"))

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
        detail: PredictRequestDetail | Unset
        if isinstance(_detail, Unset):
            detail = UNSET
        else:
            detail = check_predict_request_detail(_detail)

        explain = d.pop("explain", UNSET)

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

        predict_request = cls(
            features=features,
            as_of=as_of,
            cascade=cascade,
            dataset=dataset,
            detail=detail,
            explain=explain,
            max_fsd=max_fsd,
            model=model,
        )

        return predict_request
