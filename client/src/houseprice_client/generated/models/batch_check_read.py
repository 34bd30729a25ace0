from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self, TypeVar, cast

from attrs import define as _attrs_define

if TYPE_CHECKING:
    from ..models.batch_column import BatchColumn
    from ..models.batch_line import BatchLine
    from ..models.batch_problem import BatchProblem
    from ..models.batch_question import BatchQuestion


T = TypeVar("T", bound="BatchCheckRead")


@_attrs_define
class BatchCheckRead:
    """What is known of a file of homes before a batch; no home is valued."""

    can_be_valued: int
    """ Homes that will have a value. """
    columns: list[BatchColumn]
    header_row: int | None
    """ Row that names the columns, as a spreadsheet counts; 0 if none does, null for a file without lines. """
    headers: list[str]
    """ Of the file, in its order. """
    id_header: None | str
    """ The header that tells the homes apart. """
    missing: list[str]
    """ Required columns that no header was matched with; homes are not checked then. """
    price_header: None | str
    """ The header of known prices: with it there is a ratio study. """
    problems: list[BatchProblem]
    questions: list[BatchQuestion]
    """ What the file leaves open; the answer named as taken holds until one is sent. """
    remarks: list[str]
    """ What was read in another way than in the sales. """
    rows: int
    sheet: str
    """ The sheet that was read. """
    sheets: list[str]
    """ Sheets of a workbook; empty for other files. """
    top_lines: list[BatchLine]
    """ The first lines as they stand in the file, to choose a header row from. """

    def to_dict(self) -> dict[str, Any]:
        can_be_valued = self.can_be_valued

        columns = []
        for columns_item_data in self.columns:
            columns_item = columns_item_data.to_dict()
            columns.append(columns_item)

        header_row: int | None
        header_row = self.header_row

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

        questions = []
        for questions_item_data in self.questions:
            questions_item = questions_item_data.to_dict()
            questions.append(questions_item)

        remarks = self.remarks

        rows = self.rows

        sheet = self.sheet

        sheets = self.sheets

        top_lines = []
        for top_lines_item_data in self.top_lines:
            top_lines_item = top_lines_item_data.to_dict()
            top_lines.append(top_lines_item)

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "can_be_valued": can_be_valued,
                "columns": columns,
                "header_row": header_row,
                "headers": headers,
                "id_header": id_header,
                "missing": missing,
                "price_header": price_header,
                "problems": problems,
                "questions": questions,
                "remarks": remarks,
                "rows": rows,
                "sheet": sheet,
                "sheets": sheets,
                "top_lines": top_lines,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        from ..models.batch_column import BatchColumn
        from ..models.batch_line import BatchLine
        from ..models.batch_problem import BatchProblem
        from ..models.batch_question import BatchQuestion

        d = dict(src_dict)
        can_be_valued = d.pop("can_be_valued")

        columns = []
        _columns = d.pop("columns")
        for columns_item_data in _columns:
            columns_item = BatchColumn.from_dict(columns_item_data)

            columns.append(columns_item)

        def _parse_header_row(data: object) -> int | None:
            if data is None:
                return data
            return cast(int | None, data)

        header_row = _parse_header_row(d.pop("header_row"))

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

        questions = []
        _questions = d.pop("questions")
        for questions_item_data in _questions:
            questions_item = BatchQuestion.from_dict(questions_item_data)

            questions.append(questions_item)

        remarks = cast(list[str], d.pop("remarks"))

        rows = d.pop("rows")

        sheet = d.pop("sheet")

        sheets = cast(list[str], d.pop("sheets"))

        top_lines = []
        _top_lines = d.pop("top_lines")
        for top_lines_item_data in _top_lines:
            top_lines_item = BatchLine.from_dict(top_lines_item_data)

            top_lines.append(top_lines_item)

        batch_check_read = cls(
            can_be_valued=can_be_valued,
            columns=columns,
            header_row=header_row,
            headers=headers,
            id_header=id_header,
            missing=missing,
            price_header=price_header,
            problems=problems,
            questions=questions,
            remarks=remarks,
            rows=rows,
            sheet=sheet,
            sheets=sheets,
            top_lines=top_lines,
        )

        return batch_check_read
