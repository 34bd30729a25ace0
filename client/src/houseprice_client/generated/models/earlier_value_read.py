from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self, TypeVar, cast

from attrs import define as _attrs_define

from ..models.earlier_value_read_family import (
    EarlierValueReadFamily,
    check_earlier_value_read_family,
)

if TYPE_CHECKING:
    from ..models.confidence_read import ConfidenceRead


T = TypeVar("T", bound="EarlierValueRead")


@_attrs_define
class EarlierValueRead:
    """A stored value of the same home."""

    as_of: datetime.date | None
    confidence: ConfidenceRead
    """ The confidence of the model in its value. """
    created_at: datetime.datetime
    family: EarlierValueReadFamily
    high_90: float
    id: str
    is_this: bool
    """ Whether it is the valuation whose past this is. """
    low_90: float
    model_name: str
    model_version: int
    value: float

    def to_dict(self) -> dict[str, Any]:
        as_of: None | str
        if isinstance(self.as_of, datetime.date):
            as_of = self.as_of.isoformat()
        else:
            as_of = self.as_of

        confidence = self.confidence.to_dict()

        created_at = self.created_at.isoformat()

        family: str = self.family

        high_90 = self.high_90

        id = self.id

        is_this = self.is_this

        low_90 = self.low_90

        model_name = self.model_name

        model_version = self.model_version

        value = self.value

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "as_of": as_of,
                "confidence": confidence,
                "created_at": created_at,
                "family": family,
                "high_90": high_90,
                "id": id,
                "is_this": is_this,
                "low_90": low_90,
                "model_name": model_name,
                "model_version": model_version,
                "value": value,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        from ..models.confidence_read import ConfidenceRead

        d = dict(src_dict)

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

        confidence = ConfidenceRead.from_dict(d.pop("confidence"))

        created_at = datetime.datetime.fromisoformat(d.pop("created_at"))

        family = check_earlier_value_read_family(d.pop("family"))

        high_90 = d.pop("high_90")

        id = d.pop("id")

        is_this = d.pop("is_this")

        low_90 = d.pop("low_90")

        model_name = d.pop("model_name")

        model_version = d.pop("model_version")

        value = d.pop("value")

        earlier_value_read = cls(
            as_of=as_of,
            confidence=confidence,
            created_at=created_at,
            family=family,
            high_90=high_90,
            id=id,
            is_this=is_this,
            low_90=low_90,
            model_name=model_name,
            model_version=model_version,
            value=value,
        )

        return earlier_value_read
