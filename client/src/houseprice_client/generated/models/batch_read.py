from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self, TypeVar, cast

from attrs import define as _attrs_define

if TYPE_CHECKING:
    from ..models.batch_question import BatchQuestion
    from ..models.batch_read_headers import BatchReadHeaders
    from ..models.batch_reading import BatchReading
    from ..models.batch_summary import BatchSummary
    from ..models.run_read import RunRead
    from ..models.sales_evaluation import SalesEvaluation


T = TypeVar("T", bound="BatchRead")


@_attrs_define
class BatchRead:
    """A file of homes with what its values say of known prices."""

    as_of: None | str
    currency: str
    deleted_at: datetime.datetime | None
    """ When its values were deleted. """
    file_name: str
    headers: BatchReadHeaders
    """ Header of each column of the model. """
    id_header: None | str
    model_id: str
    model_name: str
    questions: list[BatchQuestion]
    """ What the file left open, once it was read, with the answer that was taken. """
    reading: BatchReading
    """ How a file is read; what is null is as in the sales, or as the file shows it. """
    remarks: list[str]
    """ What was read in another way than in the sales. """
    rows: int | None
    """ Homes of the file; null until it was read. """
    run: RunRead
    """ A run; the parts of `all`, and the trials and the training of a tuning, are its children. """
    study: None | SalesEvaluation
    """ The blind ratio study: homes with a price that the model did not learn from. Null without prices, or where
    fewer than five are new to the model. """
    summary: BatchSummary | None
    """ Of what is done, also of a batch at work or cancelled; null without values. """

    def to_dict(self) -> dict[str, Any]:
        from ..models.batch_summary import BatchSummary
        from ..models.sales_evaluation import SalesEvaluation

        as_of: None | str
        as_of = self.as_of

        currency = self.currency

        deleted_at: None | str
        if isinstance(self.deleted_at, datetime.datetime):
            deleted_at = self.deleted_at.isoformat()
        else:
            deleted_at = self.deleted_at

        file_name = self.file_name

        headers = self.headers.to_dict()

        id_header: None | str
        id_header = self.id_header

        model_id = self.model_id

        model_name = self.model_name

        questions = []
        for questions_item_data in self.questions:
            questions_item = questions_item_data.to_dict()
            questions.append(questions_item)

        reading = self.reading.to_dict()

        remarks = self.remarks

        rows: int | None
        rows = self.rows

        run = self.run.to_dict()

        study: dict[str, Any] | None
        if isinstance(self.study, SalesEvaluation):
            study = self.study.to_dict()
        else:
            study = self.study

        summary: dict[str, Any] | None
        if isinstance(self.summary, BatchSummary):
            summary = self.summary.to_dict()
        else:
            summary = self.summary

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "as_of": as_of,
                "currency": currency,
                "deleted_at": deleted_at,
                "file_name": file_name,
                "headers": headers,
                "id_header": id_header,
                "model_id": model_id,
                "model_name": model_name,
                "questions": questions,
                "reading": reading,
                "remarks": remarks,
                "rows": rows,
                "run": run,
                "study": study,
                "summary": summary,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        from ..models.batch_question import BatchQuestion
        from ..models.batch_read_headers import BatchReadHeaders
        from ..models.batch_reading import BatchReading
        from ..models.batch_summary import BatchSummary
        from ..models.run_read import RunRead
        from ..models.sales_evaluation import SalesEvaluation

        d = dict(src_dict)

        def _parse_as_of(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        as_of = _parse_as_of(d.pop("as_of"))

        currency = d.pop("currency")

        def _parse_deleted_at(data: object) -> datetime.datetime | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                deleted_at_type_0 = datetime.datetime.fromisoformat(data)

                return deleted_at_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | None, data)

        deleted_at = _parse_deleted_at(d.pop("deleted_at"))

        file_name = d.pop("file_name")

        headers = BatchReadHeaders.from_dict(d.pop("headers"))

        def _parse_id_header(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        id_header = _parse_id_header(d.pop("id_header"))

        model_id = d.pop("model_id")

        model_name = d.pop("model_name")

        questions = []
        _questions = d.pop("questions")
        for questions_item_data in _questions:
            questions_item = BatchQuestion.from_dict(questions_item_data)

            questions.append(questions_item)

        reading = BatchReading.from_dict(d.pop("reading"))

        remarks = cast(list[str], d.pop("remarks"))

        def _parse_rows(data: object) -> int | None:
            if data is None:
                return data
            return cast(int | None, data)

        rows = _parse_rows(d.pop("rows"))

        run = RunRead.from_dict(d.pop("run"))

        def _parse_study(data: object) -> None | SalesEvaluation:
            if data is None:
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                study_type_0 = SalesEvaluation.from_dict(data)

                return study_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | SalesEvaluation, data)

        study = _parse_study(d.pop("study"))

        def _parse_summary(data: object) -> BatchSummary | None:
            if data is None:
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                summary_type_0 = BatchSummary.from_dict(data)

                return summary_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(BatchSummary | None, data)

        summary = _parse_summary(d.pop("summary"))

        batch_read = cls(
            as_of=as_of,
            currency=currency,
            deleted_at=deleted_at,
            file_name=file_name,
            headers=headers,
            id_header=id_header,
            model_id=model_id,
            model_name=model_name,
            questions=questions,
            reading=reading,
            remarks=remarks,
            rows=rows,
            run=run,
            study=study,
            summary=summary,
        )

        return batch_read
