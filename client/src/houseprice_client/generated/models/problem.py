from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self, TypeVar

from attrs import define as _attrs_define

from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.problem_places_item import ProblemPlacesItem


T = TypeVar("T", bound="Problem")


@_attrs_define
class Problem:
    """Problem details of RFC 9457: the body of every error."""

    code: str
    """ Stable name of the error, for programs. """
    detail: str
    error_ref: str
    """ Reference under which the server's log has the error. """
    status: int
    title: str
    type_: str
    hint: str | Unset = ""
    """ What the caller can do about the error. """
    places: list[ProblemPlacesItem] | Unset = UNSET
    """ Where the error is, such as row, column, value and rule. Rows of a file are numbered as in a spreadsheet:
    the header is row 1. Homes of a request are numbered from 1. """

    def to_dict(self) -> dict[str, Any]:
        code = self.code

        detail = self.detail

        error_ref = self.error_ref

        status = self.status

        title = self.title

        type_ = self.type_

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
                "detail": detail,
                "error_ref": error_ref,
                "status": status,
                "title": title,
                "type": type_,
            }
        )
        if hint is not UNSET:
            field_dict["hint"] = hint
        if places is not UNSET:
            field_dict["places"] = places

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        from ..models.problem_places_item import ProblemPlacesItem

        d = dict(src_dict)
        code = d.pop("code")

        detail = d.pop("detail")

        error_ref = d.pop("error_ref")

        status = d.pop("status")

        title = d.pop("title")

        type_ = d.pop("type")

        hint = d.pop("hint", UNSET)

        _places = d.pop("places", UNSET)
        places: list[ProblemPlacesItem] | Unset = UNSET
        if _places is not UNSET:
            places = []
            for places_item_data in _places:
                places_item = ProblemPlacesItem.from_dict(places_item_data)

                places.append(places_item)

        problem = cls(
            code=code,
            detail=detail,
            error_ref=error_ref,
            status=status,
            title=title,
            type_=type_,
            hint=hint,
            places=places,
        )

        return problem
