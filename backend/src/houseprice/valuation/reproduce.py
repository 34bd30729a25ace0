"""Value some homes of the blind test again, from nothing but a model's folder."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np
import polars as pl

from houseprice.artifacts.blind import HOMES_FILE, ROW, BlindTest
from houseprice.errors import CorruptArtifact, NotComparable
from houseprice.valuation.valuer import Valuer

#: Largest relative difference between a stored value and the new one.
TOLERANCE = 1e-6


@dataclass(frozen=True)
class Reproduced:
    """How near the new values are to the stored ones.

    Parameters
    ----------
    n : int
        Homes that were valued again; refused homes have no value to compare.
    largest : float
        Largest difference of a value or an end of its 90 % range, as a fraction. Where ranges were
        learned again since the blind test, only values are compared.
    """

    n: int
    largest: float


def reproduce(folder: Path) -> Reproduced:
    """Value the homes in a model's folder, and compare them with the stored values.

    Parameters
    ----------
    folder : Path
        Folder of a trained model; every file of it is checked first.

    Raises
    ------
    NotComparable
        If an older version trained the model and stored no homes.
    CorruptArtifact
        If a file does not match its checksum, or a value differs by more than `TOLERANCE`.
    """
    valuer = Valuer.load(folder)
    if HOMES_FILE not in valuer.manifest.files:
        raise NotComparable(
            f"The folder of a model to check must hold homes of its blind test, "
            f"{folder.name} holds none.",
            hint="Train it again with this version.",
        )
    homes = pl.read_parquet(folder / HOMES_FILE)
    stored = BlindTest.load(folder).on(homes[ROW].to_numpy())
    arrays = valuer.values(homes.drop(ROW))
    some = ~arrays.refused
    pairs = [(arrays.values, stored.value)]
    if valuer.manifest.recalibration is None:
        pairs += [(arrays.low_90, stored.low_90), (arrays.high_90, stored.high_90)]
    differences = [np.abs(new[some] / old[some] - 1) for new, old in pairs]
    largest = float(np.max(differences, initial=0.0))
    if not largest <= TOLERANCE:
        raise CorruptArtifact(
            f"The values of {folder.name} must be the stored ones within {TOLERANCE:g}, "
            f"they differ by {largest:.2g}."
        )
    return Reproduced(int(some.sum()), largest)
