"""The change with which a failed run is offered again, from its row and those of its parts."""

from __future__ import annotations

from collections.abc import Sequence

from houseprice.store.runs import RunRow
from houseprice.training.remedies import FailedTraining, Remedy, remedy_for

_KINDS = ("train", "tune", "all")
#: Codes of parents that say no more than that their parts failed.
_OF_PARTS = ("all_failed", "no_trial")


def remedy_of(row: RunRow, members: Sequence[RunRow] = ()) -> Remedy | None:
    """The change that mends a failed training; None where there is no single one.

    Parameters
    ----------
    row : RunRow
    members : sequence of RunRow
        The parts of an ``all``, or the trials and the training of a tuning. Where they are the
        reason, the same change must mend each of them that failed.
    """
    if row.state != "failed" or row.kind not in _KINDS:
        return None
    if row.error_code not in _OF_PARTS:
        return remedy_for(_failed(row, row))
    parts = [member for member in members if member.state == "failed" and member.kind != "blend"]
    remedies = [remedy_for(_failed(row, part)) for part in parts]
    return remedies[0] if remedies and all(other == remedies[0] for other in remedies) else None


def _failed(asked: RunRow, part: RunRow) -> FailedTraining:
    """What was asked for, and how a part of it failed; a tuning runs longer than its training."""
    is_whole = part is asked and asked.kind == "train" and asked.attempt == 1
    ran = is_whole and asked.started_at is not None and asked.finished_at is not None
    return FailedTraining(
        code=part.error_code or "",
        model_type=asked.model_type,
        settings=asked.settings,
        places=tuple(part.error_places or ()),
        rows=asked.dataset.rows,
        seconds=(asked.finished_at or 0.0) - (asked.started_at or 0.0) if ran else None,
    )
