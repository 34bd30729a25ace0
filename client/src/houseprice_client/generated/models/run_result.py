from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self, TypeVar, cast

from attrs import define as _attrs_define

from ..models.run_result_family import RunResultFamily, check_run_result_family
from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.run_result_baselines import RunResultBaselines
    from ..models.run_result_ranges_from_type_0 import RunResultRangesFromType0
    from ..models.run_result_split import RunResultSplit
    from ..models.scores import Scores


T = TypeVar("T", bound="RunResult")


@_attrs_define
class RunResult:
    """Result of a succeeded run."""

    baselines: RunResultBaselines
    family: RunResultFamily
    model_id: str
    peak_rss_mb: float
    seconds: float
    split: RunResultSplit
    """ The split: kind, seed, n_train, n_calibration, n_test, n_dropped, n_shared. """
    test: Scores
    """ Scores on the test sales: shares in percent, money in the currency of the data set. """
    best_epoch: int | None | Unset = UNSET
    epochs_run: int | None | Unset = UNSET
    left_out: list[str] | Unset = UNSET
    """ What there was no time for, as sentences; empty where nothing was left out. """
    pace: float | None | Unset = UNSET
    """ Seconds of steps with the whole table, divided by those of a usual machine: 2 where the machine was half as
    fast or busy with other work. """
    ranges_from: None | RunResultRangesFromType0 | Unset = UNSET
    """ n and last_day of the later sales from which the ranges were learned again. """
    stopped_early: bool | Unset = False
    warnings: list[str] | Unset = UNSET

    def to_dict(self) -> dict[str, Any]:
        from ..models.run_result_ranges_from_type_0 import RunResultRangesFromType0

        baselines = self.baselines.to_dict()

        family: str = self.family

        model_id = self.model_id

        peak_rss_mb = self.peak_rss_mb

        seconds = self.seconds

        split = self.split.to_dict()

        test = self.test.to_dict()

        best_epoch: int | None | Unset
        if isinstance(self.best_epoch, Unset):
            best_epoch = UNSET
        else:
            best_epoch = self.best_epoch

        epochs_run: int | None | Unset
        if isinstance(self.epochs_run, Unset):
            epochs_run = UNSET
        else:
            epochs_run = self.epochs_run

        left_out: list[str] | Unset = UNSET
        if not isinstance(self.left_out, Unset):
            left_out = self.left_out

        pace: float | None | Unset
        if isinstance(self.pace, Unset):
            pace = UNSET
        else:
            pace = self.pace

        ranges_from: dict[str, Any] | None | Unset
        if isinstance(self.ranges_from, Unset):
            ranges_from = UNSET
        elif isinstance(self.ranges_from, RunResultRangesFromType0):
            ranges_from = self.ranges_from.to_dict()
        else:
            ranges_from = self.ranges_from

        stopped_early = self.stopped_early

        warnings: list[str] | Unset = UNSET
        if not isinstance(self.warnings, Unset):
            warnings = self.warnings

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "baselines": baselines,
                "family": family,
                "model_id": model_id,
                "peak_rss_mb": peak_rss_mb,
                "seconds": seconds,
                "split": split,
                "test": test,
            }
        )
        if best_epoch is not UNSET:
            field_dict["best_epoch"] = best_epoch
        if epochs_run is not UNSET:
            field_dict["epochs_run"] = epochs_run
        if left_out is not UNSET:
            field_dict["left_out"] = left_out
        if pace is not UNSET:
            field_dict["pace"] = pace
        if ranges_from is not UNSET:
            field_dict["ranges_from"] = ranges_from
        if stopped_early is not UNSET:
            field_dict["stopped_early"] = stopped_early
        if warnings is not UNSET:
            field_dict["warnings"] = warnings

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        from ..models.run_result_baselines import RunResultBaselines
        from ..models.run_result_ranges_from_type_0 import RunResultRangesFromType0
        from ..models.run_result_split import RunResultSplit
        from ..models.scores import Scores

        d = dict(src_dict)
        baselines = RunResultBaselines.from_dict(d.pop("baselines"))

        family = check_run_result_family(d.pop("family"))

        model_id = d.pop("model_id")

        peak_rss_mb = d.pop("peak_rss_mb")

        seconds = d.pop("seconds")

        split = RunResultSplit.from_dict(d.pop("split"))

        test = Scores.from_dict(d.pop("test"))

        def _parse_best_epoch(data: object) -> int | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(int | None | Unset, data)

        best_epoch = _parse_best_epoch(d.pop("best_epoch", UNSET))

        def _parse_epochs_run(data: object) -> int | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(int | None | Unset, data)

        epochs_run = _parse_epochs_run(d.pop("epochs_run", UNSET))

        left_out = cast(list[str], d.pop("left_out", UNSET))

        def _parse_pace(data: object) -> float | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(float | None | Unset, data)

        pace = _parse_pace(d.pop("pace", UNSET))

        def _parse_ranges_from(data: object) -> None | RunResultRangesFromType0 | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                ranges_from_type_0 = RunResultRangesFromType0.from_dict(data)

                return ranges_from_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | RunResultRangesFromType0 | Unset, data)

        ranges_from = _parse_ranges_from(d.pop("ranges_from", UNSET))

        stopped_early = d.pop("stopped_early", UNSET)

        warnings = cast(list[str], d.pop("warnings", UNSET))

        run_result = cls(
            baselines=baselines,
            family=family,
            model_id=model_id,
            peak_rss_mb=peak_rss_mb,
            seconds=seconds,
            split=split,
            test=test,
            best_epoch=best_epoch,
            epochs_run=epochs_run,
            left_out=left_out,
            pace=pace,
            ranges_from=ranges_from,
            stopped_early=stopped_early,
            warnings=warnings,
        )

        return run_result
