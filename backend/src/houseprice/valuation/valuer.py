"""A trained model in use: values with ranges, how sure they are, and why."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Any, Literal, Self

import numpy as np
import polars as pl
from numpy.typing import NDArray

from houseprice.artifacts import verify
from houseprice.errors import CorruptArtifact, InvalidInput
from houseprice.evaluation.ranges import HIGH_FSD, USABLE_FSD
from houseprice.valuation.engine import Engine, Valued
from houseprice.valuation.explain import Detail, Group, feature_groups, single_features
from houseprice.valuation.explanation import Explanation, Question
from houseprice.valuation.explanation import explain as explanation
from houseprice.valuation.form import FormField, id_field
from houseprice.valuation.homes import homes_frame, typed_frame
from houseprice.valuation.reach import Reach
from houseprice.valuation.reasons import Reasons
from houseprice.valuation.what_if import Support, warning

Floats = NDArray[np.float64]
Band = Literal["high", "medium", "low"]

COMPARABLES = 5


@dataclass(frozen=True)
class Confidence:
    """How sure a value is.

    Parameters
    ----------
    score : int
        ``100 * (1 - FSD)``, rounded, within 0..100.
    band : {"high", "medium", "low"}
        High up to an FSD of 0.13, medium up to 0.20.
    reason : str
        One sentence.
    """

    score: int
    band: Band
    reason: str


@dataclass(frozen=True)
class Value:
    """What one home is worth, in the currency of the data set.

    Parameters
    ----------
    value : float
        The model's median of the price.
    low_90, high_90 : float
        Hold the price of about nine in ten such homes.
    fsd : float
        Forecast standard deviation of the percentage error, as a fraction.
    confidence : Confidence
    reason_codes : tuple of str
        ``outside_typical_range:NAME``, ``unknown_category:NAME``, ``missing:NAME``,
        ``far_from_any_sale``, ``long_after_last_sale``, ``before_first_sale``.
    """

    value: float
    low_90: float
    high_90: float
    fsd: float
    confidence: Confidence
    reason_codes: tuple[str, ...]


@dataclass(frozen=True)
class WhatIf:
    """A home as it is and with changed features.

    Parameters
    ----------
    before, after : Value
    difference : float
        Of the values, in money.
    similar_sales : int
        Sales that support the changed home; `what_if.Support` says which these are.
    warning : str or None
        Said when they are fewer than 20.
    """

    before: Value
    after: Value
    difference: float
    similar_sales: int
    warning: str | None


class Valuer:
    """One loaded model; safe to use from several threads, needs no training framework.

    Attributes
    ----------
    manifest : dict
        What the model's folder says of itself.
    form : tuple of FormField
        Inputs, most important first.
    example : dict
        A typical home, ready to be valued.
    """

    def __init__(self, engine: Engine, manifest: dict[str, Any], own_values: Floats) -> None:
        self.manifest = manifest
        self.form = tuple(FormField.from_json(field) for field in manifest["form"])
        self.example: dict[str, Any] = dict(manifest["example"])
        self._engine = engine
        self._own_values = own_values
        self._groups: dict[Detail, tuple[Group, ...]] = {
            "groups": feature_groups(self.form),
            "features": single_features(self.form),
        }
        sales, schema = engine.pipeline.sales, engine.pipeline.schema
        # Not asked for, but whoever gives it hides the home's own sales from the model.
        self._fields = (*self.form, *id_field(schema))
        self._reference = homes_frame([self.example], self._fields)
        self._dates = tuple(field.name for field in self.form if field.kind == "date")
        self._reasons = Reasons(self.form, Reach.of(sales, schema), sales, schema)

    @classmethod
    def load(cls, artifact: Path, threads: int = 1, manifest_sha256: str | None = None) -> Self:
        """Read a model's folder after checking every file of it.

        Raises
        ------
        CorruptArtifact
            If a file is missing or does not match its checksum, or the folder is no model.
        """
        manifest = verify(artifact, manifest_sha256)
        engine = Engine.load(artifact, manifest, threads)
        return cls(engine, manifest, _own_values(artifact, engine))

    @property
    def currency(self) -> str:
        """ISO 4217."""
        return self._engine.pipeline.schema.currency

    @property
    def last_sale(self) -> date | None:
        """Date of the newest sale that the model has seen; None where sales have no date."""
        return self._engine.pipeline.last_day

    def value(
        self, homes: pl.DataFrame | Sequence[Mapping[str, Any]], as_of: date | None = None
    ) -> list[Value]:
        """Value homes.

        Parameters
        ----------
        homes : polars.DataFrame or sequence of mapping
            A table (columns that the model does not know are ignored), or feature name to
            value (unknown features are refused).
        as_of : date or None
            Day of the values for homes without a date; that of the last sale if None.

        Raises
        ------
        InvalidInput
            Naming what is wrong: see `homes.homes_frame`.
        """
        return self._values(self.typed(homes), as_of)

    def values(self, homes: pl.DataFrame, as_of: date | None = None) -> Valued:
        """Values and ranges of a table as arrays, without words: fast for a million homes."""
        return self._engine.value(self.typed(homes), as_of)

    def explain(
        self,
        home: Mapping[str, Any],
        as_of: date | None = None,
        k: int = COMPARABLES,
        detail: Detail = "groups",
    ) -> Explanation:
        """Comparable sales and contributions of one home; arguments and errors as in `appraise`."""
        return self.appraise(home, as_of, k, detail)[1]

    def appraise(
        self,
        home: Mapping[str, Any],
        as_of: date | None = None,
        k: int = COMPARABLES,
        detail: Detail = "groups",
    ) -> tuple[Value, Explanation]:
        """The value of one home and why, for little more than the explanation takes.

        Parameters
        ----------
        home : mapping
            Feature name to value; the id of the property may be among them, so that none of its
            sales counts.
        as_of : date or None
            See `value`.
        k : int
            How many comparable sales.
        detail : {"groups", "features"}
            Contributions of at most seven groups of features, exact, or of every single feature,
            sampled with a standard error.

        Raises
        ------
        InvalidInput
            As `value` does.
        """
        frame = self.typed([home])
        value = self._values(frame, as_of)[0]
        asked = Question(
            home=frame,
            reference=self._reference,
            typical={
                name: plain for name, plain in self.example.items() if name not in self._dates
            },
            value=value.value,
            fsd=value.fsd,
            groups=self._groups[detail],
            dates=self._dates,
            as_of=as_of,
            k=k,
        )
        return value, explanation(self._engine, self._own_values, asked)

    def what_if(
        self, home: Mapping[str, Any], changes: Mapping[str, Any], as_of: date | None = None
    ) -> WhatIf:
        """What the home would be worth with other features.

        Parameters
        ----------
        home : mapping
        changes : mapping
            Feature name to value; at least one.
        as_of : date or None

        Raises
        ------
        InvalidInput
            As `value` does, for the home and for the changed one; or if nothing is changed.
        """
        if not changes:
            raise InvalidInput("At least one feature must be changed, got none.")
        frames = [self.typed([home]), self.typed([{**home, **changes}])]
        before, after = (self._values(frame, as_of)[0] for frame in frames)
        similar = self._support.count(frames[1], list(changes), as_of)
        return WhatIf(
            before=before,
            after=after,
            difference=after.value - before.value,
            similar_sales=similar,
            warning=warning(similar),
        )

    @cached_property
    def _support(self) -> Support:
        return Support(self._engine.pipeline, self.form)

    def _values(self, frame: pl.DataFrame, as_of: date | None) -> list[Value]:
        valued = self._engine.value(frame, as_of)
        codes = self._reasons.codes(frame, as_of)
        return [self._one(valued, row, codes[row]) for row in range(frame.height)]

    def typed(self, homes: pl.DataFrame | Sequence[Mapping[str, Any]]) -> pl.DataFrame:
        """Homes checked and typed as the model needs them; see `value`."""
        if len(homes) == 0:
            raise InvalidInput("There must be at least one home to value, got none.")
        if isinstance(homes, pl.DataFrame):
            return typed_frame(homes, self._fields)
        return homes_frame(homes, self._fields)

    def _one(self, valued: Valued, row: int, codes: tuple[str, ...]) -> Value:
        fsd = float(valued.fsd[row])
        return Value(
            value=float(valued.values[row]),
            low_90=float(valued.low_90[row]),
            high_90=float(valued.high_90[row]),
            fsd=fsd,
            confidence=confidence(fsd, self._reasons.words(codes)),
            reason_codes=codes,
        )


def confidence(fsd: float, but: str = "") -> Confidence:
    """Turn an FSD (a fraction) into a score, a band and a sentence."""
    band: Band = "high" if fsd <= HIGH_FSD else "medium" if fsd <= USABLE_FSD else "low"
    sentence = f"About two in three prices of homes like this lie within ±{100 * fsd:.0f} %"
    return Confidence(
        score=round(100 * min(max(1 - fsd, 0.0), 1.0)),
        band=band,
        reason=f"{sentence}; {but}." if but else f"{sentence}.",
    )


def _own_values(artifact: Path, engine: Engine) -> Floats:
    """Out-of-fold value of each stored sale, in the order of ``pipeline.sales``."""
    kept = pl.read_parquet(artifact / "native" / "oof.parquet")
    sales = engine.pipeline.sales
    joined = sales.select("__row__").join(kept, on="__row__", how="left", maintain_order="left")
    values = joined["value"].to_numpy()
    if values.shape != (sales.height,) or not np.isfinite(values).all():
        raise CorruptArtifact(f"oof.parquet of {artifact.name} does not fit its sales.")
    return np.asarray(values, dtype=np.float64)
