"""From homes to values with ranges: features, exported networks, target, calibration."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Self

import numpy as np
import polars as pl
from numpy.typing import NDArray

from houseprice.artifacts import Manifest, read_json
from houseprice.artifacts.manifest_parts import Json
from houseprice.data.arrays import Table
from houseprice.data.features.pipeline import FeaturePipeline
from houseprice.errors import CorruptArtifact
from houseprice.valuation.corrections.beyond import NOTHING, Beyond
from houseprice.valuation.corrections.equity import EquityStretch
from houseprice.valuation.corrections.location import LocationAdjustment
from houseprice.valuation.corrections.market_drift import MarketDrift
from houseprice.valuation.corrections.ranges import Calibration
from houseprice.valuation.ensemble import Ensemble
from houseprice.valuation.target import Target
from houseprice.valuation.value_arrays import ValueArrays

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]

__all__ = ["BATCH", "CALIBRATION_FILE", "Engine", "ValueArrays", "without_tokens"]

CALIBRATION_FILE = "calibration.json"
#: Homes that are looked up at a time; this bounds the memory of a batch of any size.
BATCH = 4_096


@dataclass(frozen=True)
class Engine:
    """A model that can value homes; training measures the very values that users get.

    Parameters
    ----------
    pipeline : FeaturePipeline
    ensemble : Ensemble
    target : Target
    calibration : Calibration
    threads : int
        Batches that are valued at the same time, where there is more than one.
    location : LocationAdjustment or None
    stretch : EquityStretch or None
        Applied to the predictions of the networks and the place, before money and ranges.
    drift : MarketDrift or None
    beyond : Beyond
        Moves values of homes beyond the sizes sold, after all other corrections.
    """

    pipeline: FeaturePipeline
    ensemble: Ensemble
    target: Target
    calibration: Calibration
    threads: int = 1
    location: LocationAdjustment | None = None
    drift: MarketDrift | None = None
    stretch: EquityStretch | None = None
    beyond: Beyond = NOTHING

    @classmethod
    def load(cls, folder: Path, manifest: Manifest, threads: int = 1) -> Self:
        """Read a verified model folder.

        Raises
        ------
        CorruptArtifact
            If a part of it does not have the shape that the manifest's format prescribes.
        """
        try:
            engine = cls(
                pipeline=FeaturePipeline.load(folder),
                ensemble=Ensemble(folder, manifest.members),
                target=Target.from_json(manifest.target),
                calibration=Calibration.from_json(read_json(folder / CALIBRATION_FILE)),
                threads=threads,
                location=_location(folder, manifest.location),
                drift=_drift(manifest.market_drift),
                stretch=_stretch(manifest.equity.stretch),
                beyond=Beyond.from_json(manifest.beyond),
            )
        except (KeyError, TypeError, ValueError) as problem:
            raise CorruptArtifact(f"{folder.name} is no model of this version.") from problem
        if engine.pipeline.names != tuple(manifest.features):
            raise CorruptArtifact(
                f"{folder.name} was trained on other features than this version makes.",
                hint="Train it again with this version.",
            )
        if any(member.reads_tokens for member in engine.ensemble.members):
            return engine
        return replace(engine, pipeline=engine.pipeline.without_tokens())

    def value(
        self, homes: pl.DataFrame | Table, as_of: date | None = None, own: Ints | None = None
    ) -> ValueArrays:
        """Value homes.

        Parameters
        ----------
        homes : polars.DataFrame of shape (n_homes, any) or Table
            At least one home, with the types of the schema.
        as_of : date or None
            Day of the values for homes without a sale date.
        own : ndarray of int, shape (n_homes,) or None
            Position in ``pipeline.sales`` of homes that are training sales themselves, else -1.

        Returns
        -------
        ValueArrays
        """
        table = Table.of(homes)

        def batch(start: int) -> ValueArrays:
            rows = table.part(start, start + BATCH)
            mine = None if own is None else own[start : start + BATCH]
            raw, added = self.features(rows, as_of, mine)
            return self.value_features(raw, added)

        starts = range(0, max(table.height, 1), BATCH)
        if self.threads == 1 or len(starts) == 1:
            return ValueArrays.joined([batch(start) for start in starts])
        with ThreadPoolExecutor(self.threads) as pool:
            return ValueArrays.joined(list(pool.map(batch, starts)))

    def features(
        self, homes: pl.DataFrame | Table, as_of: date | None = None, own: Ints | None = None
    ) -> tuple[Floats, Floats | None]:
        """What `worth` and `value_features` take; arguments as in `value`.

        Returns
        -------
        ndarray of shape (n_homes, n_features), ndarray of shape (n_homes,) or None
            The raw features, limited to the sizes sold, and what is added to the log values of
            homes beyond these.
        """
        inside, added = self.beyond.continued(Table.of(homes))
        return self.pipeline.transform(inside, as_of, own), added

    def worth(self, raw: Floats, added: Floats | None = None) -> Floats:
        """The values of `value_features` alone, without ranges; shape (n_homes,)."""
        predicted = self.ensemble.predict(raw, self.pipeline.normal(raw))
        return _moved(self._money(raw, self._corrected(raw, predicted)), added)

    def value_features(
        self, raw: Floats, added: Floats | None = None, *, refits: bool = False
    ) -> ValueArrays:
        """Value homes by what `features` gives.

        With `refits`, the spread of each value over the refits comes along.
        """
        normal = self.pipeline.normal(raw)
        each = self.ensemble.each(raw, normal)
        y = self._corrected(raw, self.ensemble.mean(each))
        scales = self.calibration.scales(without_tokens(self.pipeline, normal), y)
        return ValueArrays(
            _moved(self._money(raw, y), added),
            *scales,
            shape=self.calibration.shape,
            refit_spread=self._refit_spread(raw, each) if refits else None,
        )

    def _refit_spread(self, raw: Floats, each: Floats) -> Floats | None:
        refits = self.ensemble.refits
        if refits.shape[1] == 1:
            return None
        y = self._corrected(raw, each @ refits)
        # The market's move is one factor for all refits and adds no spread.
        out: Floats = np.log(self.target.money(y)).std(axis=1, ddof=1)
        return out

    def _corrected(self, raw: Floats, predicted: Floats) -> Floats:
        """Correct predictions of shape (n_homes,) or (n_homes, any) for place and equity."""
        y = predicted
        if self.location is not None:
            local = self.location.of(raw[:, self.pipeline.place_columns])
            y = y + (local if y.ndim == 1 else local[:, None])
        return y if self.stretch is None else self.stretch.of(y)

    def _money(self, raw: Floats, y: Floats) -> Floats:
        moved: Floats = np.exp(self.pipeline.market_move(raw))
        return self.target.money(y) * moved * self.drifted(raw)

    def drifted(self, raw: Floats) -> Floats:
        """Factor of the market's drift against the index, shape (n_homes,); see `MarketDrift`."""
        if self.drift is None:
            return np.ones(len(raw))
        return self.drift.factor(raw[:, self.pipeline.year_column])


def _moved(values: Floats, added: Floats | None) -> Floats:
    """Values beyond the sizes sold may lie beyond all prices, too."""
    out: Floats = values if added is None else values * np.exp(added)
    return out


def _location(folder: Path, document: Json | None) -> LocationAdjustment | None:
    return None if document is None else LocationAdjustment.load(folder, document)


def _drift(document: Json | None) -> MarketDrift | None:
    return None if document is None else MarketDrift.from_json(document)


def _stretch(document: Json | None) -> EquityStretch | None:
    return None if document is None else EquityStretch.from_json(document)


def without_tokens(pipeline: FeaturePipeline, x: Floats) -> Floats:
    """The columns of `x` without those that describe comparable sales one by one."""
    count, width = pipeline.tokens
    return x[:, : x.shape[1] - count * width]
