"""The fits of a trial: each learns from past sales and is scored on the sales after them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Self

import numpy as np
import polars as pl
from numpy.typing import NDArray

from houseprice.data.dataset import Dataset
from houseprice.data.features.normal_scale import InputForm
from houseprice.data.splits import Split, make_folds, make_split, rolling_origins
from houseprice.errors import InvalidData
from houseprice.models.contract import Matrix
from houseprice.progress import OnProgress
from houseprice.training.prepare import (
    SPLIT_SEED,
    Prepared,
    check_enough,
    level_prices,
    prepare_split,
    with_asked_columns,
)
from houseprice.training.spec import TrainSettings
from houseprice.training.text_encoding import check_texts
from houseprice.valuation.target import Target

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]

#: Number of validations of one trial.
ORIGINS = 3
#: Features and fits of fewer sales say nothing about those of all sales.
MIN_FIT_SALES = 20
_FOLDS = 5


@dataclass(frozen=True)
class Origin:
    """One fit of a trial, and the sales that it is scored on.

    Parameters
    ----------
    fit, validation : Matrix
        Features and prices, these standardised by `target`.
    target : Target
    prices : ndarray of shape (n_validation,)
        Prices of the validation sales at the market level that values are learned at, in money.
    """

    fit: Matrix
    validation: Matrix
    target: Target
    prices: Floats


@dataclass(frozen=True)
class Origins:
    """The fits and validations of every trial of a tuning, within the training sales.

    Where the split is by time, these are rolling origins. Each of them learns everything that
    comes from prices from its fit sales alone: which columns leak, the features, the target and
    its scale. A fit therefore knows nothing of the prices that it is scored on, as in the test. A
    score is an error as a share of the spread of the prices up to then. One scale for all origins
    would be learned from later prices, and no tuned setting changes the scales, so trials stay
    comparable step by step.

    Otherwise they are random folds. Their features are made once from all training sales, as in a
    training: no sale sees its own price, but the sales of all folds are comparables. The test
    sales of such a split lie between its training sales in the same way.

    Parameters
    ----------
    dataset : Dataset
    settings : TrainSettings
    split : Split
        Its test sales are never read.
    pairs : tuple of (fit, validation)
        Rows of the data set, the oldest pair first where the split is by time.
    folds : tuple of (fit, validation)
        All folds of a random split.
    """

    dataset: Dataset
    settings: TrainSettings
    split: Split
    pairs: tuple[tuple[Ints, Ints], ...]
    folds: tuple[tuple[Ints, Ints], ...] = field(default=())

    @classmethod
    def of(cls, dataset: Dataset, settings: TrainSettings, count: int = ORIGINS) -> Self:
        """Choose the sales, without making features.

        Raises
        ------
        InvalidData
            If there are too few training sales, or in a split by time no part of them has at least
            `MIN_FIT_SALES` sales of different prices before it.
        InvalidInput
            If the data set cannot be split as asked, or has no texts for an encoder.
        """
        dataset = with_asked_columns(dataset, settings)
        check_texts(dataset, settings)
        split = make_split(dataset, settings.split, SPLIT_SEED)
        check_enough(dataset, split.train, settings.split)
        if split.kind != "time":
            folds = tuple(make_folds(dataset, split, _FOLDS))
            return cls(dataset, settings, split, folds[:count], folds)
        origins = rolling_origins(dataset, split, count)
        prices = dataset.frame[dataset.schema.price].cast(pl.Float64).to_numpy()
        pairs = tuple(pair for pair in origins if _says_something(prices[pair[0]]))
        if not pairs:
            raise InvalidData(
                f"A tuning by time needs at least {MIN_FIT_SALES} sales of different prices before "
                f"its validation sales, got {max(fit.size for fit, _ in origins)}.",
                hint="Most sales have the same dates. Use split random:42 (--split), or train "
                "without tune.",
            )
        return cls(dataset, settings, split, pairs)

    @property
    def made_anew(self) -> bool:
        """Whether each origin makes its own features; otherwise the first makes those of all."""
        return self.split.kind == "time"

    def each(self, form: InputForm, on_progress: OnProgress, first: int = 0) -> Iterator[Origin]:
        """Make the origins one after the other, from number `first` on.

        Parameters
        ----------
        form : InputForm
            Form of the features.
        on_progress : OnProgress
            It is called with fractions 0..1 while features are made, and may raise to stop.
        """
        if self.made_anew:
            return self._rolling(form, on_progress, first)
        return self._at_random(form, on_progress, first)

    def _rolling(self, form: InputForm, on_progress: OnProgress, first: int) -> Iterator[Origin]:
        encoder = None
        for fit, validation in self.pairs[first:]:
            then = Split("time", self.split.seed, fit, np.zeros(0, dtype=np.int64), validation)
            past = prepare_split(
                self.dataset, then, (), self.settings, on_progress, encoder=encoder
            )
            encoder = past.encoder
            fit_sales = past.matrix(form, np.arange(past.rows.size))
            yield _origin(past, fit_sales, past.test_features, validation, form)

    def _at_random(self, form: InputForm, on_progress: OnProgress, first: int) -> Iterator[Origin]:
        if first == len(self.pairs):
            return
        prepared = prepare_split(self.dataset, self.split, self.folds, self.settings, on_progress)
        for fit, validation in prepared.folds[first : len(self.pairs)]:
            raw, rows = prepared.raw[validation], prepared.rows[validation]
            yield _origin(prepared, prepared.matrix(form, fit), raw, rows, form)


def _origin(prepared: Prepared, fit: Matrix, raw: Floats, rows: Ints, form: InputForm) -> Origin:
    """An origin whose validation sales are `rows` of the data set with the raw features `raw`."""
    prices = level_prices(prepared.pipeline, raw, prepared.prices(rows))
    x = raw if form == "raw" else prepared.pipeline.normal(raw)
    validation = Matrix(x, prepared.target.standardised(prices), fit.tokens, fit.n_own)
    return Origin(fit, validation, prepared.target, prices)


def _says_something(prices: Floats) -> bool:
    return prices.size >= MIN_FIT_SALES and bool(np.ptp(prices) > 0)
