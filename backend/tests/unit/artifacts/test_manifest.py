"""A manifest is read as it was written, by whichever version."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from tests.unit.plain_manifest import plain_manifest

from houseprice.api.schemas.evaluation import RatioStudy
from houseprice.artifacts import Manifest, read_manifest, seal, verify
from houseprice.artifacts.manifest_parts import EquityFacts, RecalibrationFacts
from houseprice.errors import CorruptArtifact
from houseprice.evaluation.estimates import estimate

RECALIBRATION = RecalibrationFacts(
    of="d" * 64,
    n=120,
    first_day="2026-01-02",
    last_day="2026-03-04",
    own_coverage_90={"value": 80.0, "low": 70.0, "high": 90.0, "n": 120},
    rolling=None,
)
#: Facts that versions added one after another: a manifest may have those of a part of them.
ADDED = (
    *("groups", "leaks", "location", "market_drift", "tuning", "hit_rate_curve"),
    *("equity", "refits", "rolling", "reference"),
)
ADDED_TO_MEMBERS = ("recipe", "output", "reads_tokens")


def stored(folder: Path) -> dict[str, Any]:
    facts: dict[str, Any] = json.loads((folder / "manifest.json").read_text())
    return facts


def first_version() -> dict[str, Any]:
    """A manifest as the first version wrote it."""
    document = plain_manifest().to_json()
    for name in ADDED:
        del document[name]
    for member in document["members"]:
        for name in ADDED_TO_MEMBERS:
            del member[name]
    del document["split"]["n_shared"]
    return document


@pytest.mark.parametrize(
    "manifest",
    [
        plain_manifest(),
        plain_manifest(family="blend", weights={"lightgbm": 0.7, "pytorch": 0.3}),
        plain_manifest(equity=EquityFacts(0.5, {"centre": 0.1, "slope": 1.2}, [{"equity": 0.5}])),
        # The model whose ranges were learned again was sealed before.
        plain_manifest(own_sha256="e" * 64, recalibration=RECALIBRATION),
    ],
)
def test_what_was_written_is_read_and_written_again(manifest: Manifest, tmp_path: Path) -> None:
    (tmp_path / "model.onnx").write_bytes(b"graph")
    sha256 = seal(tmp_path, manifest.to_json())
    document = stored(tmp_path)
    read = verify(tmp_path, sha256)
    assert read.to_json() == document
    assert read == Manifest.from_json(document)
    assert read.files.keys() == {"model.onnx"}
    assert (read.members, read.recalibration) == (tuple(manifest.members), manifest.recalibration)
    seal(tmp_path, read.to_json())
    assert json.dumps(stored(tmp_path)) == json.dumps(document), "the order stays, too"


def test_a_manifest_of_the_first_version_is_read_as_one_without_what_came_since() -> None:
    read = Manifest.from_json(first_version())
    assert [(member.recipe, member.output, member.reads_tokens) for member in read.members] == [
        ("lightgbm", "y", True)
    ] * 2
    assert read.equity == EquityFacts(0.0, None, [])
    assert read.reference == read.example == plain_manifest().example
    assert (read.leaks, read.groups) == ((), {})
    nothing = (read.tuning, read.location, read.market_drift, read.refits, read.rolling)
    assert (*nothing, read.hit_rate_curve, read.split.n_shared) == (None,) * 7
    assert (read.own_sha256, read.recalibration) == (None, None)


@pytest.mark.parametrize("name", ADDED)
def test_a_manifest_that_lacks_one_fact_has_all_others(name: str) -> None:
    document = plain_manifest().to_json()
    del document[name]
    again = Manifest.from_json(document).to_json()
    assert {key: again[key] for key in document} == document
    assert Manifest.from_json(again).to_json() == again


def test_trimmed_figures_that_were_plain_numbers_come_without_an_interval() -> None:
    figures = {"median_ratio": 1.0, "cod": 9.0, "cov": 12.0, "prd": 1.01, "prb": None}
    plain = {"n": 196, "trimmed": 4, "cod_quotient": 3.5, **figures}
    study = {"n": 200, "dropped": 0, "trimmed": plain}
    document = plain_manifest(ratio_study=study).to_json()
    read = Manifest.from_json(document).ratio_study
    facts = read["trimmed"]
    assert (facts["n"], facts["trimmed"], facts["cod_quotient"]) == (196, 4, 3.5)
    assert facts["estimates"]["cod"] == estimate(9.0, n=196)
    assert facts["estimates"]["prb"] == estimate(None, n=196)
    assert facts["estimates"].keys() == figures.keys()
    assert RatioStudy.model_validate(read).trimmed is not None


@pytest.mark.parametrize(
    "study",
    [
        {"n": 9},
        {"n": 9, "trimmed": None},
        {"n": 9, "trimmed": {"n": 9, "estimates": {"cod": estimate(9.0, n=9)}}},
    ],
)
def test_a_trimmed_study_of_this_version_stays_as_it_is(study: dict[str, Any]) -> None:
    document = plain_manifest(ratio_study=study).to_json()
    assert Manifest.from_json(document).ratio_study == study


def test_what_a_newer_version_added_is_kept(tmp_path: Path) -> None:
    seal(tmp_path, {**plain_manifest().to_json(), "weather": {"rain": [1, 2]}})
    read = read_manifest(tmp_path)
    assert read.newer == {"weather": {"rain": [1, 2]}}
    assert read.to_json() == stored(tmp_path)


@pytest.mark.parametrize(
    "change",
    [
        {"seed": None, "dataset": None},  # no object
        {"members": [{"file": "model.onnx", "family": "lightgbm"}]},  # a member without a weight
        {"members": [{**plain_manifest().to_json()["members"][0], "scale": 2}]},
        {"schema": {"columns": [{"name": "price", "size": 3}]}},
        {"split": []},
        {"form": None},
    ],
)
def test_a_manifest_of_another_shape_is_no_model_of_this_version(
    change: dict[str, Any], tmp_path: Path
) -> None:
    sha256 = seal(tmp_path, plain_manifest().to_json() | change)
    with pytest.raises(CorruptArtifact, match="is no model of this version"):
        verify(tmp_path, sha256)


@pytest.mark.parametrize("name", ["family", "dataset", "example", "test_sha256", "result"])
def test_a_manifest_lacks_nothing_that_every_version_wrote(name: str, tmp_path: Path) -> None:
    document = plain_manifest().to_json()
    del document[name]
    seal(tmp_path, document)
    with pytest.raises(CorruptArtifact, match="is no model of this version"):
        read_manifest(tmp_path)
