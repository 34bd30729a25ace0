from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self, TypeVar

from attrs import define as _attrs_define

if TYPE_CHECKING:
    from ..models.error_flag import ErrorFlag


T = TypeVar("T", bound="ErrorFlagsRead")


@_attrs_define
class ErrorFlagsRead:
    """The flagged sales of a blind test, those with the largest errors first."""

    dataset_id: str
    flagged: int
    """ Number of flagged test sales; `items` has 2,000 at most. """
    items: list[ErrorFlag]
    model_id: str

    def to_dict(self) -> dict[str, Any]:
        dataset_id = self.dataset_id

        flagged = self.flagged

        items = []
        for items_item_data in self.items:
            items_item = items_item_data.to_dict()
            items.append(items_item)

        model_id = self.model_id

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "dataset_id": dataset_id,
                "flagged": flagged,
                "items": items,
                "model_id": model_id,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        from ..models.error_flag import ErrorFlag

        d = dict(src_dict)
        dataset_id = d.pop("dataset_id")

        flagged = d.pop("flagged")

        items = []
        _items = d.pop("items")
        for items_item_data in _items:
            items_item = ErrorFlag.from_dict(items_item_data)

            items.append(items_item)

        model_id = d.pop("model_id")

        error_flags_read = cls(
            dataset_id=dataset_id,
            flagged=flagged,
            items=items,
            model_id=model_id,
        )

        return error_flags_read
