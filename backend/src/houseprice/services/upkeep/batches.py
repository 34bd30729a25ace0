"""Clean-up of what batches leave: values that are old, and folders that no run names."""

from __future__ import annotations

import time
from pathlib import Path

from houseprice.errors import Conflict, NotFound
from houseprice.services.context import Context
from houseprice.services.upkeep.ages import modified_at, older
from houseprice.store import runs as store
from houseprice.store.clock import db_now
from houseprice.store.engine import reading, transaction

_DAY_S = 24 * 3600.0
#: Files of an attempt or a download that ended without removing them.
_LEFT_OVER = "*/.*"


def clean_up(ctx: Context, older_than_s: float) -> int:
    """Remove the values of batches that ended `batch_days` ago, and what no run names.

    Parameters
    ----------
    older_than_s : float
        Age of a folder without a run, or of a partial file, from which on it may go.

    Returns
    -------
    int
        Number of folders and files that were removed.
    """
    folder = ctx.settings.batches_dir
    # Folders are listed before the rows are read, so that one of a new run stays.
    old = older(ctx, folder, older_than_s)
    expired = _expired(ctx)
    for run_id in expired:
        _note(ctx, run_id)
    with reading(ctx.engine) as db:
        needed = store.batches_with_files(db)
    gone = {path for path in old if path.name not in needed}
    gone |= {folder / run_id for run_id in expired}
    for path in sorted(gone):
        ctx.files.remove(path)
    return len(gone) + _remove_partial(folder, older_than_s)


def _expired(ctx: Context) -> frozenset[str]:
    if ctx.settings.batch_days == 0:
        return frozenset()
    with reading(ctx.engine) as db:
        before = db_now(db) - ctx.settings.batch_days * _DAY_S
        return store.batches_with_files(db, before)


def _note(ctx: Context, run_id: str) -> None:
    try:
        with transaction(ctx.engine) as db:
            store.note_deleted_files(db, run_id)
    except (NotFound, Conflict):  # somebody else has deleted it meanwhile
        return


def _remove_partial(folder: Path, older_than_s: float) -> int:
    newest = time.time() - older_than_s
    old = [path for path in folder.glob(_LEFT_OVER) if modified_at(path) <= newest]
    for path in old:
        path.unlink(missing_ok=True)
    return len(old)
