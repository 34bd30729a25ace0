from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self, TypeVar, cast

from attrs import define as _attrs_define

if TYPE_CHECKING:
    from ..models.batch_summary import BatchSummary
    from ..models.run_read import RunRead


T = TypeVar("T", bound="BatchItem")


@_attrs_define
class BatchItem:
    """A file of homes that is, was or will be valued."""

    as_of: None | str
    currency: str
    deleted_at: datetime.datetime | None
    """ When its values were deleted. """
    file_name: str
    model_id: str
    model_name: str
    rows: int | None
    """ Homes of the file; null until it was read. """
    run: RunRead
    """ A run; the parts of `all`, and the trials and the training of a tuning, are its children. """
    summary: BatchSummary | None
    """ Of what is done, also of a batch at work or cancelled; null without values. """

    def to_dict(self) -> dict[str, Any]:
        from ..models.batch_summary import BatchSummary

        as_of: None | str
        as_of = self.as_of

        currency = self.currency

        deleted_at: None | str
        if isinstance(self.deleted_at, datetime.datetime):
            deleted_at = self.deleted_at.isoformat()
        else:
            deleted_at = self.deleted_at

        file_name = self.file_name

        model_id = self.model_id

        model_name = self.model_name

        rows: int | None
        rows = self.rows

        run = self.run.to_dict()

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
                "model_id": model_id,
                "model_name": model_name,
                "rows": rows,
                "run": run,
                "summary": summary,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        from ..models.batch_summary import BatchSummary
        from ..models.run_read import RunRead

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

        model_id = d.pop("model_id")

        model_name = d.pop("model_name")

        def _parse_rows(data: object) -> int | None:
            if data is None:
                return data
            return cast(int | None, data)

        rows = _parse_rows(d.pop("rows"))

        run = RunRead.from_dict(d.pop("run"))

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

        batch_item = cls(
            as_of=as_of,
            currency=currency,
            deleted_at=deleted_at,
            file_name=file_name,
            model_id=model_id,
            model_name=model_name,
            rows=rows,
            run=run,
            summary=summary,
        )

        return batch_item
