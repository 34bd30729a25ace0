"""What the control groups of Linux say about memory: limits, and kills for want of it.

Both versions of control groups are read. In a container the path of a group is that of the host,
while only the container's own folder is there; then that folder counts.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

_MOUNT = Path("/sys/fs/cgroup")
_OWN = Path("/proc/self/cgroup")
_VMSTAT = Path("/proc/vmstat")
#: A limit as large as this is none: version 1 writes the largest number of pages.
_UNLIMITED = 2**60


def memory_limit() -> int | None:
    """Bytes that this process and its neighbours in the group may take; None without a limit."""
    limits = [limit for folder in _groups() if (limit := _limit(folder)) is not None]
    return min(limits, default=None)


def memory_used() -> int:
    """Bytes that the group takes now; 0 where that is not known."""
    for folder in _groups():
        for name in ("memory.current", "memory.usage_in_bytes"):
            if (text := _read(folder / name)).isdigit():
                return int(text)
    return 0


def memory_kills() -> int:
    """How often the kernel killed for memory in the group of this process, or in the system.

    The count of the whole system is for processes in no group of their own; 0 where nothing is
    known.
    """
    for folder in _groups():
        for name in ("memory.events", "memory.oom_control"):
            count = _count(_read(folder / name))
            if count is not None:
                return count
    return _count(_read(_VMSTAT)) or 0


def _groups() -> Iterator[Path]:
    """The folder of the memory group of this process, then those around it; never the root."""
    for line in _read(_OWN).splitlines():
        number, controllers, name = line.split(":", 2)
        if number == "0" or "memory" in controllers.split(","):
            mount = _MOUNT if number == "0" else _MOUNT / "memory"
            yield from _upwards(mount, name.strip("/"))


def _upwards(mount: Path, name: str) -> Iterator[Path]:
    if not name:
        return
    folder = mount / name
    if not folder.is_dir():  # the path of the host, seen from within a container
        yield mount
        return
    while folder != mount:
        yield folder
        folder = folder.parent


def _limit(folder: Path) -> int | None:
    for name in ("memory.max", "memory.limit_in_bytes"):
        text = _read(folder / name)
        if text.isdigit() and int(text) < _UNLIMITED:
            return int(text)
    return None


def _count(text: str) -> int | None:
    for line in text.splitlines():
        name, _, number = line.partition(" ")
        if name == "oom_kill" and number.isdigit():
            return int(number)
    return None


def _read(file: Path) -> str:
    try:
        return file.read_text(encoding="ascii").strip()
    except (OSError, ValueError):
        return ""
