"""The parts of a manifest that consist of several facts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields, is_dataclass
from typing import TYPE_CHECKING, Any, Self

from houseprice.data.schema import AreaUnit

if TYPE_CHECKING:  # the module loads NumPy, which no reader of a manifest needs
    from houseprice.data.features.normal_scale import InputForm

#: A JSON object whose keys belong to the module that writes it.
Json = Mapping[str, Any]


@dataclass(frozen=True)
class ManifestPart:
    """Facts that a manifest holds as one JSON object."""

    def to_json(self) -> dict[str, Any]:
        """Plain values for ``json.dumps``."""
        return {field.name: plain(getattr(self, field.name)) for field in fields(self)}

    @classmethod
    def from_json(cls, document: Json) -> Self:
        """Read back what `to_json` wrote, without keys that a newer version added."""
        return cls(**{field.name: document[field.name] for field in fields(cls)})


def plain(value: Any) -> Any:
    """Copy a value of a manifest into JSON: data classes become objects, tuples become lists."""
    if is_dataclass(value):
        return {field.name: plain(getattr(value, field.name)) for field in fields(value)}
    if isinstance(value, Mapping):
        return {name: plain(item) for name, item in value.items()}
    if isinstance(value, list | tuple):
        return [plain(item) for item in value]
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
        Rows of the table; the split says how many of them the model learned from.
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
    """How many sales of the data set served each purpose.

    Parameters
    ----------
    kind : str
        ``time`` or ``random``.
    seed : int
    n_train, n_calibration, n_test : int
    n_dropped : int
        Sales that were left out because their property is among later sales.
    n_shared : int or None
        Test sales of properties whose other sales the model learned from; None for older models,
        which did not count them.
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
    """One fitted model: an output of an exported network or of exported trees.

    Parameters
    ----------
    file : str
        Name of the ONNX file in the model's folder, which members may share.
    family : str
        Family of the member.
    input_form : {"raw", "normal"}
        Form of the features that it takes.
    weight : float
        Its factor in the standardised prediction, which is the weighted sum over all members.
    recipe : str
        Recipe of the family; see `models.recipes`.
    output : str
        Name of its output in the ONNX file.
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
        """Read back what `to_json` wrote; a missing or an unknown key raises `TypeError`."""
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
    """Facts of ranges that were learned again since the training.

    Parameters
    ----------
    of : str
        SHA-256 of the manifest of the model with the earlier ranges.
    n : int
        Sales from which the ranges were learned.
    first_day, last_day : str
        Days of these sales, ISO 8601.
    own_coverage_90 : dict
        Share of the prices, among sales new to them, that the earlier ranges held.
    rolling : dict or None
        As `rolling_ranges.rolling_report` gives it.
    """

    of: str
    n: int
    first_day: str
    last_day: str
    own_coverage_90: Json
    rolling: Json | None
