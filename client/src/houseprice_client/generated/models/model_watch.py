from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self, TypeVar, cast

from attrs import define as _attrs_define

if TYPE_CHECKING:
    from ..models.market_watch import MarketWatch


T = TypeVar("T", bound="ModelWatch")


@_attrs_define
class ModelWatch:
    """The newest measurement of a model on new sales."""

    at: datetime.datetime
    later_dataset_id: str
    newest_dataset_id: None | str
    """ The newest version of the model's data set, to train on; null if deleted. """
    run_id: str
    watch: MarketWatch | None
    """ Null if no sale is new, or the blind test is too small. """

    def to_dict(self) -> dict[str, Any]:
        from ..models.market_watch import MarketWatch

        at = self.at.isoformat()

        later_dataset_id = self.later_dataset_id

        newest_dataset_id: None | str
        newest_dataset_id = self.newest_dataset_id

        run_id = self.run_id

        watch: dict[str, Any] | None
        if isinstance(self.watch, MarketWatch):
            watch = self.watch.to_dict()
        else:
            watch = self.watch

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "at": at,
                "later_dataset_id": later_dataset_id,
                "newest_dataset_id": newest_dataset_id,
                "run_id": run_id,
                "watch": watch,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        from ..models.market_watch import MarketWatch

        d = dict(src_dict)
        at = datetime.datetime.fromisoformat(d.pop("at"))

        later_dataset_id = d.pop("later_dataset_id")

        def _parse_newest_dataset_id(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        newest_dataset_id = _parse_newest_dataset_id(d.pop("newest_dataset_id"))

        run_id = d.pop("run_id")

        def _parse_watch(data: object) -> MarketWatch | None:
            if data is None:
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                watch_type_0 = MarketWatch.from_dict(data)

                return watch_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(MarketWatch | None, data)

        watch = _parse_watch(d.pop("watch"))

        model_watch = cls(
            at=at,
            later_dataset_id=later_dataset_id,
            newest_dataset_id=newest_dataset_id,
            run_id=run_id,
            watch=watch,
        )

        return model_watch
