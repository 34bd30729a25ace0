from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self, TypeVar, cast

from attrs import define as _attrs_define

from ..models.run_read_kind import RunReadKind, check_run_read_kind
from ..models.run_read_model_type import RunReadModelType, check_run_read_model_type
from ..models.run_read_phase_type_0 import (
    RunReadPhaseType0,
    check_run_read_phase_type_0,
)
from ..models.run_read_priority import RunReadPriority, check_run_read_priority
from ..models.run_read_queue import RunReadQueue, check_run_read_queue
from ..models.run_read_state import RunReadState, check_run_read_state
from ..models.run_read_task_state import RunReadTaskState, check_run_read_task_state
from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.dataset_ref import DatasetRef
    from ..models.owned_read import OwnedRead
    from ..models.progress_read import ProgressRead
    from ..models.resumed_read import ResumedRead
    from ..models.rolling_origins import RollingOrigins
    from ..models.run_error import RunError
    from ..models.run_result import RunResult
    from ..models.run_settings import RunSettings
    from ..models.sales_effect import SalesEffect
    from ..models.sales_evaluation import SalesEvaluation
    from ..models.stored_dataset_read import StoredDatasetRead
    from ..models.trial_read import TrialRead
    from ..models.tuning_read import TuningRead


T = TypeVar("T", bound="RunRead")


