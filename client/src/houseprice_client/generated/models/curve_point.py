from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self, TypeVar, cast

from attrs import define as _attrs_define

from ..types import UNSET, Unset

T = TypeVar("T", bound="CurvePoint")


@_attrs_define
class CurvePoint:
    """Scores after one epoch; only logged epochs have a point, none is interpolated."""

    elapsed_s: float
    epoch: int
    train_loss: float | None | Unset = UNSET
    validation_loss: float | None | Unset = UNSET

    def to_dict(self) -> dict[str, Any]:
        elapsed_s = self.elapsed_s

        epoch = self.epoch

        train_loss: float | None | Unset
        if isinstance(self.train_loss, Unset):
            train_loss = UNSET
        else:
            train_loss = self.train_loss

        validation_loss: float | None | Unset
        if isinstance(self.validation_loss, Unset):
            validation_loss = UNSET
        else:
            validation_loss = self.validation_loss

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "elapsed_s": elapsed_s,
                "epoch": epoch,
            }
        )
        if train_loss is not UNSET:
            field_dict["train_loss"] = train_loss
        if validation_loss is not UNSET:
            field_dict["validation_loss"] = validation_loss

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        d = dict(src_dict)
        elapsed_s = d.pop("elapsed_s")

        epoch = d.pop("epoch")

        def _parse_train_loss(data: object) -> float | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(float | None | Unset, data)

        train_loss = _parse_train_loss(d.pop("train_loss", UNSET))

        def _parse_validation_loss(data: object) -> float | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(float | None | Unset, data)

        validation_loss = _parse_validation_loss(d.pop("validation_loss", UNSET))

        curve_point = cls(
            elapsed_s=elapsed_s,
            epoch=epoch,
            train_loss=train_loss,
            validation_loss=validation_loss,
        )

        return curve_point
