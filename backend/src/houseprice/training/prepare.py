"""From a data set to the split, folds, features and target that a family learns from."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np
import polars as pl
from numpy.typing import NDArray

from houseprice.artifacts.manifest_parts import SplitFacts
from houseprice.data.dataset import Dataset
from houseprice.data.features.normal_scale import InputForm
from houseprice.data.features.pipeline import FeaturePipeline
from houseprice.data.features.sentence_encoder import OnnxSentenceEncoder
from houseprice.data.leakage.detect import find_leaks
from houseprice.data.leakage.leak import (
    Leak,
    check_decided,
    check_features,
    check_keep_leaks,
    exclude_leaks,
)
from houseprice.data.properties import check_property_columns
from houseprice.data.split_rules import first_test_day
from houseprice.data.splits import (
    MIN_TRAINING_SALES,
    Split,
    fewest_sales,
    make_folds,
    make_split,
)
from houseprice.errors import InvalidData
from houseprice.models.contract import FoldPlan, Matrix
from houseprice.models.registry import plan
from houseprice.progress import OnProgress, Progress, within
from houseprice.training.neighbourhoods import with_neighbourhoods
from houseprice.training.rows_in_time import rows_in_time
from houseprice.training.sales_in_time import sales_in_time
from houseprice.training.spec import TrainSettings
from houseprice.training.target_transform import choose_power
from houseprice.training.text_encoding import check_texts, make_encoder, read_all
from houseprice.valuation.engine import without_tokens
from houseprice.valuation.target import Target

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]

#: Learns the features of training sales and computes them; see `FeaturePipeline.fit`.
FitFeatures = Callable[..., tuple[FeaturePipeline, Floats]]
#: Column that says which row of the data set a stored sale is.
ROW = "__row__"
#: Fixed, so that models of other seeds are measured on the same sales.
SPLIT_SEED = 42
_TRAIN_SHARE = 0.8


@dataclass(frozen=True)
class Prepared:
    """Training sales, ready for every family.

    Parameters
    ----------
    dataset : Dataset
    split : Split
    rows : ndarray of int, shape (n_sales,)
        The training sales' rows in the data set, ascending; the order of the arrays below.
    folds : tuple of (fit, validation)
        Positions among the training sales.
    pipeline : FeaturePipeline
        Fitted on the training sales.
    target : Target
    raw, normal : ndarray of shape (n_sales, n_features)
        Both forms of the features; comparables never include the home's own sale.
    y : ndarray of shape (n_sales,)
        Standardised target: the price at the market level of the last sale's day, see
        `FeaturePipeline.market_move`.
    encoder : OnnxSentenceEncoder or None
        Reads listing texts for the pipeline.
    leaks : tuple of Leak
        Columns that give the price away; the schema of `dataset` ignores those that are left out.
    """

    dataset: Dataset
    split: Split
    rows: Ints
    folds: tuple[tuple[Ints, Ints], ...]
    pipeline: FeaturePipeline
    target: Target
    raw: Floats
    normal: Floats
    y: Floats
    encoder: OnnxSentenceEncoder | None
    leaks: tuple[Leak, ...] = ()

    def form(self, name: InputForm) -> Floats:
        """The features in the form that a family reads."""
        return self.raw if name == "raw" else self.normal

    def matrix(self, name: InputForm, rows: Ints) -> Matrix:
        """Features and target of some training sales."""
        features = self.pipeline.tokens, self.pipeline.n_own
        return Matrix(self.form(name)[rows], self.y[rows], *features)

    @cached_property
    def test_sales(self) -> pl.DataFrame:
        """The test sales as they are valued, in the split's order; see `FeaturePipeline.dated`."""
        return self.pipeline.dated(self.dataset.frame[self.split.test])

    @cached_property
    def test_features(self) -> Floats:
        """Raw features of the test sales, shape (n_test, n_features), in the split's order."""
        return self.pipeline.transform(self.test_sales)

    @cached_property
    def level_prices(self) -> Floats:
        """Prices of the training sales at the market level that values are learned at, in money."""
        return level_prices(self.pipeline, self.raw, self.prices(self.rows))

    def spread_columns(self) -> Floats:
        """The columns that the local spread is learned from."""
        return without_tokens(self.pipeline, self.normal)

    def prices(self, rows: Ints) -> Floats:
        """Prices of some rows of the data set, in money."""
        prices = self.dataset.frame[self.dataset.schema.price].cast(pl.Float64).to_numpy()
        out: Floats = prices[rows]
        return out


