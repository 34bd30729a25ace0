"""The manifest of a model, which describes the model in its folder."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any, Self

from houseprice.artifacts.folder import FORMAT, check_files, read_document
from houseprice.artifacts.manifest_parts import (
    DatasetFacts,
    EquityFacts,
    Json,
    LeakFacts,
    Member,
    RecalibrationFacts,
    SplitFacts,
    plain,
)
from houseprice.artifacts.older import brought_up_to_date
from houseprice.data.schema import TableSchema
from houseprice.errors import CorruptArtifact


@dataclass(frozen=True, kw_only=True)
class Manifest:
    """Every fact of a trained model, in the order in which ``manifest.json`` has them.

    Facts of type `Json` belong to modules of higher layers, which read them.

    Parameters
    ----------
    family, title, framework : str
    settings : dict
        JSON of `training.spec.TrainSettings`.
    tuning : dict or None
        As `training.trial_ledger.protocol` gives it.
    seed : int
    created_at : str
        ISO 8601, UTC.
    seconds : float
        How long the training took.
    git_revision : str or None
        Revision of the code.
    provenance : dict
        Facts on its origin from the caller of the training.
    versions : dict of str to str
        Versions of Python and of the packages of the training.
    dataset : DatasetFacts
    schema : TableSchema
        Schema of the data set at the training.
    split : SplitFacts
    train_sha256, test_sha256 : str
        Hashes of the training sales and of the test sales.
    target : dict
        JSON of `valuation.target.Target`.
    members : sequence of Member
    weights : dict of str to float
        Weight of each family.
    location, market_drift : dict or None
        JSON of `LocationAdjustment` and `MarketDrift` in `valuation.corrections`.
    beyond : dict
        JSON of `valuation.corrections.beyond.Beyond`.
    equity : EquityFacts
    features : sequence of str
    leaks : sequence of LeakFacts
    text_encoder : str or None
    form : sequence of dict
        JSON of each `valuation.answers.FormField`.
    reference, example : dict
        A typical home, and another complete home to try the model with.
    refits : dict or None
        JSON of `training.publishing.refit_stability.Refits`.
    test, baselines, ratio_study, groups, hit_rate_curve, rolling, by_age
        Figures of the blind test; see `training.publishing.blind_test.BlindTestScores`. Older
        versions did not measure the last four: then ``groups`` is empty, the others are None.
    warnings : sequence of str
        Warnings for users before they trust the figures.
    left_out : sequence of str
        What the time limit left out, as sentences; empty where there was time for all.
    result : dict
        See `training.publishing.finish.TrainResult`.
    format : int
    files : dict of str to dict
        ``sha256`` and ``bytes`` of every other file; `folder.seal` sets them.
    own_sha256 : str or None
        Checksum of the other facts; `folder.seal` sets it. None in an older version.
    recalibration : RecalibrationFacts or None
        Facts of the ranges, where they were learned again since the training.
    newer : dict
        Facts that a newer version added; nothing reads them, and they are written unchanged.
    """

    format: int = FORMAT
    family: str
    title: str
    framework: str
    settings: Json
    tuning: Json | None
    seed: int
    created_at: str
    seconds: float
    git_revision: str | None
    provenance: Json
    versions: Mapping[str, str]
    dataset: DatasetFacts
    schema: TableSchema
    split: SplitFacts
    train_sha256: str
    test_sha256: str
    target: Json
    members: Sequence[Member]
    weights: Mapping[str, float]
    location: Json | None
    market_drift: Json | None
    beyond: Json
    equity: EquityFacts
    features: Sequence[str]
    leaks: Sequence[LeakFacts]
    text_encoder: str | None
    form: Sequence[Json]
    reference: Json
    example: Json
    refits: Json | None
    test: Json
    baselines: Mapping[str, Json]
    ratio_study: Json
    groups: Json
    hit_rate_curve: Sequence[Json] | None
    rolling: Json | None
    by_age: Sequence[Json] | None
    warnings: Sequence[str]
    left_out: Sequence[str]
    result: Json
    files: Mapping[str, Json] = field(default_factory=dict)
    own_sha256: str | None = None
    recalibration: RecalibrationFacts | None = None
    newer: Json = field(default_factory=dict)

    def to_json(self) -> dict[str, Any]:
        """Plain values for `folder.seal`."""
        facts = {name: plain(getattr(self, name)) for name in _NAMES}
        none = {name for name in _LEFT_OUT if facts[name] is None}
        return {name: facts[name] for name in _NAMES if name not in none} | dict(self.newer)

    @classmethod
    def from_json(cls, document: Json) -> Self:
        """Read a manifest of this version or an older one.

        Raises
        ------
        KeyError, TypeError, ValueError, AttributeError
            If it is no manifest.
        """
        facts = brought_up_to_date(document)
        read = {name: _READERS.get(name, _as_it_is)(facts[name]) for name in _NAMES}
        newer = {name: fact for name, fact in facts.items() if name not in _NAMES}
        return cls(**read, newer=newer)


_NAMES = tuple(fact.name for fact in fields(Manifest) if fact.name != "newer")
#: Facts that a manifest leaves out where it has none.
_LEFT_OUT = ("own_sha256", "recalibration")


def _as_it_is(value: Any) -> Any:
    return value


def _recalibration(document: Json | None) -> RecalibrationFacts | None:
    return None if document is None else RecalibrationFacts.from_json(document)


_READERS: dict[str, Callable[[Any], Any]] = {
    "dataset": DatasetFacts.from_json,
    "schema": TableSchema.from_json,
    "split": SplitFacts.from_json,
    "members": lambda members: tuple(Member.from_json(member) for member in members),
    "equity": EquityFacts.from_json,
    "features": tuple,
    "leaks": lambda leaks: tuple(LeakFacts.from_json(leak) for leak in leaks),
    "form": tuple,
    "warnings": tuple,
    "left_out": tuple,
    "recalibration": _recalibration,
}


def read_manifest(folder: Path, manifest_sha256: str | None = None) -> Manifest:
    """Read ``manifest.json`` without a look at the other files.

    Parameters
    ----------
    folder : Path
        Folder of a trained model.
    manifest_sha256 : str or None
        Result of `folder.seal`, where it is known.

    Raises
    ------
    CorruptArtifact
        As `folder.read_document` does, or if it lacks facts that every version wrote.
    """
    return _manifest(folder, read_document(folder, manifest_sha256))


def verify(folder: Path, manifest_sha256: str | None = None) -> Manifest:
    """Check every file of a model against its checksum, and read its manifest.

    Parameters
    ----------
    folder, manifest_sha256
        As in `read_manifest`.

    Raises
    ------
    CorruptArtifact
        As `folder.check_files` and `read_manifest` do.
    """
    return _manifest(folder, check_files(folder, manifest_sha256))


def _manifest(folder: Path, document: Json) -> Manifest:
    try:
        return Manifest.from_json(document)
    except (KeyError, TypeError, ValueError, AttributeError) as problem:
        raise CorruptArtifact(f"{folder.name} is no model of this version.") from problem
