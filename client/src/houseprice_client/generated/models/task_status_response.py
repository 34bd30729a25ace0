from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self, TypeVar, cast

from attrs import define as _attrs_define

from ..models.task_status_response_state import (
    TaskStatusResponseState,
    check_task_status_response_state,
)
from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.progress_read import ProgressRead
    from ..models.run_error import RunError
    from ..models.task_status_response_result_type_0 import (
        TaskStatusResponseResultType0,
    )


T = TypeVar("T", bound="TaskStatusResponse")


@_attrs_define
class TaskStatusResponse:
    """A run as a task."""

    attempt: int
    progress: ProgressRead
    """ Progress of a run; `percent` never falls, and it is 100 only when the result is ready. """
    state: TaskStatusResponseState
    task_id: str
    error: None | RunError | Unset = UNSET
    queue_position: int | None | Unset = UNSET
    result: None | TaskStatusResponseResultType0 | Unset = UNSET
    """ A RunResult; for `all`, {models: {family: RunResult}}. """

    def to_dict(self) -> dict[str, Any]:
        from ..models.run_error import RunError
        from ..models.task_status_response_result_type_0 import (
            TaskStatusResponseResultType0,
        )

        attempt = self.attempt

        progress = self.progress.to_dict()

        state: str = self.state

        task_id = self.task_id

        error: dict[str, Any] | None | Unset
        if isinstance(self.error, Unset):
            error = UNSET
        elif isinstance(self.error, RunError):
            error = self.error.to_dict()
        else:
            error = self.error

        queue_position: int | None | Unset
        if isinstance(self.queue_position, Unset):
            queue_position = UNSET
        else:
            queue_position = self.queue_position

        result: dict[str, Any] | None | Unset
        if isinstance(self.result, Unset):
            result = UNSET
        elif isinstance(self.result, TaskStatusResponseResultType0):
            result = self.result.to_dict()
        else:
            result = self.result

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "attempt": attempt,
                "progress": progress,
                "state": state,
                "task_id": task_id,
            }
        )
        if error is not UNSET:
            field_dict["error"] = error
        if queue_position is not UNSET:
            field_dict["queue_position"] = queue_position
        if result is not UNSET:
            field_dict["result"] = result

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        from ..models.progress_read import ProgressRead
        from ..models.run_error import RunError
        from ..models.task_status_response_result_type_0 import (
            TaskStatusResponseResultType0,
        )

        d = dict(src_dict)
        attempt = d.pop("attempt")

        progress = ProgressRead.from_dict(d.pop("progress"))

        state = check_task_status_response_state(d.pop("state"))

        task_id = d.pop("task_id")

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

        def _parse_queue_position(data: object) -> int | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(int | None | Unset, data)

        queue_position = _parse_queue_position(d.pop("queue_position", UNSET))

        def _parse_result(data: object) -> None | TaskStatusResponseResultType0 | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                result_type_0 = TaskStatusResponseResultType0.from_dict(data)

                return result_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | TaskStatusResponseResultType0 | Unset, data)

        result = _parse_result(d.pop("result", UNSET))

        task_status_response = cls(
            attempt=attempt,
            progress=progress,
            state=state,
            task_id=task_id,
            error=error,
            queue_position=queue_position,
            result=result,
        )

        return task_status_response
