"""Models named on the command line: a folder, or a name below the data folder."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from houseprice.artifacts.folder import MANIFEST
from houseprice.errors import InvalidInput
from houseprice.settings import Settings


def find_model(name: str, settings: Settings) -> Path:
    """The folder of a model.

    Raises
    ------
    InvalidInput
        If there is none of that name.
    """
    places = [Path(name).expanduser(), *(home / name for home in _homes(settings))]
    found = next((place for place in places if (place / MANIFEST).is_file()), None)
    if found is None:
        raise InvalidInput(
            f"MODEL must be the folder of a trained model, got {name!r}.",
            hint="`houseprice models` lists them.",
        )
    return found


def all_models(settings: Settings) -> Iterator[Path]:
    """Folders of the models below the data folder, by name."""
    for home in _homes(settings):
        for manifest in sorted([*home.glob(f"*/{MANIFEST}"), *home.glob(f"*/*/{MANIFEST}")]):
            if not any(part.startswith(".") for part in manifest.relative_to(home).parts):
                yield manifest.parent


def _homes(settings: Settings) -> tuple[Path, Path]:
    return settings.home / "models", settings.artifacts_dir
