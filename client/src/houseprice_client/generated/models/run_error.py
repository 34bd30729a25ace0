from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self, TypeVar, cast

from attrs import define as _attrs_define

from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.run_error_places_item import RunErrorPlacesItem
    from ..models.run_remedy import RunRemedy


T = TypeVar("T", bound="RunError")


@_attrs_define
class RunError:
    """Why a run failed."""

    code: str
    message: str
    change: None | RunRemedy | Unset = UNSET
    """ What `POST /v1/runs/{run_id}/retry?with_change=true` changes; null where no single change is known to help.
    """
    error_ref: None | str | Unset = UNSET
    hint: str | Unset = ""
    places: list[RunErrorPlacesItem] | Unset = UNSET
    """ Where the error is, such as row, column, value and rule of a table, as in the answer to a call that is
    refused. """

    def to_dict(self) -> dict[str, Any]:
        from ..models.run_remedy import RunRemedy

        code = self.code

        message = self.message

        change: dict[str, Any] | None | Unset
        if isinstance(self.change, Unset):
            change = UNSET
        elif isinstance(self.change, RunRemedy):
            change = self.change.to_dict()
        else:
            change = self.change

        error_ref: None | str | Unset
        if isinstance(self.error_ref, Unset):
            error_ref = UNSET
        else:
            error_ref = self.error_ref

        hint = self.hint

        places: list[dict[str, Any]] | Unset = UNSET
        if not isinstance(self.places, Unset):
            places = []
            for places_item_data in self.places:
                places_item = places_item_data.to_dict()
                places.append(places_item)

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "code": code,
                "message": message,
            }
        )
        if change is not UNSET:
            field_dict["change"] = change
        if error_ref is not UNSET:
            field_dict["error_ref"] = error_ref
        if hint is not UNSET:
            field_dict["hint"] = hint
        if places is not UNSET:
            field_dict["places"] = places

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        from ..models.run_error_places_item import RunErrorPlacesItem
        from ..models.run_remedy import RunRemedy

        d = dict(src_dict)
        code = d.pop("code")

        message = d.pop("message")

        def _parse_change(data: object) -> None | RunRemedy | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                change_type_0 = RunRemedy.from_dict(data)

                return change_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | RunRemedy | Unset, data)

        change = _parse_change(d.pop("change", UNSET))

        def _parse_error_ref(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        error_ref = _parse_error_ref(d.pop("error_ref", UNSET))

        hint = d.pop("hint", UNSET)

        _places = d.pop("places", UNSET)
        places: list[RunErrorPlacesItem] | Unset = UNSET
        if _places is not UNSET:
            places = []
            for places_item_data in _places:
                places_item = RunErrorPlacesItem.from_dict(places_item_data)

                places.append(places_item)

        run_error = cls(
            code=code,
            message=message,
            change=change,
            error_ref=error_ref,
            hint=hint,
            places=places,
        )

        return run_error
