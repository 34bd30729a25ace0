"""The storage that the settings name."""

from __future__ import annotations

import os
from functools import lru_cache
from pathlib import Path
from typing import Any

from houseprice.errors import InvalidInput
from houseprice.services.shared_files.contract import LocalFiles, SharedFiles
from houseprice.settings import Settings

#: A storage that is gone must not hold a caller for minutes.
_S3_PATIENCE = {
    "connect_timeout": 5,
    "read_timeout": 30,
    "retries": {"max_attempts": 3, "mode": "standard"},
}


def files_of(settings: Settings) -> SharedFiles:
    """The storage of this process; nothing is opened before its first use.

    Raises
    ------
    InvalidInput
        If the storage needs a package that is not installed.
    """
    if not settings.storage:
        return LocalFiles()
    # Connections must not pass through a fork.
    return _objects(settings.storage, settings.home, os.getpid())


@lru_cache(maxsize=4)
def _objects(url: str, home: Path, _process: int) -> SharedFiles:
    # Only a studio with shared storage loads these.
    try:
        import fsspec  # noqa: PLC0415

        from houseprice.services.shared_files.objects import ObjectFiles  # noqa: PLC0415

        system, root = fsspec.core.url_to_fs(url, **_options(url))
    except (ImportError, ValueError) as error:
        raise InvalidInput(
            f"HOUSEPRICE_STORAGE must be a URL that an installed package reads, got {url[:80]!r}: "
            f"{error}",
            hint="For s3:// install houseprice[s3].",
        ) from error
    return ObjectFiles(system, root, home)


def _options(url: str) -> dict[str, Any]:
    options: dict[str, Any] = {"use_listings_cache": False, "skip_instance_cache": True}
    if url.startswith("s3://"):
        options["config_kwargs"] = _S3_PATIENCE
        options["default_cache_type"] = "none"
    if url.startswith("file://"):
        options["auto_mkdir"] = True
    return options
