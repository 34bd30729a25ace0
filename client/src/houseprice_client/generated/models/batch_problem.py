from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self, TypeVar, cast

from attrs import define as _attrs_define

if TYPE_CHECKING:
    from ..models.batch_place import BatchPlace


T = TypeVar("T", bound="BatchProblem")


@_attrs_define
class BatchProblem:
    """A kind of problem of homes that cannot be valued."""

    code: str
    column: None | str
    count: int
    """ Number of homes. """
    places: list[BatchPlace]
    """ The first of them. """
    rule: str
    """ What is wrong, for people. """

    def to_dict(self) -> dict[str, Any]:
        code = self.code

        column: None | str
        column = self.column

        count = self.count

        places = []
        for places_item_data in self.places:
            places_item = places_item_data.to_dict()
            places.append(places_item)

        rule = self.rule

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "code": code,
                "column": column,
                "count": count,
                "places": places,
                "rule": rule,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        from ..models.batch_place import BatchPlace

        d = dict(src_dict)
        code = d.pop("code")

        def _parse_column(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        column = _parse_column(d.pop("column"))

        count = d.pop("count")

        places = []
        _places = d.pop("places")
        for places_item_data in _places:
            places_item = BatchPlace.from_dict(places_item_data)

            places.append(places_item)

        rule = d.pop("rule")

        batch_problem = cls(
            code=code,
            column=column,
            count=count,
            places=places,
            rule=rule,
        )

        return batch_problem