def prepare(
    dataset: Dataset,
    settings: TrainSettings,
    folds: int,
    on_progress: OnProgress,
    encoder: OnnxSentenceEncoder | None = None,
    *,
    fit_features: FitFeatures | None = None,
) -> Prepared:
    """Split the sales and make the features of the training sales.

    Parameters
    ----------
    dataset : Dataset
    settings : TrainSettings
        ``split``, ``seed``, ``text_encoder``, ``keep_leaks``, ``ignored_columns``,
        ``property_columns``, ``neighbourhoods`` and ``time_limit_s`` are used.
    folds : int
        Number of folds; every training sale is in the validation part of one of them.
    on_progress : OnProgress
        It is called before each step with fractions 0..1.
    encoder : OnnxSentenceEncoder or None
        The encoder that ``text_encoder`` names, if it was exported before.
    fit_features : callable or None
        Takes the place of `FeaturePipeline.fit`.

    Raises
    ------
    InvalidData
        If there are fewer than `MIN_TRAINING_SALES` training sales, or all have one price.
    InvalidInput
        If the data set cannot be split as asked, has no texts for an encoder, or lacks a column
        to keep or to ignore.
    Unavailable
        If there is no such encoder.
    """
    dataset = with_asked_columns(dataset, settings)
    if encoder is None:
        check_texts(dataset, settings)
    on_progress(Progress("loading", 0.0, message="Splitting the sales"))
    split = make_split(dataset, settings.split, SPLIT_SEED)
    split = sales_in_time(dataset, split, settings.time_limit_s)
    check_enough(dataset, split.train, settings.split)
    if settings.neighbourhoods:
        dataset = with_neighbourhoods(dataset, split)
    pairs = make_folds(dataset, split, folds)
    return prepare_split(
        dataset, split, pairs, settings, on_progress, encoder=encoder, fit_features=fit_features
    )


def prepare_split(
    dataset: Dataset,
    split: Split,
    folds: Sequence[tuple[Ints, Ints]],
    settings: TrainSettings,
    on_progress: OnProgress,
    *,
    encoder: OnnxSentenceEncoder | None = None,
    fit_features: FitFeatures | None = None,
) -> Prepared:
    """Make the features of the training sales of a split; no other sale's price is read.

    Parameters
    ----------
    dataset : Dataset
    split : Split
    folds : sequence of (fit, validation)
        Rows of the data set; may be empty where the split is by time, which needs none.
    settings : TrainSettings
        ``text_encoder`` and ``keep_leaks`` are used.
    on_progress : OnProgress
    encoder, fit_features
        Same as in `prepare`.

    Raises
    ------
    InvalidData
        If all training sales have one price.
    InvalidInput, Unavailable
        In the cases of `prepare`.
    """
    rows = np.sort(split.train)
    dataset, leaks = exclude_leaks(dataset, find_leaks(dataset, rows), settings.keep_leaks)
    frame, prices = _training_sales(dataset, rows)
    positions = _positions(rows, folds)
    encoder = _reader(dataset, settings, encoder, within(on_progress, 0.1, 0.6))
    on_progress(Progress("loading", 0.6, message="Looking up comparable sales"))
    pipeline, raw = (fit_features or FeaturePipeline.fit)(
        frame, dataset.schema, list(positions), encoder, past_only=split.kind == "time"
    )
    target = Target.fit(
        at_level := level_prices(pipeline, raw, prices),
        choose_power(pipeline, dataset.schema.price),
    )
    on_progress(Progress("loading", 1.0, message=f"{raw.shape[1]} features are ready"))
    return Prepared(
        dataset=dataset,
        split=split,
        rows=rows,
        folds=positions,
        pipeline=pipeline,
        target=target,
        raw=raw,
        normal=pipeline.normal(raw),
        y=target.standardised(at_level),
        encoder=encoder,
        leaks=leaks,
    )


def level_prices(pipeline: FeaturePipeline, raw: Floats, prices: Floats) -> Floats:
    """Prices of homes moved to the market level that values are learned at, shape (n_homes,).

    Parameters
    ----------
    pipeline : FeaturePipeline
    raw : ndarray of shape (n_homes, n_features)
        Raw features of the homes.
    prices : ndarray of shape (n_homes,)
        As they were paid.
    """
    out: Floats = prices / np.exp(pipeline.market_move(raw))
    return out


