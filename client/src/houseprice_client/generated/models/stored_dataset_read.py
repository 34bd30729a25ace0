from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self, TypeVar

from attrs import define as _attrs_define

T = TypeVar("T", bound="StoredDatasetRead")


@_attrs_define
class StoredDatasetRead:
    """The data set that an import made."""

    dataset_id: str
    is_new: bool
    """ False where the same table was imported before. """

    def to_dict(self) -> dict[str, Any]:
        dataset_id = self.dataset_id

        is_new = self.is_new

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "dataset_id": dataset_id,
                "is_new": is_new,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        d = dict(src_dict)
        dataset_id = d.pop("dataset_id")

        is_new = d.pop("is_new")

        stored_dataset_read = cls(
            dataset_id=dataset_id,
            is_new=is_new,
        )

        return stored_dataset_read
