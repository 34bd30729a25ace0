"""Finished fits on disk, which the next attempt at an interrupted training takes over."""

from __future__ import annotations

import hashlib
import json
import shutil
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib import metadata
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from safetensors.numpy import load_file, save

import houseprice
from houseprice import failpoints
from houseprice.artifacts.folder import check_files, new_folder, read_document, seal
from houseprice.errors import HousePriceError
from houseprice.models.checkpoints import CheckpointHooks, Checkpoints, reason

Arrays = dict[str, NDArray[Any]]

_LIBRARIES = ("lightgbm", "keras", "numpy", "polars", "tensorflow-cpu", "torch", "transformers")
#: Packages whose code decides what a fit learns.
_CODE = ("artifacts", "data", "models", "training", "valuation")
_ARRAYS_FILE = "arrays.safetensors"
_DAMAGE = (HousePriceError, KeyError, TypeError, ValueError, OSError)


@dataclass
class FitStore:
    """The folder of one run, in which each finished fit has a folder of its own.

    Parameters
    ----------
    folder : Path or None
        None stores nothing.
    base : mapping
        Plain values that all fits of the training share; see `base_key`.
    """

    folder: Path | None = None
    base: Mapping[str, Any] = field(default_factory=dict)
    #: Number of models that were taken over so far, and of all models of the training.
    taken: int = 0
    total: int = 0
    #: Whether users know where this attempt goes on.
    is_reported: bool = False

    def names(self, on_notice: Callable[[str], None]) -> list[str]:
        """Names of the stored fits of this training; those of another are removed."""
        names: list[str] = []
        if self.folder is None or not self.folder.is_dir():
            return names
        for folder in sorted(self.folder.glob("*.fit")):
            try:
                document = read_document(folder)
                if document["base"] != self.base:
                    raise ValueError(_difference(document["base"], self.base))
                names.append(str(document["name"]))
            except _DAMAGE as error:
                self._drop(folder, error, on_notice)
        return names

    def take(
        self, name: str, key: Mapping[str, Any], on_notice: Callable[[str], None]
    ) -> tuple[Path, dict[str, Any]] | None:
        """The folder of a stored fit and its facts, None if there is no usable one."""
        folder = self._place(name)
        if folder is None or not folder.is_dir():
            return None
        try:
            document = check_files(folder)
            stored = {**document["base"], **document["key"]}
            if stored != {**self.base, **key}:
                raise ValueError(_difference(stored, {**self.base, **key}))
            return folder, dict(document["facts"])
        except _DAMAGE as error:
            self._drop(folder, error, on_notice)
            return None

    def put(
        self,
        name: str,
        key: Mapping[str, Any],
        facts: Mapping[str, Any],
        write: Callable[[Path], None],
        on_notice: Callable[[str], None],
    ) -> None:
        """Store a finished fit; a disk that refuses it is only a notice."""
        folder = self._place(name)
        if folder is None or folder.exists():
            return
        document = {"name": name, "base": self.base, "key": key, "facts": facts}
        try:
            with new_folder(folder) as draft:
                write(draft)
                failpoints.reach("mid_finished_fit")
                seal(draft, document)
        except (HousePriceError, OSError, ValueError) as error:
            on_notice(
                f"A finished model could not be stored ({reason(error)}). The training goes on; "
                "if it is interrupted, this model is trained again."
            )

    def checkpoints(self, name: str, key: Mapping[str, Any], hooks: CheckpointHooks) -> Checkpoints:
        """The checkpoints of a fit in progress."""
        folder = None if self.folder is None else self.folder / _file_name(name)
        return Checkpoints(folder, {**self.base, **key}, hooks)

    def _place(self, name: str) -> Path | None:
        return None if self.folder is None else self.folder / f"{_file_name(name)}.fit"

    @staticmethod
    def _drop(folder: Path, error: Exception, on_notice: Callable[[str], None]) -> None:
        shutil.rmtree(folder, ignore_errors=True)
        on_notice(f"A stored model was not used and is trained again ({reason(error)}).")


def save_arrays(arrays: Arrays) -> Callable[[Path], None]:
    """A function that writes arrays into a folder."""

    def write(folder: Path) -> None:
        (folder / _ARRAYS_FILE).write_bytes(save(arrays))

    return write


def load_arrays(folder: Path) -> Arrays:
    """Read back what `save_arrays` wrote."""
    arrays: Arrays = load_file(folder / _ARRAYS_FILE)
    return arrays


def base_key(family: str, dataset_sha256: str, provenance: Mapping[str, Any]) -> dict[str, Any]:
    """What all fits of a training share, in plain values.

    Parameters
    ----------
    family, dataset_sha256 : str
    provenance : mapping
        Its ``spec_hash`` names the settings of the run.
    """
    return {
        "family": family,
        "sales": dataset_sha256,
        "settings": provenance.get("spec_hash"),
        "code": code_sha256(),
        "libraries": _libraries(),
    }


def digest(*parts: NDArray[Any]) -> str:
    """SHA-256 of arrays, with their shapes and types."""
    hashed = hashlib.sha256()
    for part in parts:
        hashed.update(json.dumps([list(part.shape), str(part.dtype)]).encode())
        hashed.update(np.ascontiguousarray(part).data)
    return hashed.hexdigest()


@cache
def code_sha256() -> str:
    """SHA-256 of the code that decides what a fit learns."""
    root, hashed = Path(houseprice.__file__).parent, hashlib.sha256()
    for file in sorted(file for name in _CODE for file in (root / name).rglob("*.py")):
        hashed.update(file.relative_to(root).as_posix().encode())
        hashed.update(file.read_bytes())
    return hashed.hexdigest()


def _libraries() -> dict[str, str]:
    versions = {}
    for name in _LIBRARIES:
        try:
            versions[name] = metadata.version(name)
        except metadata.PackageNotFoundError:
            continue
    return versions


def _file_name(name: str) -> str:
    return name.replace(" ", "-")


def _difference(stored: Mapping[str, Any], wanted: Mapping[str, Any]) -> str:
    names = [name for name in wanted if stored.get(name) != wanted[name]]
    return f"it was made with other {', '.join(names) or 'settings'}"
