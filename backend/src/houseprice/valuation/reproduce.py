"""Valuing some homes of the blind test again, from nothing but a model's folder."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np
import polars as pl

from houseprice.artifacts.blind import HOMES_FILE, ROW, BlindTest
from houseprice.errors import CorruptArtifact, NotComparable
from houseprice.valuation.valuer import Valuer

#: Largest relative difference between a stored value and the one made again.
TOLERANCE = 1e-6


@dataclass(frozen=True)
class Reproduced:
    """How near the values made again are.

    Parameters
    ----------
    n : int
        Homes valued again; those that are refused have no value to compare.
    largest : float
        Largest difference of a value or an end of its 90 % range, as a fraction. Where ranges were
        learned again since the blind test, of a value.
    """

    n: int
    largest: float


def reproduce(folder: Path) -> Reproduced:
    """Value the homes that a model's folder keeps, and compare with the stored values.

    Parameters
    ----------
    folder : Path
        Of a trained model; every file of it is checked first.

    Raises
    ------
    NotComparable
        If the model was made by a version that kept no homes.
    CorruptArtifact
        If a file does not match its checksum, or a value differs by more than `TOLERANCE`.
    """
    valuer = Valuer.load(folder)
    if HOMES_FILE not in valuer.manifest.files:
        raise NotComparable(
            f"A model to check must have kept homes of its blind test, {folder.name} has not.",
            hint="Train it again with this version.",
        )
    homes = pl.read_parquet(folder / HOMES_FILE)
    stored = BlindTest.load(folder).on(homes[ROW].to_numpy())
    valued = valuer.values(homes.drop(ROW))
    some = ~valued.refused
    pairs = [(valued.values, stored.value)]
    if valuer.manifest.recalibration is None:
        pairs += [(valued.low_90, stored.low_90), (valued.high_90, stored.high_90)]
    differences = [np.abs(new[some] / old[some] - 1) for new, old in pairs]
    largest = float(np.max(differences, initial=0.0))
    if not largest <= TOLERANCE:
        raise CorruptArtifact(
            f"Values of {folder.name} must come again within {TOLERANCE:g}, "
            f"they differ by {largest:.2g}."
        )
    return Reproduced(int(some.sum()), largest)
