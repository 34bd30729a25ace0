from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self, TypeVar, cast

from attrs import define as _attrs_define

if TYPE_CHECKING:
    from ..models.run_read import RunRead


T = TypeVar("T", bound="LatestOrigins")


@_attrs_define
class LatestOrigins:
    """The newest run that measured a model's method at earlier days."""

    run: None | RunRead

    def to_dict(self) -> dict[str, Any]:
        from ..models.run_read import RunRead

        run: dict[str, Any] | None
        if isinstance(self.run, RunRead):
            run = self.run.to_dict()
        else:
            run = self.run

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "run": run,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        from ..models.run_read import RunRead

        d = dict(src_dict)

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

        latest_origins = cls(
            run=run,
        )

        return latest_origins
