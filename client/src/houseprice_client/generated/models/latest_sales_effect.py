from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self, TypeVar, cast

from attrs import define as _attrs_define

if TYPE_CHECKING:
    from ..models.run_read import RunRead


T = TypeVar("T", bound="LatestSalesEffect")


@_attrs_define
class LatestSalesEffect:
    """The newest measurement of the effect of a data set's flagged sales."""

    flagged: int
    """ Number of sales that count as flagged now. """
    run: None | RunRead
    """ Null before the first measurement. """
    stale: bool
    """ Whether other sales count as flagged than when the run was accepted. """

    def to_dict(self) -> dict[str, Any]:
        from ..models.run_read import RunRead

        flagged = self.flagged

        run: dict[str, Any] | None
        if isinstance(self.run, RunRead):
            run = self.run.to_dict()
        else:
            run = self.run

        stale = self.stale

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "flagged": flagged,
                "run": run,
                "stale": stale,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        from ..models.run_read import RunRead

        d = dict(src_dict)
        flagged = d.pop("flagged")

        def _parse_run(data: object) -> None | RunRead:
            if data is None:
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                run_type_0 = RunRead.from_dict(data)

                return run_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | RunRead, data)

        run = _parse_run(d.pop("run"))

        stale = d.pop("stale")

        latest_sales_effect = cls(
            flagged=flagged,
            run=run,
            stale=stale,
        )

        return latest_sales_effect
