"""Models named on the command line: a folder, or a name below the data folder."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from houseprice.artifacts.folder import MANIFEST
from houseprice.errors import InvalidInput
from houseprice.settings import Settings

ELSEWHERE = (
    "A studio keeps its models in the folder `data` of its checkout, unless it was started with "
    "another folder: set HOUSEPRICE_DATA_DIR=FOLDER to look there."
)


def find_model(name: str, settings: Settings) -> Path:
    """The folder of a model.

    Raises
    ------
    InvalidInput
        If there is no model of that name.
    """
    places = [Path(name).expanduser(), *(home / name for home in _homes(settings))]
    folder = next((place for place in places if (place / MANIFEST).is_file()), None)
    if folder is None:
        raise InvalidInput(
            f"MODEL must be the folder of a trained model, got {name!r}.",
            hint=f"`houseprice models` lists the models in {settings.home}. {ELSEWHERE}",
        )
    return folder


def all_models(settings: Settings) -> Iterator[tuple[str, Path]]:
    """Names, as `find_model` takes them, and folders of the models below the data folder."""
    for home in _homes(settings):
        for manifest in sorted([*home.glob(f"*/{MANIFEST}"), *home.glob(f"*/*/{MANIFEST}")]):
            name = manifest.parent.relative_to(home)
            if not any(part.startswith(".") for part in name.parts):
                yield str(name), manifest.parent


def _homes(settings: Settings) -> tuple[Path, Path]:
    return settings.home / "models", settings.artifacts_dir