@_attrs_define
class RunRead:
    """A run; the parts of `all`, and the trials and the training of a tuning, are its children."""

    attempt: int
    cancel_requested: bool
    created_at: datetime.datetime
    dataset: DatasetRef
    """ The data set that a run, a model or a valuation belongs to. """
    id: str
    kind: RunReadKind
    """ `equity` and `ranges` make an existing model again and train nothing. `evaluate` measures a model on other
    sales. `import` makes a data set of a table, and `append` makes one of a data set and later sales. `effect`
    measures what flagged sales do to the accuracy. `origins` trains a model's method anew at earlier days and
    measures what followed. """
    model_type: RunReadModelType
    owned: OwnedRead
    """ Whose an object is; without accounts it has no owner and is for everyone on the machine. """
    phase: None | RunReadPhaseType0
    priority: RunReadPriority
    """ Runs of higher priority start first; it can be changed while the run waits. """
    progress: ProgressRead
    """ Progress of a run; `percent` never falls, and it is 100 only when the result is ready. """
    queue: RunReadQueue
    settings: RunSettings
    """ Settings of a run; an `equity` or `ranges` run has those of its source model. """
    state: RunReadState
    task_state: RunReadTaskState
    children: list[RunRead] | Unset = UNSET
    effect: None | SalesEffect | Unset = UNSET
    """ The figures of an `effect` run. """
    error: None | RunError | Unset = UNSET
    evaluation: None | SalesEvaluation | Unset = UNSET
    """ The figures of an `evaluate` run. """
    finish_requested: bool | Unset = False
    """ Whether it was asked to stop and to publish what it has. """
    finished_at: datetime.datetime | None | Unset = UNSET
    later_dataset_id: None | str | Unset = UNSET
    """ Id of the data set with the later sales that a `ranges` run learns from, or on which an `evaluate` run
    measures. """
    left_out: list[str] | Unset = UNSET
    """ Families of `all` that are not trained because the time limit is too short. """
    model_id: None | str | Unset = UNSET
    notices: list[str] | Unset = UNSET
    """ What went wrong without ending the run, such as a checkpoint that could not be written; the newest five, for
    people. """
    origins: None | RollingOrigins | Unset = UNSET
    """ The figures of an `origins` run. """
    parent_id: None | str | Unset = UNSET
    queue_position: int | None | Unset = UNSET
    result: None | RunResult | Unset = UNSET
    resumed: None | ResumedRead | Unset = UNSET
    """ Where the newest attempt went on; null where it began at the beginning. """
    retry_of: None | str | Unset = UNSET
    source_model_id: None | str | Unset = UNSET
    """ Id of the model that an `equity` or `ranges` run makes again, or that an `evaluate` run measures. """
    started_at: datetime.datetime | None | Unset = UNSET
    stored: None | StoredDatasetRead | Unset = UNSET
    """ The data set that an import made. """
    trial: None | TrialRead | Unset = UNSET
    tuning: None | TuningRead | Unset = UNSET
    worker: None | str | Unset = UNSET

    def to_dict(self) -> dict[str, Any]:
        from ..models.resumed_read import ResumedRead
        from ..models.rolling_origins import RollingOrigins
        from ..models.run_error import RunError
        from ..models.run_result import RunResult
        from ..models.sales_effect import SalesEffect
        from ..models.sales_evaluation import SalesEvaluation
        from ..models.stored_dataset_read import StoredDatasetRead
        from ..models.trial_read import TrialRead
        from ..models.tuning_read import TuningRead

        attempt = self.attempt

        cancel_requested = self.cancel_requested

        created_at = self.created_at.isoformat()

        dataset = self.dataset.to_dict()

        id = self.id

        kind: str = self.kind

        model_type: str = self.model_type

        owned = self.owned.to_dict()

        phase: None | str
        if isinstance(self.phase, str):
            phase = self.phase
        else:
            phase = self.phase

        priority: str = self.priority

        progress = self.progress.to_dict()

        queue: str = self.queue

        settings = self.settings.to_dict()

        state: str = self.state

        task_state: str = self.task_state

        children: list[dict[str, Any]] | Unset = UNSET
        if not isinstance(self.children, Unset):
            children = []
            for children_item_data in self.children:
                children_item = children_item_data.to_dict()
                children.append(children_item)

        effect: dict[str, Any] | None | Unset
        if isinstance(self.effect, Unset):
            effect = UNSET
        elif isinstance(self.effect, SalesEffect):
            effect = self.effect.to_dict()
        else:
            effect = self.effect

        error: dict[str, Any] | None | Unset
        if isinstance(self.error, Unset):
            error = UNSET
        elif isinstance(self.error, RunError):
            error = self.error.to_dict()
        else:
            error = self.error

        evaluation: dict[str, Any] | None | Unset
        if isinstance(self.evaluation, Unset):
            evaluation = UNSET
        elif isinstance(self.evaluation, SalesEvaluation):
            evaluation = self.evaluation.to_dict()
        else:
            evaluation = self.evaluation

        finish_requested = self.finish_requested

        finished_at: None | str | Unset
        if isinstance(self.finished_at, Unset):
            finished_at = UNSET
        elif isinstance(self.finished_at, datetime.datetime):
            finished_at = self.finished_at.isoformat()
        else:
            finished_at = self.finished_at

        later_dataset_id: None | str | Unset
        if isinstance(self.later_dataset_id, Unset):
            later_dataset_id = UNSET
        else:
            later_dataset_id = self.later_dataset_id

        left_out: list[str] | Unset = UNSET
        if not isinstance(self.left_out, Unset):
            left_out = self.left_out

        model_id: None | str | Unset
        if isinstance(self.model_id, Unset):
            model_id = UNSET
        else:
            model_id = self.model_id

        notices: list[str] | Unset = UNSET
        if not isinstance(self.notices, Unset):
            notices = self.notices

        origins: dict[str, Any] | None | Unset
        if isinstance(self.origins, Unset):
            origins = UNSET
        elif isinstance(self.origins, RollingOrigins):
            origins = self.origins.to_dict()
        else:
            origins = self.origins

        parent_id: None | str | Unset
        if isinstance(self.parent_id, Unset):
            parent_id = UNSET
        else:
            parent_id = self.parent_id

        queue_position: int | None | Unset
        if isinstance(self.queue_position, Unset):
            queue_position = UNSET
        else:
            queue_position = self.queue_position

        result: dict[str, Any] | None | Unset
        if isinstance(self.result, Unset):
            result = UNSET
        elif isinstance(self.result, RunResult):
            result = self.result.to_dict()
        else:
            result = self.result

        resumed: dict[str, Any] | None | Unset
        if isinstance(self.resumed, Unset):
            resumed = UNSET
        elif isinstance(self.resumed, ResumedRead):
            resumed = self.resumed.to_dict()
        else:
            resumed = self.resumed

        retry_of: None | str | Unset
        if isinstance(self.retry_of, Unset):
            retry_of = UNSET
        else:
            retry_of = self.retry_of

        source_model_id: None | str | Unset
        if isinstance(self.source_model_id, Unset):
            source_model_id = UNSET
        else:
            source_model_id = self.source_model_id

        started_at: None | str | Unset
        if isinstance(self.started_at, Unset):
            started_at = UNSET
        elif isinstance(self.started_at, datetime.datetime):
            started_at = self.started_at.isoformat()
        else:
            started_at = self.started_at

        stored: dict[str, Any] | None | Unset
        if isinstance(self.stored, Unset):
            stored = UNSET
        elif isinstance(self.stored, StoredDatasetRead):
            stored = self.stored.to_dict()
        else:
            stored = self.stored

        trial: dict[str, Any] | None | Unset
        if isinstance(self.trial, Unset):
            trial = UNSET
        elif isinstance(self.trial, TrialRead):
            trial = self.trial.to_dict()
        else:
            trial = self.trial

        tuning: dict[str, Any] | None | Unset
        if isinstance(self.tuning, Unset):
            tuning = UNSET
        elif isinstance(self.tuning, TuningRead):
            tuning = self.tuning.to_dict()
        else:
            tuning = self.tuning

        worker: None | str | Unset
        if isinstance(self.worker, Unset):
            worker = UNSET
        else:
            worker = self.worker

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "attempt": attempt,
                "cancel_requested": cancel_requested,
                "created_at": created_at,
                "dataset": dataset,
                "id": id,
                "kind": kind,
                "model_type": model_type,
                "owned": owned,
                "phase": phase,
                "priority": priority,
                "progress": progress,
                "queue": queue,
                "settings": settings,
                "state": state,
                "task_state": task_state,
            }
        )
        if children is not UNSET:
            field_dict["children"] = children
        if effect is not UNSET:
            field_dict["effect"] = effect
        if error is not UNSET:
            field_dict["error"] = error
        if evaluation is not UNSET:
            field_dict["evaluation"] = evaluation
        if finish_requested is not UNSET:
            field_dict["finish_requested"] = finish_requested
        if finished_at is not UNSET:
            field_dict["finished_at"] = finished_at
        if later_dataset_id is not UNSET:
            field_dict["later_dataset_id"] = later_dataset_id
        if left_out is not UNSET:
            field_dict["left_out"] = left_out
        if model_id is not UNSET:
            field_dict["model_id"] = model_id
        if notices is not UNSET:
            field_dict["notices"] = notices
        if origins is not UNSET:
            field_dict["origins"] = origins
        if parent_id is not UNSET:
            field_dict["parent_id"] = parent_id
        if queue_position is not UNSET:
            field_dict["queue_position"] = queue_position
        if result is not UNSET:
            field_dict["result"] = result
        if resumed is not UNSET:
            field_dict["resumed"] = resumed
        if retry_of is not UNSET:
            field_dict["retry_of"] = retry_of
        if source_model_id is not UNSET:
            field_dict["source_model_id"] = source_model_id
        if started_at is not UNSET:
            field_dict["started_at"] = started_at
        if stored is not UNSET:
            field_dict["stored"] = stored
        if trial is not UNSET:
            field_dict["trial"] = trial
        if tuning is not UNSET:
            field_dict["tuning"] = tuning
        if worker is not UNSET:
            field_dict["worker"] = worker

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        from ..models.dataset_ref import DatasetRef
        from ..models.owned_read import OwnedRead
        from ..models.progress_read import ProgressRead
        from ..models.resumed_read import ResumedRead
        from ..models.rolling_origins import RollingOrigins
        from ..models.run_error import RunError
        from ..models.run_result import RunResult
        from ..models.run_settings import RunSettings
        from ..models.sales_effect import SalesEffect
        from ..models.sales_evaluation import SalesEvaluation
        from ..models.stored_dataset_read import StoredDatasetRead
        from ..models.trial_read import TrialRead
        from ..models.tuning_read import TuningRead

        d = dict(src_dict)
        attempt = d.pop("attempt")

        cancel_requested = d.pop("cancel_requested")

        created_at = datetime.datetime.fromisoformat(d.pop("created_at"))

        dataset = DatasetRef.from_dict(d.pop("dataset"))

        id = d.pop("id")

        kind = check_run_read_kind(d.pop("kind"))

        model_type = check_run_read_model_type(d.pop("model_type"))

        owned = OwnedRead.from_dict(d.pop("owned"))

        def _parse_phase(data: object) -> None | RunReadPhaseType0:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                phase_type_0 = check_run_read_phase_type_0(data)

                return phase_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | RunReadPhaseType0, data)

        phase = _parse_phase(d.pop("phase"))

        priority = check_run_read_priority(d.pop("priority"))

        progress = ProgressRead.from_dict(d.pop("progress"))

        queue = check_run_read_queue(d.pop("queue"))

        settings = RunSettings.from_dict(d.pop("settings"))

        state = check_run_read_state(d.pop("state"))

        task_state = check_run_read_task_state(d.pop("task_state"))

        _children = d.pop("children", UNSET)
        children: list[RunRead] | Unset = UNSET
        if _children is not UNSET:
            children = []
            for children_item_data in _children:
                children_item = RunRead.from_dict(children_item_data)

                children.append(children_item)

        def _parse_effect(data: object) -> None | SalesEffect | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                effect_type_0 = SalesEffect.from_dict(data)

                return effect_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | SalesEffect | Unset, data)

        effect = _parse_effect(d.pop("effect", UNSET))

        def _parse_error(data: object) -> None | RunError | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                error_type_0 = RunError.from_dict(data)

                return error_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | RunError | Unset, data)

        error = _parse_error(d.pop("error", UNSET))

        def _parse_evaluation(data: object) -> None | SalesEvaluation | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                evaluation_type_0 = SalesEvaluation.from_dict(data)

                return evaluation_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | SalesEvaluation | Unset, data)

        evaluation = _parse_evaluation(d.pop("evaluation", UNSET))

        finish_requested = d.pop("finish_requested", UNSET)

        def _parse_finished_at(data: object) -> datetime.datetime | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                finished_at_type_0 = datetime.datetime.fromisoformat(data)

                return finished_at_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | None | Unset, data)

        finished_at = _parse_finished_at(d.pop("finished_at", UNSET))

        def _parse_later_dataset_id(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        later_dataset_id = _parse_later_dataset_id(d.pop("later_dataset_id", UNSET))

        left_out = cast(list[str], d.pop("left_out", UNSET))

        def _parse_model_id(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        model_id = _parse_model_id(d.pop("model_id", UNSET))

        notices = cast(list[str], d.pop("notices", UNSET))

        def _parse_origins(data: object) -> None | RollingOrigins | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                origins_type_0 = RollingOrigins.from_dict(data)

                return origins_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | RollingOrigins | Unset, data)

        origins = _parse_origins(d.pop("origins", UNSET))

        def _parse_parent_id(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        parent_id = _parse_parent_id(d.pop("parent_id", UNSET))

        def _parse_queue_position(data: object) -> int | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(int | None | Unset, data)

        queue_position = _parse_queue_position(d.pop("queue_position", UNSET))

        def _parse_result(data: object) -> None | RunResult | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                result_type_0 = RunResult.from_dict(data)

                return result_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | RunResult | Unset, data)

        result = _parse_result(d.pop("result", UNSET))

        def _parse_resumed(data: object) -> None | ResumedRead | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                resumed_type_0 = ResumedRead.from_dict(data)

                return resumed_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | ResumedRead | Unset, data)

        resumed = _parse_resumed(d.pop("resumed", UNSET))

        def _parse_retry_of(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        retry_of = _parse_retry_of(d.pop("retry_of", UNSET))

        def _parse_source_model_id(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        source_model_id = _parse_source_model_id(d.pop("source_model_id", UNSET))

        def _parse_started_at(data: object) -> datetime.datetime | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                started_at_type_0 = datetime.datetime.fromisoformat(data)

                return started_at_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | None | Unset, data)

        started_at = _parse_started_at(d.pop("started_at", UNSET))

        def _parse_stored(data: object) -> None | StoredDatasetRead | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                stored_type_0 = StoredDatasetRead.from_dict(data)

                return stored_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | StoredDatasetRead | Unset, data)

        stored = _parse_stored(d.pop("stored", UNSET))

        def _parse_trial(data: object) -> None | TrialRead | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                trial_type_0 = TrialRead.from_dict(data)

                return trial_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | TrialRead | Unset, data)

        trial = _parse_trial(d.pop("trial", UNSET))

        def _parse_tuning(data: object) -> None | TuningRead | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                tuning_type_0 = TuningRead.from_dict(data)

                return tuning_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | TuningRead | Unset, data)

        tuning = _parse_tuning(d.pop("tuning", UNSET))

        def _parse_worker(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        worker = _parse_worker(d.pop("worker", UNSET))

        run_read = cls(
            attempt=attempt,
            cancel_requested=cancel_requested,
            created_at=created_at,
            dataset=dataset,
            id=id,
            kind=kind,
            model_type=model_type,
            owned=owned,
            phase=phase,
            priority=priority,
            progress=progress,
            queue=queue,
            settings=settings,
            state=state,
            task_state=task_state,
            children=children,
            effect=effect,
            error=error,
            evaluation=evaluation,
            finish_requested=finish_requested,
            finished_at=finished_at,
            later_dataset_id=later_dataset_id,
            left_out=left_out,
            model_id=model_id,
            notices=notices,
            origins=origins,
            parent_id=parent_id,
            queue_position=queue_position,
            result=result,
            resumed=resumed,
            retry_of=retry_of,
            source_model_id=source_model_id,
            started_at=started_at,
            stored=stored,
            trial=trial,
            tuning=tuning,
            worker=worker,
        )

        return run_read
