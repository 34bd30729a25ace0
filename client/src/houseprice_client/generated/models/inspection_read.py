from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self, TypeVar, cast

from attrs import define as _attrs_define

from ..models.inspection_read_area_unit import (
    InspectionReadAreaUnit,
    check_inspection_read_area_unit,
)

if TYPE_CHECKING:
    from ..models.edited_cell_read import EditedCellRead
    from ..models.first_row_read import FirstRowRead
    from ..models.inspected_column import InspectedColumn
    from ..models.inspection_read_derived import InspectionReadDerived
    from ..models.inspection_read_dialect import InspectionReadDialect
    from ..models.inspection_read_first_row import InspectionReadFirstRow
    from ..models.inspection_read_leaks_item import InspectionReadLeaksItem
    from ..models.table_finding import TableFinding
    from ..models.table_question import TableQuestion


T = TypeVar("T", bound="InspectionRead")


@_attrs_define
class InspectionRead:
    """How a table would be read; nothing is stored."""

    area_unit: InspectionReadAreaUnit
    bad_rows: int
    """ Rows with a value that cannot be read. """
    columns: list[InspectedColumn]
    currency: str
    """ ISO 4217; empty where it is unknown. """
    derived: InspectionReadDerived
    dialect: InspectionReadDialect
    edits: list[EditedCellRead]
    """ The cells that were changed by hand. """
    encoding: str
    first_row: InspectionReadFirstRow
    first_rows: list[FirstRowRead]
    """ The first 20 rows. """
    header_row: int | None
    """ Row that names the columns, as a spreadsheet counts; 0 if none does, null for a file without lines. """
    leaks: list[InspectionReadLeaksItem]
    problems: list[TableFinding]
    questions: list[TableQuestion]
    rows: int
    sheet: str
    """ The sheet that was read. """
    sheets: list[str]
    """ Sheets of a workbook; empty for other files. """
    top_lines: list[FirstRowRead]
    """ The first lines as they stand in the file, to choose a header row from. """
    usable_rows: int
    """ Rows that can be imported: all their values can be read, and the price is above 0. """
    warned_rows: int
    """ Usable rows that a check warns of. """

    def to_dict(self) -> dict[str, Any]:
        area_unit: str = self.area_unit

        bad_rows = self.bad_rows

        columns = []
        for columns_item_data in self.columns:
            columns_item = columns_item_data.to_dict()
            columns.append(columns_item)

        currency = self.currency

        derived = self.derived.to_dict()

        dialect = self.dialect.to_dict()

        edits = []
        for edits_item_data in self.edits:
            edits_item = edits_item_data.to_dict()
            edits.append(edits_item)

        encoding = self.encoding

        first_row = self.first_row.to_dict()

        first_rows = []
        for first_rows_item_data in self.first_rows:
            first_rows_item = first_rows_item_data.to_dict()
            first_rows.append(first_rows_item)

        header_row: int | None
        header_row = self.header_row

        leaks = []
        for leaks_item_data in self.leaks:
            leaks_item = leaks_item_data.to_dict()
            leaks.append(leaks_item)

        problems = []
        for problems_item_data in self.problems:
            problems_item = problems_item_data.to_dict()
            problems.append(problems_item)

        questions = []
        for questions_item_data in self.questions:
            questions_item = questions_item_data.to_dict()
            questions.append(questions_item)

        rows = self.rows

        sheet = self.sheet

        sheets = self.sheets

        top_lines = []
        for top_lines_item_data in self.top_lines:
            top_lines_item = top_lines_item_data.to_dict()
            top_lines.append(top_lines_item)

        usable_rows = self.usable_rows

        warned_rows = self.warned_rows

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "area_unit": area_unit,
                "bad_rows": bad_rows,
                "columns": columns,
                "currency": currency,
                "derived": derived,
                "dialect": dialect,
                "edits": edits,
                "encoding": encoding,
                "first_row": first_row,
                "first_rows": first_rows,
                "header_row": header_row,
                "leaks": leaks,
                "problems": problems,
                "questions": questions,
                "rows": rows,
                "sheet": sheet,
                "sheets": sheets,
                "top_lines": top_lines,
                "usable_rows": usable_rows,
                "warned_rows": warned_rows,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        from ..models.edited_cell_read import EditedCellRead
        from ..models.first_row_read import FirstRowRead
        from ..models.inspected_column import InspectedColumn
        from ..models.inspection_read_derived import InspectionReadDerived
        from ..models.inspection_read_dialect import InspectionReadDialect
        from ..models.inspection_read_first_row import InspectionReadFirstRow
        from ..models.inspection_read_leaks_item import InspectionReadLeaksItem
        from ..models.table_finding import TableFinding
        from ..models.table_question import TableQuestion

        d = dict(src_dict)
        area_unit = check_inspection_read_area_unit(d.pop("area_unit"))

        bad_rows = d.pop("bad_rows")

        columns = []
        _columns = d.pop("columns")
        for columns_item_data in _columns:
            columns_item = InspectedColumn.from_dict(columns_item_data)

            columns.append(columns_item)

        currency = d.pop("currency")

        derived = InspectionReadDerived.from_dict(d.pop("derived"))

        dialect = InspectionReadDialect.from_dict(d.pop("dialect"))

        edits = []
        _edits = d.pop("edits")
        for edits_item_data in _edits:
            edits_item = EditedCellRead.from_dict(edits_item_data)

            edits.append(edits_item)

        encoding = d.pop("encoding")

        first_row = InspectionReadFirstRow.from_dict(d.pop("first_row"))

        first_rows = []
        _first_rows = d.pop("first_rows")
        for first_rows_item_data in _first_rows:
            first_rows_item = FirstRowRead.from_dict(first_rows_item_data)

            first_rows.append(first_rows_item)

        def _parse_header_row(data: object) -> int | None:
            if data is None:
                return data
            return cast(int | None, data)

        header_row = _parse_header_row(d.pop("header_row"))

        leaks = []
        _leaks = d.pop("leaks")
        for leaks_item_data in _leaks:
            leaks_item = InspectionReadLeaksItem.from_dict(leaks_item_data)

            leaks.append(leaks_item)

        problems = []
        _problems = d.pop("problems")
        for problems_item_data in _problems:
            problems_item = TableFinding.from_dict(problems_item_data)

            problems.append(problems_item)

        questions = []
        _questions = d.pop("questions")
        for questions_item_data in _questions:
            questions_item = TableQuestion.from_dict(questions_item_data)

            questions.append(questions_item)

        rows = d.pop("rows")

        sheet = d.pop("sheet")

        sheets = cast(list[str], d.pop("sheets"))

        top_lines = []
        _top_lines = d.pop("top_lines")
        for top_lines_item_data in _top_lines:
            top_lines_item = FirstRowRead.from_dict(top_lines_item_data)

            top_lines.append(top_lines_item)

        usable_rows = d.pop("usable_rows")

        warned_rows = d.pop("warned_rows")

        inspection_read = cls(
            area_unit=area_unit,
            bad_rows=bad_rows,
            columns=columns,
            currency=currency,
            derived=derived,
            dialect=dialect,
            edits=edits,
            encoding=encoding,
            first_row=first_row,
            first_rows=first_rows,
            header_row=header_row,
            leaks=leaks,
            problems=problems,
            questions=questions,
            rows=rows,
            sheet=sheet,
            sheets=sheets,
            top_lines=top_lines,
            usable_rows=usable_rows,
            warned_rows=warned_rows,
        )

        return inspection_read
