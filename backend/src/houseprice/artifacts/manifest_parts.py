"""The parts of a manifest that consist of several facts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields, is_dataclass
from typing import TYPE_CHECKING, Any, Self

from houseprice.data.schema import AreaUnit

if TYPE_CHECKING:  # its module loads NumPy, which no reader of a manifest needs
    from houseprice.data.features.normal_scale import InputForm

#: A JSON object whose keys belong to the module that made it.
Json = Mapping[str, Any]


@dataclass(frozen=True)
class ManifestPart:
    """Facts that a manifest holds as one JSON object."""

    def to_json(self) -> dict[str, Any]:
        """Plain values for ``json.dumps``."""
        return {field.name: plain(getattr(self, field.name)) for field in fields(self)}

    @classmethod
    def from_json(cls, document: Json) -> Self:
        """Read back what `to_json` wrote; keys that a newer version added are left out."""
        return cls(**{field.name: document[field.name] for field in fields(cls)})


def plain(value: Any) -> Any:
    """Copy a value of a manifest as JSON has it: data classes are objects, tuples are lists."""
    if is_dataclass(value):
        return {field.name: plain(getattr(value, field.name)) for field in fields(value)}
    if isinstance(value, Mapping):
        return {name: plain(one) for name, one in value.items()}
    if isinstance(value, list | tuple):
        return [plain(one) for one in value]
    return value


@dataclass(frozen=True)
class DatasetFacts(ManifestPart):
    """The data set that a model was trained on; `TableSchema` describes most of the names.

    Parameters
    ----------
    name, title, row_is, currency, area_unit : str
    sha256 : str
        Hash of the table.
    rows : int
        Of the table; the split says which of them the model learned from.
    is_sample : bool
    """

    name: str
    title: str
    row_is: str
    sha256: str
    rows: int
    currency: str
    area_unit: AreaUnit
    is_sample: bool


@dataclass(frozen=True)
class SplitFacts(ManifestPart):
    """How many sales of the data set were used for what.

    Parameters
    ----------
    kind : str
        ``time`` or ``random``.
    seed : int
    n_train, n_calibration, n_test : int
    n_dropped : int
        Sales that were left out because their property is among later sales.
    n_shared : int or None
        Test sales of a property that the model learned from, too; None where an older version did
        not count them.
    """

    kind: str
    seed: int
    n_train: int
    n_calibration: int
    n_test: int
    n_dropped: int
    n_shared: int | None


@dataclass(frozen=True)
class Member(ManifestPart):
    """One output of a graph.

    Parameters
    ----------
    file : str
        Name of the graph in the model's folder; members may share one.
    family : str
        Which family made it.
    input_form : {"raw", "normal"}
        Which form of the features it takes.
    weight : float
        The standardised prediction is the weighted sum over all members.
    recipe : str
        Which recipe of the family; see `models.recipes`.
    output : str
        Its name in the graph.
    reads_tokens : bool
        Whether it reads comparable sales one by one.
    """

    file: str
    family: str
    input_form: InputForm
    weight: float
    recipe: str
    output: str
    reads_tokens: bool

    @classmethod
    def from_json(cls, document: Json) -> Self:
        """Read back what `to_json` wrote; a key more or less may change values: `TypeError`."""
        return cls(**document)


@dataclass(frozen=True)
class LeakFacts(ManifestPart):
    """A column that knows the price; see `data.leakage.detect.Leak`."""

    column: str
    kind: str
    reason: str
    evidence: str
    excluded: bool


@dataclass(frozen=True)
class EquityFacts(ManifestPart):
    """How equal values are between cheap and dear homes.

    Parameters
    ----------
    setting : float
        The setting of the training; see `TrainSettings.equity`.
    stretch : dict or None
        As `valuation.corrections.equity.EquityStretch` gives it; None leaves values as they are.
    points : sequence of dict
        The frontier; see `training.corrections.equity.Equity`. Empty where there is none.
    """

    setting: float
    stretch: Json | None
    points: Sequence[Json]


@dataclass(frozen=True)
class RecalibrationFacts(ManifestPart):
    """Where the ranges in use were learned again since the training.

    Parameters
    ----------
    of : str
        SHA-256 of the manifest of the model before.
    n : int
        Sales that they were learned from.
    first_day, last_day : str
        Days of these sales, ISO 8601.
    own_coverage_90 : dict
        Share of prices, among the sales that were new to them, that the ranges before held.
    rolling : dict or None
        As `rolling_ranges.rolling_report` gives it.
    """

    of: str
    n: int
    first_day: str
    last_day: str
    own_coverage_90: Json
    rolling: Json | None
