from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self, TypeVar, cast

from attrs import define as _attrs_define

if TYPE_CHECKING:
    from ..models.batch_column import BatchColumn
    from ..models.batch_problem import BatchProblem


T = TypeVar("T", bound="BatchCheckRead")


@_attrs_define
class BatchCheckRead:
    """What is known of a file of homes before a batch; no home is valued."""

    can_be_valued: int
    """ Homes that will have a value. """
    columns: list[BatchColumn]
    headers: list[str]
    """ Of the file, in its order. """
    id_header: None | str
    """ The header that tells the homes apart. """
    missing: list[str]
    """ Required columns that no header was matched with; homes are not checked then. """
    price_header: None | str
    """ The header of known prices: with it there is a ratio study. """
    problems: list[BatchProblem]
    remarks: list[str]
    """ What was read in another way than in the sales, and what the file leaves open. """
    rows: int

    def to_dict(self) -> dict[str, Any]:
        can_be_valued = self.can_be_valued

        columns = []
        for columns_item_data in self.columns:
            columns_item = columns_item_data.to_dict()
            columns.append(columns_item)

        headers = self.headers

        id_header: None | str
        id_header = self.id_header

        missing = self.missing

        price_header: None | str
        price_header = self.price_header

        problems = []
        for problems_item_data in self.problems:
            problems_item = problems_item_data.to_dict()
            problems.append(problems_item)

        remarks = self.remarks

        rows = self.rows

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "can_be_valued": can_be_valued,
                "columns": columns,
                "headers": headers,
                "id_header": id_header,
                "missing": missing,
                "price_header": price_header,
                "problems": problems,
                "remarks": remarks,
                "rows": rows,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        from ..models.batch_column import BatchColumn
        from ..models.batch_problem import BatchProblem

        d = dict(src_dict)
        can_be_valued = d.pop("can_be_valued")

        columns = []
        _columns = d.pop("columns")
        for columns_item_data in _columns:
            columns_item = BatchColumn.from_dict(columns_item_data)

            columns.append(columns_item)

        headers = cast(list[str], d.pop("headers"))

        def _parse_id_header(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        id_header = _parse_id_header(d.pop("id_header"))

        missing = cast(list[str], d.pop("missing"))

        def _parse_price_header(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        price_header = _parse_price_header(d.pop("price_header"))

        problems = []
        _problems = d.pop("problems")
        for problems_item_data in _problems:
            problems_item = BatchProblem.from_dict(problems_item_data)

            problems.append(problems_item)

        remarks = cast(list[str], d.pop("remarks"))

        rows = d.pop("rows")

        batch_check_read = cls(
            can_be_valued=can_be_valued,
            columns=columns,
            headers=headers,
            id_header=id_header,
            missing=missing,
            price_header=price_header,
            problems=problems,
            remarks=remarks,
            rows=rows,
        )

        return batch_check_read