def _training_sales(dataset: Dataset, rows: Ints) -> tuple[pl.DataFrame, Floats]:
    """The sales with their row numbers, and their prices; raises if all have one price."""
    frame = dataset.frame[rows].with_columns(pl.Series(ROW, rows))
    prices = frame[dataset.schema.price].cast(pl.Float64).to_numpy()
    Target.fit(prices)  # refuses a constant price before the work
    return frame, prices


def _reader(
    dataset: Dataset,
    settings: TrainSettings,
    encoder: OnnxSentenceEncoder | None,
    on_progress: OnProgress,
) -> OnnxSentenceEncoder | None:
    """The encoder that `settings` name, after it has read all texts."""
    if settings.text_encoder is None:
        return None
    on_progress(Progress("loading", 0.0, message="Loading the sentence encoder"))
    encoder = encoder or make_encoder(settings.text_encoder)
    read_all(encoder, dataset, within(on_progress, 0.2, 1.0))
    return encoder


def plan_for(family: str, dataset: Dataset, settings: TrainSettings) -> FoldPlan:
    """The folds and recipes that suit a data set of which about a fifth is held back."""
    n_rows = rows_in_time(settings.time_limit_s, dataset.frame.height)
    return plan(family, int(_TRAIN_SHARE * n_rows))


def check(dataset: Dataset, settings: TrainSettings) -> None:
    """Raise the errors that `prepare` would raise about the sales, without making features."""
    dataset = with_asked_columns(dataset, settings)
    check_texts(dataset, settings)
    check_keep_leaks(dataset.schema, settings.keep_leaks)
    rows = np.sort(make_split(dataset, settings.split, SPLIT_SEED).train)
    check_enough(dataset, rows, settings.split)
    check_decided(find_leaks(dataset, rows), settings.keep_leaks)
    Target.fit(dataset.frame[dataset.schema.price].cast(pl.Float64).to_numpy()[rows])


def with_asked_columns(dataset: Dataset, settings: TrainSettings) -> Dataset:
    """The data set without ``ignored_columns``, whose homes are told by ``property_columns``.

    Raises
    ------
    InvalidInput
        If the table lacks one of these columns, or one to ignore is no feature.
    """
    check_features(dataset.schema, "ignored_columns", settings.ignored_columns)
    schema, columns = dataset.schema.without(settings.ignored_columns), settings.property_columns
    if columns is not None:
        check_property_columns(dataset.frame, columns)
        schema = replace(schema, property_columns=columns)
    return replace(dataset, schema=schema)


def check_enough(dataset: Dataset, rows: Ints, rule: str) -> None:
    """Raise `InvalidData` if the split by `rule` leaves too little to learn from."""
    if rows.size >= MIN_TRAINING_SALES:
        return
    hint = f"Add sales: {fewest_sales()} are the least, and a few hundred are a good start."
    field = None
    if dataset.frame.height >= fewest_sales():
        hint = "Sales of one home were dropped. Use --group-by none (property_columns: [])."
        field = "property_columns"
    if first_test_day(rule) is not None:
        hint = f"Choose a later day than split {rule}, or use split time (--split)."
        field = "split"
    raise InvalidData(
        f"A training needs at least {MIN_TRAINING_SALES} sales to learn from; "
        f"the {dataset.frame.height} sales leave {rows.size} after the split.",
        hint=hint,
        places=() if field is None else ({"field": field, "rule": f"leaves {rows.size} sales"},),
    )


def _positions(rows: Ints, folds: Sequence[tuple[Ints, Ints]]) -> tuple[tuple[Ints, Ints], ...]:
    return tuple(
        (np.searchsorted(rows, fit), np.searchsorted(rows, validation)) for fit, validation in folds
    )


def split_facts(split: Split) -> SplitFacts:
    """Facts of the split for the result and the manifest."""
    return SplitFacts(
        kind=split.kind,
        seed=split.seed,
        n_train=int(split.train.size),
        n_calibration=int(split.calibration.size),
        n_test=int(split.test.size),
        n_dropped=split.dropped,
        n_shared=split.shared,
    )


def rows_sha256(dataset: Dataset, rows: Ints) -> str:
    """Hash of some sales of a data set; equal hashes mean the same sales."""
    ordered = np.sort(rows).astype("<i8")
    return hashlib.sha256(dataset.sha256.encode() + ordered.tobytes()).hexdigest()
