from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self, TypeVar, cast

from attrs import define as _attrs_define

from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.what_if_request_changes import WhatIfRequestChanges
    from ..models.what_if_request_features import WhatIfRequestFeatures


T = TypeVar("T", bound="WhatIfRequest")


@_attrs_define
class WhatIfRequest:
    """Body of ``POST /v1/what-if``."""

    changes: WhatIfRequestChanges
    features: WhatIfRequestFeatures
    as_of: datetime.date | None | Unset = UNSET
    """ Date of the value. Default: the home's own date among the features, else the date of the last sale. Refused
    beside another date of the home, and by models without dates. """
    dataset: None | str | Unset = UNSET
    """ Name or id of the data set whose champion answers. """
    model: None | str | Unset = UNSET
    """ Id of the model that answers, or `DATASET@ALIAS`; it overrides `dataset`. """

    def to_dict(self) -> dict[str, Any]:
        changes = self.changes.to_dict()

        features = self.features.to_dict()

        as_of: None | str | Unset
        if isinstance(self.as_of, Unset):
            as_of = UNSET
        elif isinstance(self.as_of, datetime.date):
            as_of = self.as_of.isoformat()
        else:
            as_of = self.as_of

        dataset: None | str | Unset
        if isinstance(self.dataset, Unset):
            dataset = UNSET
        else:
            dataset = self.dataset

        model: None | str | Unset
        if isinstance(self.model, Unset):
            model = UNSET
        else:
            model = self.model

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "changes": changes,
                "features": features,
            }
        )
        if as_of is not UNSET:
            field_dict["as_of"] = as_of
        if dataset is not UNSET:
            field_dict["dataset"] = dataset
        if model is not UNSET:
            field_dict["model"] = model

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        from ..models.what_if_request_changes import WhatIfRequestChanges
        from ..models.what_if_request_features import WhatIfRequestFeatures

        d = dict(src_dict)
        changes = WhatIfRequestChanges.from_dict(d.pop("changes"))

        features = WhatIfRequestFeatures.from_dict(d.pop("features"))

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

        def _parse_dataset(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        dataset = _parse_dataset(d.pop("dataset", UNSET))

        def _parse_model(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        model = _parse_model(d.pop("model", UNSET))

        what_if_request = cls(
            changes=changes,
            features=features,
            as_of=as_of,
            dataset=dataset,
            model=model,
        )

        return what_if_request
