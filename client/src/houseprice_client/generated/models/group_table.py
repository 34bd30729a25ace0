from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self, TypeVar, cast

from attrs import define as _attrs_define

if TYPE_CHECKING:
    from ..models.group_row import GroupRow
    from ..models.not_shown import NotShown
    from ..models.worst_coverage import WorstCoverage


T = TypeVar("T", bound="GroupTable")


@_attrs_define
class GroupTable:
    """The groups of one kind, such as the neighbourhoods."""

    beyond: NotShown
    """ Groups that are counted but not shown. """
    mean_coverage: float | None
    rows: list[GroupRow]
    small: NotShown
    """ Groups that are counted but not shown. """
    unlabelled: int
    worst_coverage: None | WorstCoverage

    def to_dict(self) -> dict[str, Any]:
        from ..models.worst_coverage import WorstCoverage

        beyond = self.beyond.to_dict()

        mean_coverage: float | None
        mean_coverage = self.mean_coverage

        rows = []
        for rows_item_data in self.rows:
            rows_item = rows_item_data.to_dict()
            rows.append(rows_item)

        small = self.small.to_dict()

        unlabelled = self.unlabelled

        worst_coverage: dict[str, Any] | None
        if isinstance(self.worst_coverage, WorstCoverage):
            worst_coverage = self.worst_coverage.to_dict()
        else:
            worst_coverage = self.worst_coverage

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "beyond": beyond,
                "mean_coverage": mean_coverage,
                "rows": rows,
                "small": small,
                "unlabelled": unlabelled,
                "worst_coverage": worst_coverage,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        from ..models.group_row import GroupRow
        from ..models.not_shown import NotShown
        from ..models.worst_coverage import WorstCoverage

        d = dict(src_dict)
        beyond = NotShown.from_dict(d.pop("beyond"))

        def _parse_mean_coverage(data: object) -> float | None:
            if data is None:
                return data
            return cast(float | None, data)

        mean_coverage = _parse_mean_coverage(d.pop("mean_coverage"))

        rows = []
        _rows = d.pop("rows")
        for rows_item_data in _rows:
            rows_item = GroupRow.from_dict(rows_item_data)

            rows.append(rows_item)

        small = NotShown.from_dict(d.pop("small"))

        unlabelled = d.pop("unlabelled")

        def _parse_worst_coverage(data: object) -> None | WorstCoverage:
            if data is None:
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                worst_coverage_type_0 = WorstCoverage.from_dict(data)

                return worst_coverage_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | WorstCoverage, data)

        worst_coverage = _parse_worst_coverage(d.pop("worst_coverage"))

        group_table = cls(
            beyond=beyond,
            mean_coverage=mean_coverage,
            rows=rows,
            small=small,
            unlabelled=unlabelled,
            worst_coverage=worst_coverage,
        )

        return group_table
