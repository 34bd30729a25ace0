"""What moves the values of a trained model, in money and in points of error."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from houseprice.artifacts.blind import HOMES_FILE
from houseprice.errors import CorruptArtifact, InvalidInput
from houseprice.training.train import TrainResult
from houseprice.valuation.drivers.blind_homes import blind_homes
from houseprice.valuation.drivers.dependence import may_depend, partial_dependence
from houseprice.valuation.drivers.importance import importance
from houseprice.valuation.valuer import Valuer


def field_of(valuer: Valuer, role: str) -> str:
    return next(field.name for field in valuer.form if field.role == role)


def test_a_larger_home_is_worth_more_all_else_being_equal(
    valuer: Valuer, trained: TrainResult
) -> None:
    area = field_of(valuer, "living_area")
    curve = partial_dependence(valuer, trained.artifact, area)
    at = [float(point.at) for point in curve.points if isinstance(point.at, int | float)]
    middle = [point.value.middle for point in curve.points]
    assert at == sorted(at)
    assert len(at) >= 8
    assert middle[-1] > 1.3 * middle[0]
    for point in curve.points:
        assert point.value.low_10 <= point.value.middle <= point.value.high_90
        assert point.change.low_10 <= point.change.middle <= point.change.high_90


def test_a_point_is_the_mean_of_the_homes_valued_one_by_one(
    valuer: Valuer, trained: TrainResult
) -> None:
    area = field_of(valuer, "living_area")
    curve = partial_dependence(valuer, trained.artifact, area)
    homes, _ = blind_homes(trained.artifact, 150)
    assert curve.homes == homes.height
    point = curve.points[3]
    rows = [{**home, area: point.at} for home in homes.rows(named=True)]
    fields = {field.name for field in valuer.form}
    plain = [{name: home[name] for name in fields & home.keys()} for home in rows]
    days = {field.name for field in valuer.form if field.kind == "date"}
    plain = [{k: str(v) if k in days else v for k, v in home.items()} for home in plain]
    single = [value.value for home in plain for value in valuer.value([home])]
    worth = np.array([value for value in single if value is not None])
    assert point.value.middle == pytest.approx(float(worth.mean()), rel=1e-6)


def test_a_change_at_the_reference_is_nothing(valuer: Valuer, trained: TrainResult) -> None:
    for field in filter(may_depend, valuer.form):
        curve = partial_dependence(valuer, trained.artifact, field.name)
        (zero,) = (point for point in curve.points if point.at == curve.reference)
        assert (zero.change.low_10, zero.change.middle, zero.change.high_90) == (0, 0, 0)


def test_a_feature_without_a_curve_is_refused(valuer: Valuer, trained: TrainResult) -> None:
    for name in ("no such feature", field_of(valuer, "latitude")):
        with pytest.raises(InvalidInput, match="feature must be one of"):
            partial_dependence(valuer, trained.artifact, name)


def test_the_made_up_market_is_moved_by_size_and_place(
    valuer: Valuer, trained: TrainResult
) -> None:
    found = importance(valuer, trained.artifact)
    by_label = {group.label: group for group in found.groups}
    assert [group.loss for group in found.groups] == sorted(
        (group.loss for group in found.groups), reverse=True
    )
    assert by_label["Living area"].low > 0
    assert by_label["Location"].low > 0
    for group in found.groups:
        assert group.low <= group.loss <= group.high
        assert group.moved >= 0
    names = [name for group in found.groups for name in group.features]
    assert sorted(names) == sorted(field.label for field in valuer.form if field.kind != "date")


def test_the_same_model_gives_the_same_importance(valuer: Valuer, trained: TrainResult) -> None:
    assert importance(valuer, trained.artifact) == importance(valuer, trained.artifact)


def test_homes_that_were_changed_on_disk_are_refused(copied: Path) -> None:
    file = copied / HOMES_FILE
    file.write_bytes(file.read_bytes()[:-1] + b"x")
    with pytest.raises(CorruptArtifact):
        blind_homes(copied, 10)
