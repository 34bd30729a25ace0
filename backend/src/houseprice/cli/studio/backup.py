"""``houseprice backup`` and ``houseprice restore``: everything a studio knows, in one file."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from houseprice.jobs.queue import SilentBell
from houseprice.services.backups.backup import write_backup
from houseprice.services.backups.restore import restore_backup
from houseprice.services.context import build_context
from houseprice.settings import Settings

_MIB = 2**20


def backup(
    file: Annotated[Path, typer.Argument(help="File to write, such as studio-2026-11-30.tar.")],
) -> None:
    """Write a studio's data sets, models, runs and valuations into one file; it may be running."""
    ctx = build_context(Settings(), SilentBell())
    try:
        written = write_backup(ctx, file.resolve())
    finally:
        ctx.close()
    typer.echo(
        f"{written.file}: {written.rows:,} rows and {written.files:,} files, "
        f"{written.size_bytes / _MIB:,.1f} MiB. Whoever has it can read all prices."
    )


def restore(
    file: Annotated[Path, typer.Argument(help="File of houseprice backup.", exists=True)],
) -> None:
    """Restore a backup into an empty data folder and database, SQLite or PostgreSQL."""
    ctx = build_context(Settings(), SilentBell())
    try:
        restored = restore_backup(ctx, file.resolve())
    finally:
        ctx.close()
    typer.echo(
        f"Restored {restored.rows:,} rows and {restored.files:,} files of {restored.created_at}."
    )
    for name in restored.damaged_models:
        typer.echo(f"The files of {name} are damaged; it is not served.", err=True)
