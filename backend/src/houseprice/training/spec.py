"""The settings of one training."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, replace
from typing import Any, Self

from houseprice.data.split_rules import check_rule
from houseprice.errors import InvalidInput
from houseprice.models.tunables import Number

MAX_EPOCHS = 10_000
#: 1 removes all price-related bias out of fold; later sales may need a little more.
MAX_EQUITY = 1.5


#: Settings of older versions. The run itself now says which model it starts from.
_FORMER = {"graphs_of", "ranges_from"}

MAX_TRIALS = 1_000
_MAX_TUNE_S = 7 * 86_400.0


@dataclass(frozen=True)
class TuneBudget:
    """How much a tuning may try before the training; it ends when either budget is used up.

    Parameters
    ----------
    seconds : float or None
        Seconds during which at least one trial is at work.
    trials : int or None
        Largest number of trials.
    """

    seconds: float | None = None
    trials: int | None = None

    def __post_init__(self) -> None:
        if self.seconds is None and self.trials is None:
            raise InvalidInput("tune must name seconds or trials, got neither")
        _finite_positive("tune.seconds", self.seconds)
        if self.seconds is not None and self.seconds > _MAX_TUNE_S:
            raise InvalidInput(
                f"tune.seconds must be at most {_MAX_TUNE_S:.0f}, got {self.seconds}"
            )
        _within("tune.trials", self.trials, 1, MAX_TRIALS)


@dataclass(frozen=True)
class TrainSettings:
    """The settings that a user can change; None means the default of the family.

    Parameters
    ----------
    epochs : int
        Upper limit of epochs or boosting rounds; training stops early.
    learning_rate : float or None
        A positive finite number.
    hidden_sizes : tuple of int or None
        Widths of the hidden layers, for the neural families.
    batch_size, patience : int or None
        Sales in one training step; epochs without improvement before the training stops.
    seed : int
        The same data, settings, seed and versions give the same model.
    split : str
        ``time``, ``time:YYYY-MM-DD``, ``random:SEED`` or ``auto`` (time where there are dates,
        else random:42), see `data.splits`.
    time_limit_s : float or None
        Seconds after which the call must be over: the training, or all trainings and their blend.
    text_encoder : str or None
        Absolute path of a folder, or Hub name, of a sentence encoder that reads text columns.
    params : mapping of str to number
        Parameters of the family by name, see `models.registry.SPECS`.
    keep_leaks : tuple of str
        Columns to learn from even if they seem to give the price away, see `data.leakage`.
    tune : TuneBudget or None
        Budget for trying other settings on validation sales first; settings that are given here
        stay as they are.
    equity : float
        0 leaves values as the models state them. 1 stretches them so that cheap and dear homes of
        the held-out training sales are valued at the same share of their price; see
        `training.corrections.equity`.
    property_columns : tuple of str or None
        Columns that agree for sales of one home; empty: every sale is a home of its own. None:
        they are found, see `data.properties`.
    neighbourhoods : bool
        Whether neighbourhoods are made from the coordinates where the table has none, see
        `training.neighbourhoods`.
    ignored_columns : tuple of str
        Feature columns that are not learned from, as if their role were ``ignore``.
    """

    epochs: int = 500
    learning_rate: float | None = None
    hidden_sizes: tuple[int, ...] | None = None
    batch_size: int | None = None
    patience: int | None = None
    seed: int = 42
    split: str = "auto"
    time_limit_s: float | None = None
    text_encoder: str | None = None
    params: Mapping[str, Number] = field(default_factory=dict)
    keep_leaks: tuple[str, ...] = ()
    tune: TuneBudget | None = None
    equity: float = 0.0
    property_columns: tuple[str, ...] | None = None
    neighbourhoods: bool = False
    ignored_columns: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        _within("epochs", self.epochs, 1, MAX_EPOCHS)
        _within("seed", self.seed, 0, 2**31 - 1)
        _within("batch_size", self.batch_size, 1, 100_000)
        _within("patience", self.patience, 1, MAX_EPOCHS)
        _finite_positive("learning_rate", self.learning_rate)
        _finite_positive("time_limit_s", self.time_limit_s)
        if not 0 <= self.equity <= MAX_EQUITY:
            raise InvalidInput(f"equity must be in 0..{MAX_EQUITY:g}, got {self.equity}")
        if self.hidden_sizes is not None:
            _layers(self.hidden_sizes)
        check_rule(self.split)

    def to_json(self) -> dict[str, Any]:
        """Plain values for ``json.dumps``."""
        document = asdict(self)
        if not self.neighbourhoods:  # so that settings of before have the same document
            del document["neighbourhoods"]
        if not self.ignored_columns:  # likewise
            del document["ignored_columns"]
        return document

    @classmethod
    def from_json(cls, document: Mapping[str, Any]) -> Self:
        """Read back what `to_json` wrote, also in an older version."""
        document = {name: document[name] for name in document.keys() - _FORMER}
        sizes, tune = document.get("hidden_sizes"), document.get("tune")
        homes = document.get("property_columns")
        read = {
            "property_columns": None if homes is None else tuple(homes),
            "hidden_sizes": None if sizes is None else tuple(sizes),
            "keep_leaks": tuple(document.get("keep_leaks", ())),
            "ignored_columns": tuple(document.get("ignored_columns", ())),
            "tune": None if tune is None else TuneBudget(**tune),
        }
        return cls(**{**document, **read})


def budget_of_part(budget: TuneBudget | None, families: int, slots: int) -> TuneBudget | None:
    """Budget of each family when `slots` tune side by side: a share of the time, all the trials.

    Examples
    --------
    >>> budget_of_part(TuneBudget(seconds=120, trials=30), families=4, slots=2)
    TuneBudget(seconds=60.0, trials=30)
    """
    if budget is None or budget.seconds is None:
        return budget
    return replace(budget, seconds=budget.seconds / -(-families // slots))


def _within(name: str, value: int | None, low: int, high: int) -> None:
    if value is not None and not low <= value <= high:
        raise InvalidInput(f"{name} must be in {low}..{high}, got {value}")


def _finite_positive(name: str, value: float | None) -> None:
    if value is not None and not (math.isfinite(value) and value > 0):
        raise InvalidInput(f"{name} must be a positive finite number, got {value}")


def _layers(sizes: tuple[int, ...]) -> None:
    if not 1 <= len(sizes) <= 8:
        raise InvalidInput(f"hidden_sizes must name 1..8 layers, got {len(sizes)}")
    for size in sizes:
        _within("hidden_sizes", size, 1, 4096)
