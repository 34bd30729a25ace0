"""A trained model in use: values with ranges, how sure they are, and why."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Any, Self

import numpy as np
import polars as pl
from numpy.typing import NDArray

from houseprice.artifacts import Manifest, verify
from houseprice.artifacts.range_record import record_of_model
from houseprice.data.arrays import FEW_ROWS, Table
from houseprice.data.layers.stack import NO_LAYERS, PlaceLayers, load_layers
from houseprice.errors import CorruptArtifact, InvalidInput, ValueRefused
from houseprice.valuation.answers import Explanation, Value, WhatIf
from houseprice.valuation.applicability.distance import SalesExtent
from houseprice.valuation.applicability.domain import Findings
from houseprice.valuation.applicability.reasons import Reasons
from houseprice.valuation.confidence import confidence
from houseprice.valuation.engine import Engine, ValueArrays
from houseprice.valuation.explanation.against_typical import AgainstTypical
from houseprice.valuation.explanation.contributions import (
    Detail,
    Group,
    feature_groups,
    other_features,
    single_features,
)
from houseprice.valuation.explanation.explainer import Explainer, Question
from houseprice.valuation.inputs.form import form_of, id_field
from houseprice.valuation.inputs.known_levels import KnownLevels, NearLevels
from houseprice.valuation.inputs.read_homes import homes_columns, homes_frame, typed_frame
from houseprice.valuation.inputs.valuation_day import check_days, own_days
from houseprice.valuation.market_age import MarketAge
from houseprice.valuation.value_columns import ValueColumns
from houseprice.valuation.value_of_home import no_confidence, value_of_home, without_value
from houseprice.valuation.what_if import Support, warning

Floats = NDArray[np.float64]

COMPARABLES = 5
_BY_PLACE = "must not be given: it follows from the place of the home"


class Valuer:
    """One loaded model; safe to use from several threads, needs no training framework.

    Attributes
    ----------
    manifest : Manifest
        Facts of the model.
    form : tuple of FormField
        Inputs, most important first; columns of place layers are none, they follow from the place.
    reference : dict
        A typical home, with which explanations compare others.
    example : dict
        Another complete home, to try the model with.
    """

    def __init__(
        self,
        engine: Engine,
        manifest: Manifest,
        own_values: Floats,
        layers: PlaceLayers = NO_LAYERS,
    ) -> None:
        self.manifest = manifest
        self._layers = layers
        features = form_of(manifest, engine.pipeline.schema)
        self.form = tuple(field for field in features if field.name not in layers.columns)
        self.example: dict[str, Any] = self._asked(manifest.example)
        self.reference: dict[str, Any] = self._asked(manifest.reference)
        self._engine = engine
        self._own_values = own_values
        self._groups: dict[Detail, tuple[Group, ...]] = {
            "groups": feature_groups(features),
            "features": single_features(features),
        }
        self._others = other_features(features)
        sales, schema = engine.pipeline.sales, engine.pipeline.schema
        # The id is not part of the form; with it the model ignores the home's own sales.
        self._fields = (*self.form, *id_field(schema))
        self._features = features
        self._typical: dict[str, Any] = dict(manifest.reference)
        self._reference = homes_frame([self._typical], (*features, *id_field(schema)))
        self._sold = sales[self._reference.columns].cast(self._reference.schema)
        self._dated = tuple(field for field in self.form if field.kind == "date")
        self._dates = tuple(field.name for field in self._dated)
        extent, costs = SalesExtent.of(sales, schema), engine.calibration.costs
        beyond, market = engine.beyond, engine.pipeline.market
        self._reasons = Reasons(
            features, extent, sales, schema, **costs, market=market, beyond=beyond
        )
        self._record = record_of_model(manifest)
        self._market_age = MarketAge.of(engine.pipeline)

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
        return cls(engine, manifest, _own_values(artifact, engine), load_layers(artifact))

    def _asked(self, home: Mapping[str, Any]) -> dict[str, Any]:
        """A home without the columns of place layers."""
        return {name: value for name, value in home.items() if name not in self._layers.columns}

    @property
    def currency(self) -> str:
        """ISO 4217."""
        return self._engine.pipeline.schema.currency

    @property
    def last_sale(self) -> date | None:
        """Date of the newest sale that the model has seen; None where sales have no date."""
        return self._engine.pipeline.last_day

    def day_of(self, home: Mapping[str, Any], as_of: date | None) -> date | None:
        """The day of the home itself, else the requested day, else the day of the last sale."""
        own = next((day for (day,) in own_days([home], self._dated).values() if day), None)
        return own or as_of or self.last_sale

    def value(
        self, homes: pl.DataFrame | Sequence[Mapping[str, Any]], as_of: date | None = None
    ) -> list[Value]:
        """Value homes.

        Parameters
        ----------
        homes : polars.DataFrame or sequence of mapping
            A table, whose unknown columns are ignored, or a mapping of feature name to value for
            each home, in which unknown features are refused.
        as_of : date or None
            Day of the values for homes without a date; None means the day of the last sale. A
            home of a table with another date keeps its own, with the code ``as_of_ignored``.

        Raises
        ------
        InvalidInput
            If a home cannot be read; see `read_homes.homes_frame`. If the model knows no dates but
            there is a day, or a mapping has a date that is another day.
        """
        check_days(homes, self._dated, as_of)
        return self._values(self._table(homes), as_of)

    def dated(self, sales: pl.DataFrame) -> pl.DataFrame:
        """Sales to compare values with, each with a day; see `FeaturePipeline.dated`."""
        return self._engine.pipeline.dated(sales)

    def values(self, homes: pl.DataFrame, as_of: date | None = None) -> ValueArrays:
        """Values and ranges of a table as arrays without text, fast enough for a million homes."""
        check_days(homes, self._dated, as_of)
        frame = self.typed(homes)
        return self._reasons.findings(frame, as_of).applied(self._engine.value(frame, as_of))

    def in_columns(self, homes: pl.DataFrame, as_of: date | None = None) -> ValueColumns:
        """What `value` says of a table, which must have the types of `typed`, as columns."""
        check_days(homes, self._dated, as_of)
        findings = self._reasons.findings(homes, as_of)
        arrays = findings.applied(self._engine.value(homes, as_of))
        return self._columns(arrays, findings, Table(homes), as_of)

    def findings(self, homes: pl.DataFrame, as_of: date | None = None) -> Findings:
        """What speaks against the values of homes, without the values; see `in_columns`."""
        check_days(homes, self._dated, as_of)
        return self._reasons.findings(homes, as_of)

    def in_words(self, code: str) -> str:
        """A reason code as a part of a sentence."""
        return self._reasons.words((code,))

    @cached_property
    def against_typical(self) -> AgainstTypical:
        """What sets homes apart from the typical one, in money."""
        return AgainstTypical(self._engine, self._groups["groups"], self._reference)

    def explain(
        self,
        home: Mapping[str, Any],
        as_of: date | None = None,
        k: int = COMPARABLES,
        detail: Detail = "groups",
    ) -> Explanation:
        """Comparable sales and contributions of one home; arguments and errors as in `appraise`.

        Raises
        ------
        ValueRefused
            If there is no value to explain.
        """
        value, explanation = self.appraise(home, as_of, k, detail)
        if explanation is None:
            raise ValueRefused.because(value.confidence.reason, value.reason_codes)
        return explanation

    def appraise(
        self,
        home: Mapping[str, Any] | pl.DataFrame,
        as_of: date | None = None,
        k: int = COMPARABLES,
        detail: Detail = "groups",
    ) -> tuple[Value, Explanation | None]:
        """The value of one home with its explanation, from one batch of the model.

        A refused value has no explanation.

        Parameters
        ----------
        home : mapping or polars.DataFrame of shape (1, any)
            As in `value`; with the id of the property among its features, its own sales do not
            count.
        as_of : date or None
            See `value`.
        k : int
            Largest number of comparable sales.
        detail : {"groups", "features"}
            Exact contributions of at most seven groups of features, or sampled contributions of
            every single feature with standard errors.

        Raises
        ------
        InvalidInput
            As `value` does.
        """
        check_days(home if isinstance(home, pl.DataFrame) else [home], self._dated, as_of)
        frame = self._whole(home)
        findings = self._reasons.findings(frame, as_of)
        if findings.refused.any():
            return self._values(Table(frame), as_of)[0], None
        explainer = Explainer(self._engine, self._question(frame, as_of, k, detail))
        arrays = findings.applied(self._engine.value_features(explainer.home, explainer.added))
        value = self._all(arrays, findings, Table(frame), as_of)[0]
        if value.value is None or value.fsd is None:
            return value, None
        return value, explainer.explain(self._own_values, value.value, value.fsd)

    def _whole(self, home: Mapping[str, Any] | pl.DataFrame) -> pl.DataFrame:
        """One home, checked, with every column of the reference."""
        if not isinstance(home, pl.DataFrame):
            return self.typed([home])
        return pl.concat([self._reference.clear(), self.typed(home)], how="diagonal")

    def _question(self, home: pl.DataFrame, as_of: date | None, k: int, detail: Detail) -> Question:
        typical = {name: plain for name, plain in self._typical.items() if name not in self._dates}
        return Question(
            home=home,
            reference=self._reference,
            sold=self._sold,
            typical=typical,
            groups=self._groups[detail],
            others=self._others if detail == "groups" else (),
            dates=self._dates,
            as_of=as_of,
            k=k,
        )

    def what_if(
        self, home: Mapping[str, Any], changes: Mapping[str, Any], as_of: date | None = None
    ) -> WhatIf:
        """The value of a home with changed features, beside that without the changes.

        Parameters
        ----------
        home : mapping
        changes : mapping
            Feature name to value; at least one.
        as_of : date or None

        Raises
        ------
        InvalidInput
            As `value` does, for the home and for the changed one; or if there is no change.
        ValueRefused
            If one of them has no value.
        """
        if not changes:
            raise InvalidInput("At least one feature must be changed, got none.")
        check_days([home, {**home, **changes}], self._dated, as_of)
        tables = [self._table([home]), self._table([{**home, **changes}])]
        before, after = (self._values(table, as_of)[0] for table in tables)
        worth = []
        for answer in (before, after):
            if answer.value is None:
                raise ValueRefused.because(answer.confidence.reason, answer.reason_codes)
            worth.append(answer.value)
        similar = self._support.count(tables[1], list(changes), as_of)
        return WhatIf(
            before=before,
            after=after,
            difference=worth[1] - worth[0],
            similar_sales=similar,
            warning=warning(similar),
        )

    @cached_property
    def _levels(self) -> KnownLevels:
        return KnownLevels.of(self._engine.pipeline.sales, (*self._features, *self._fields))

    @cached_property
    def _support(self) -> Support:
        return Support(self._engine.pipeline, self._features)

    def _values(self, table: Table, as_of: date | None) -> list[Value]:
        findings = self._reasons.findings(table, as_of)
        arrays = findings.applied(self._engine.value(table, as_of))
        return self._all(arrays, findings, table, as_of)

    def _table(self, homes: pl.DataFrame | Sequence[Mapping[str, Any]]) -> Table:
        """As `typed`; for a few homes a data frame would take as long as all checks."""
        if isinstance(homes, pl.DataFrame) or not 0 < len(homes) <= FEW_ROWS:
            return Table(self.typed(homes))
        self._check_own(homes)
        columns = homes_columns(homes, self._fields)
        if self._layers:
            columns |= self._layers.plain(columns, self._engine.pipeline.schema)
        return Table(self._levels.columns(columns))

    def typed(self, homes: pl.DataFrame | Sequence[Mapping[str, Any]]) -> pl.DataFrame:
        """Check homes and give them the types that the model needs; see `value`."""
        if len(homes) == 0:
            raise InvalidInput("There must be at least one home to value, got none.")
        if isinstance(homes, pl.DataFrame):
            frame = typed_frame(homes, self._fields)
        else:
            self._check_own(homes)
            frame = homes_frame(homes, self._fields)
        return self._levels.frame(self._with_layers(frame))

    def placed(self, sales: pl.DataFrame) -> pl.DataFrame:
        """The sales with the columns that place layers make from their coordinates."""
        return self._layers.frame(sales, self._engine.pipeline.schema) if self._layers else sales

    def _with_layers(self, homes: pl.DataFrame) -> pl.DataFrame:
        """Homes with the columns of place layers, in the order of the reference."""
        if not self._layers:
            return homes
        frame = self._layers.frame(homes, self._engine.pipeline.schema)
        return frame.select(name for name in self._reference.columns if name in frame.columns)

    def _check_own(self, homes: Sequence[Mapping[str, Any]]) -> None:
        """Refuse homes that bring a column of a place layer."""
        derived = self._layers.columns.keys()
        for number, home in enumerate(homes, start=1):
            for name in derived & home.keys():
                place = {"row": number, "column": name, "value": None, "rule": _BY_PLACE}
                raise InvalidInput(f"{name} {_BY_PLACE}.", hint="Leave it out.", places=(place,))

    def _all(
        self, arrays: ValueArrays, findings: Findings, homes: Table, as_of: date | None
    ) -> list[Value]:
        figures = np.column_stack([arrays.values, arrays.fsd, arrays.prices]).tolist()
        columns = self._columns(arrays, findings, homes, as_of)
        each = zip(figures, columns.codes, columns.confidence, columns.notes, strict=True)
        return [
            without_value(codes, sure)
            if np.isnan(row[0])
            else value_of_home(row, codes, sure, self._record, notes)
            for row, codes, sure, notes in each
        ]

    def _columns(
        self, arrays: ValueArrays, findings: Findings, homes: Table, as_of: date | None
    ) -> ValueColumns:
        codes, near = findings.codes(), NearLevels(self._levels, homes)
        words = [self._reasons.words(of, near.meant(row, of)) for row, of in enumerate(codes)]
        known = zip(
            arrays.refused.tolist(),
            arrays.fsd.tolist(),
            words,
            findings.unsure.tolist(),
            strict=True,
        )
        sure = tuple(
            no_confidence(but) if refused else confidence(fsd, self._record, but, unsure=unsure)
            for refused, fsd, but, unsure in known
        )
        notes = tuple(self._market_age.notes(homes, as_of))
        return ValueColumns(arrays, sure, tuple(codes), notes)


def _own_values(artifact: Path, engine: Engine) -> Floats:
    """Out-of-fold value of each stored sale, in the order of ``pipeline.sales``."""
    out_of_fold = pl.read_parquet(artifact / "native" / "oof.parquet")
    sales = engine.pipeline.sales.select("__row__")
    joined = sales.join(out_of_fold, on="__row__", how="left", maintain_order="left")
    values = joined["value"].to_numpy()
    if values.shape != (sales.height,) or not np.isfinite(values).all():
        raise CorruptArtifact(f"oof.parquet of {artifact.name} does not fit its sales.")
    return np.asarray(values, dtype=np.float64)
