"""Listing texts as numbers: flags of predictive words, and meanings where there is an encoder."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Self

import numpy as np
from numpy.typing import NDArray

from houseprice.data.arrays import Table
from houseprice.data.ridge import cross_fitted_residuals
from houseprice.data.schema import TableSchema

Floats = NDArray[np.float64]
#: Turns texts into vectors of shape (n_texts, n_dimensions), all of the same length.
Encoder = Callable[[Sequence[str]], Floats]

MAX_WORDS = 24
MIN_SHARE, MAX_SHARE = 0.01, 0.95
#: Smallest |t| of a word's price difference, far beyond chance even among thousands of words.
MIN_T = 5.0
MAX_MEANINGS = 8
#: Smallest t of the share that meanings explain of sales they were not fitted to.
MIN_HELP_T = 2.0
_WORD = re.compile(r"[^\W\d_]{3,}")


@dataclass(frozen=True)
class Words:
    """Flags for the words of one text column that move prices most.

    Parameters
    ----------
    column : str
        Name in the table.
    words : tuple of str
        Words in lower case, the most predictive first.
    """

    column: str
    words: tuple[str, ...]

    @classmethod
    def fit(cls, column: str, texts: Sequence[str | None], rest: Floats) -> Self:
        """Choose words by the t statistic of their difference in `rest`.

        Parameters
        ----------
        rest : ndarray of shape (n_sales,)
            Residuals of the log price after a regression on the other columns.
        """
        bags = [_words(text) for text in texts]
        sales = Counter(word for bag in bags for word in bag)
        low, high = MIN_SHARE * len(bags), MAX_SHARE * len(bags)
        sums: Counter[str] = Counter()
        centred = rest - rest.mean()
        for bag, value in zip(bags, centred.tolist(), strict=True):
            for word in bag:
                sums[word] += value
        spread = float(centred.std()) or 1.0
        strength = {
            word: abs(sums[word]) / (spread * np.sqrt(n * (1.0 - n / len(bags))))
            for word, n in sales.items()
            if max(low, 20) <= n <= high
        }
        telling = sorted(strength, key=lambda word: (-strength[word], word))
        return cls(column, tuple(w for w in telling[:MAX_WORDS] if strength[w] >= MIN_T))

    @property
    def names(self) -> tuple[str, ...]:
        """One per column of `encode`."""
        return tuple(f"{self.column} says {word}" for word in self.words)

    def encode(self, table: Table) -> Floats:
        """Flags of shape (n_homes, n_words); 0 where there is no text."""
        out = np.zeros((table.height, len(self.words)))
        if self.words:
            place = {word: number for number, word in enumerate(self.words)}
            for row, text in enumerate(table.texts(self.column)):
                out[row, [place[word] for word in _words(text) if word in place]] = 1.0
        return out


@dataclass(frozen=True)
class Meaning:
    """The main directions in which an encoder's vectors of one text column differ.

    Parameters
    ----------
    column : str
        Name in the table.
    mean : ndarray of shape (n_dimensions,)
        Mean vector of the training texts.
    axes : ndarray of shape (n_dimensions, n_axes)
        Singular directions, scaled so that training texts vary by 1 along each.
    """

    column: str
    mean: Floats
    axes: Floats

    @classmethod
    def fit(cls, column: str, texts: Sequence[str | None], encoder: Encoder) -> Self:
        """Singular value decomposition of the training texts' vectors."""
        vectors = encoder([text for text in texts if text])
        mean = vectors.mean(axis=0)
        values, directions = np.linalg.eigh(np.cov(vectors - mean, rowvar=False))
        widest = np.argsort(values)[::-1][:MAX_MEANINGS]
        # With few different texts a direction may be mere rounding, which must not be scaled up.
        spread = np.sqrt(np.maximum(values[widest], 1e-8))
        axes = directions[:, widest] / spread
        # The sign is arbitrary; it is fixed so that the members of a blend have the same features.
        largest = np.take_along_axis(axes, np.abs(axes).argmax(axis=0)[None], axis=0)
        return cls(column, mean, axes * np.sign(largest))

    @property
    def names(self) -> tuple[str, ...]:
        """One per column of `encode`."""
        return tuple(f"{self.column} meaning {n + 1}" for n in range(self.axes.shape[1]))

    def encode(self, table: Table, encoder: Encoder | None) -> Floats:
        """Shape (n_homes, n_axes); 0, the mean, where there is no text or no encoder."""
        out = np.zeros((table.height, self.axes.shape[1]))
        texts = table.texts(self.column)
        rows = [row for row, text in enumerate(texts) if text]
        if encoder is not None and rows:
            vectors = encoder([str(texts[row]) for row in rows])
            out[rows] = np.clip((vectors - self.mean) @ self.axes, -6.0, 6.0)
        return out

    def to_json(self) -> dict[str, Any]:
        """Plain values for ``json.dumps``."""
        return {"column": self.column, "mean": self.mean.tolist(), "axes": self.axes.tolist()}

    @classmethod
    def from_json(cls, document: dict[str, Any]) -> Self:
        """Read back what `to_json` wrote."""
        return cls(document["column"], np.array(document["mean"]), np.array(document["axes"]))


def predicts_residuals(x: Floats, rest: Floats) -> bool:
    """Whether `x` predicts, beyond chance, the residuals of sales that it was not fitted to.

    Parameters
    ----------
    x : ndarray of shape (n_sales, n_columns)
        Columns of about unit spread, without missing values.
    rest : ndarray of shape (n_sales,)
        Residuals of the log price after a regression on the other columns.
    """
    targets = rest[:, None]
    alone, with_x = (
        cross_fitted_residuals(x[:, :0], targets),
        cross_fitted_residuals(x, targets, ridge=1e-2),
    )
    gain = (alone**2 - with_x**2)[:, 0]
    chance = float(gain.std(ddof=1)) / np.sqrt(gain.size)
    return bool(gain.mean() > MIN_HELP_T * chance)


def text_columns(table: Table, schema: TableSchema) -> tuple[str, ...]:
    """The text columns that hold at least two texts."""
    names = (column.name for column in schema.with_role("text"))
    return tuple(n for n in names if sum(bool(text) for text in table.texts(n)) > 1)


def _words(text: str | None) -> set[str]:
    return set() if text is None else set(_WORD.findall(text.lower()))
