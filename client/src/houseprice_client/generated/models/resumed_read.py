from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self, TypeVar

from attrs import define as _attrs_define

T = TypeVar("T", bound="ResumedRead")


@_attrs_define
class ResumedRead:
    """Where the newest attempt of a training went on after an interruption."""

    epoch: int
    """ Epoch or round after which the next model went on; 0 where it began anew. """
    models: int
    """ Number of models that an earlier attempt had finished. """
    total: int
    """ Number of models of the whole training. """

    def to_dict(self) -> dict[str, Any]:
        epoch = self.epoch

        models = self.models

        total = self.total

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "epoch": epoch,
                "models": models,
                "total": total,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        d = dict(src_dict)
        epoch = d.pop("epoch")

        models = d.pop("models")

        total = d.pop("total")

        resumed_read = cls(
            epoch=epoch,
            models=models,
            total=total,
        )

        return resumed_read
