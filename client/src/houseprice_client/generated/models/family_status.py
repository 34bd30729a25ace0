from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self, TypeVar, cast

from attrs import define as _attrs_define

from ..models.family_status_family import FamilyStatusFamily, check_family_status_family
from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.scores import Scores


T = TypeVar("T", bound="FamilyStatus")


@_attrs_define
class FamilyStatus:
    """The newest model of a family on a data set."""

    family: FamilyStatusFamily
    trained: bool
    model_id: None | str | Unset = UNSET
    test: None | Scores | Unset = UNSET
    trained_at: datetime.datetime | None | Unset = UNSET

    def to_dict(self) -> dict[str, Any]:
        from ..models.scores import Scores

        family: str = self.family

        trained = self.trained

        model_id: None | str | Unset
        if isinstance(self.model_id, Unset):
            model_id = UNSET
        else:
            model_id = self.model_id

        test: dict[str, Any] | None | Unset
        if isinstance(self.test, Unset):
            test = UNSET
        elif isinstance(self.test, Scores):
            test = self.test.to_dict()
        else:
            test = self.test

        trained_at: None | str | Unset
        if isinstance(self.trained_at, Unset):
            trained_at = UNSET
        elif isinstance(self.trained_at, datetime.datetime):
            trained_at = self.trained_at.isoformat()
        else:
            trained_at = self.trained_at

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "family": family,
                "trained": trained,
            }
        )
        if model_id is not UNSET:
            field_dict["model_id"] = model_id
        if test is not UNSET:
            field_dict["test"] = test
        if trained_at is not UNSET:
            field_dict["trained_at"] = trained_at

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        from ..models.scores import Scores

        d = dict(src_dict)
        family = check_family_status_family(d.pop("family"))

        trained = d.pop("trained")

        def _parse_model_id(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        model_id = _parse_model_id(d.pop("model_id", UNSET))

        def _parse_test(data: object) -> None | Scores | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                test_type_0 = Scores.from_dict(data)

                return test_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | Scores | Unset, data)

        test = _parse_test(d.pop("test", UNSET))

        def _parse_trained_at(data: object) -> datetime.datetime | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                trained_at_type_0 = datetime.datetime.fromisoformat(data)

                return trained_at_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | None | Unset, data)

        trained_at = _parse_trained_at(d.pop("trained_at", UNSET))

        family_status = cls(
            family=family,
            trained=trained,
            model_id=model_id,
            test=test,
            trained_at=trained_at,
        )

        return family_status
