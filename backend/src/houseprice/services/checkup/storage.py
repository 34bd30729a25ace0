"""The data folder: writable, with room, on a disk of this machine, and of one studio."""

from __future__ import annotations

import fcntl
import os
import tempfile
from collections.abc import Iterator
from pathlib import Path

import psutil

from houseprice.errors import HousePriceError, storage_problem
from houseprice.services.checkup.findings import CheckupFinding, ok, problem, warning
from houseprice.services.health import room
from houseprice.settings import Settings

#: File systems on which locks of SQLite do not hold.
_NETWORK = frozenset({"nfs", "nfs4", "cifs", "smb3", "smbfs", "9p", "fuse.sshfs", "glusterfs"})


def check_storage(settings: Settings) -> Iterator[CheckupFinding]:
    """Write a file, measure the room, and look who else uses the folder."""
    home = settings.home
    refused = _refused(home)
    if refused is not None:
        yield problem("data folder", refused.message, refused.hint)
        return
    yield ok("data folder", f"{home} can be written")
    yield _room(home)
    if settings.sql_url.startswith("sqlite"):
        yield _file_system(home)
    yield _lock(home)


def _refused(home: Path) -> HousePriceError | None:
    """Why no file can be stored; permissions alone do not tell, so one is written."""
    try:
        home.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=home) as file:
            file.write(b"check-up")
            file.flush()
            os.fsync(file.fileno())
    except OSError as error:
        fallback = HousePriceError(
            f"The data folder {home} cannot be written, got {error.strerror}",
            hint="Name another folder in HOUSEPRICE_DATA_DIR.",
        )
        return storage_problem(error, str(home)) or fallback
    return None


def _room(home: Path) -> CheckupFinding:
    part = room(home)
    if not part.ok:
        return problem("disk", part.detail, "Free some space: trainings and uploads need 200 MiB.")
    return ok("disk", part.detail)


def _file_system(home: Path) -> CheckupFinding:
    kind = _kind(home)
    if kind in _NETWORK:
        return problem(
            "file system",
            f"SQLite must lie on a disk of this machine, and {home} is on {kind}",
            "Use a folder of this machine, or PostgreSQL with HOUSEPRICE_DATABASE_URL.",
        )
    return ok("file system", kind or "unknown")


def _kind(folder: Path) -> str:
    """Kind of the file system that a folder is on; empty where the system does not say."""
    mounts = {Path(part.mountpoint): part.fstype for part in psutil.disk_partitions(all=True)}
    return next((mounts[path] for path in (folder, *folder.parents) if path in mounts), "")


def _lock(home: Path) -> CheckupFinding:
    """Whether a studio of `start-all.sh` holds the folder: for a check-up, that is good news."""
    file = home / "run" / "lock"
    if not file.exists():
        return ok("studio on the folder", "none was started by start-all.sh")
    with file.open("rb") as stream:
        try:
            fcntl.flock(stream, fcntl.LOCK_SH | fcntl.LOCK_NB)
        except BlockingIOError:
            return ok("studio on the folder", "one runs, and a second one will be refused")
        except OSError as error:
            return warning(
                "studio on the folder",
                f"the file system has no locks ({error.strerror})",
                "Take care that no second studio is started on this folder.",
            )
    return ok("studio on the folder", "none runs now")
