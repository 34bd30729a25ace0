"""Family parameters are declared, checked and used by the families."""

from __future__ import annotations

import pytest

from houseprice.errors import InvalidInput
from houseprice.models.contract import FitSettings
from houseprice.models.lightgbm_family import parameters
from houseprice.models.registry import SPECS, check_settings
from houseprice.models.tunables import SETTINGS, Number
from houseprice.training.spec import TrainSettings


@pytest.mark.parametrize("family", SPECS)
def test_each_family_declares_usual_values_inside_their_ranges(family: str) -> None:
    spec = SPECS[family]
    assert {"learning_rate"} <= {tunable.name for tunable in spec.tunables}
    for tunable in spec.tunables:
        tunable.check(tunable.usual)
        assert not tunable.log or tunable.low > 0
    check_settings(family, {r.name: r.usual for r in spec.tunables if r.name not in SETTINGS})


BAD: list[tuple[str, dict[str, Number], str]] = [
    ("pytorch", {"num_leaves": 31}, "params of pytorch must be one of .*dropout.*'num_leaves'"),
    ("lightgbm", {"learning_rate": 0.1}, "params of lightgbm must be one of num_leaves"),
    ("lightgbm", {"num_leaves": 1}, "num_leaves must be a whole number in 4..255, got 1"),
    ("lightgbm", {"num_leaves": 7.5}, "whole number"),
    ("pytorch", {"dropout": float("nan")}, "dropout must be a number in 0..0.6, got nan"),
    ("pytorch", {"dropout": True}, "dropout must be a number"),
    ("all", {"dropout": 0.1}, "params belong to one family, got dropout for all"),
]


@pytest.mark.parametrize(("model_type", "params", "message"), BAD)
def test_a_wrong_parameter_is_refused_with_what_is_allowed(
    model_type: str, params: dict[str, Number], message: str
) -> None:
    with pytest.raises(InvalidInput, match=message):
        check_settings(model_type, params)


def test_trees_take_their_parameters_before_their_own_defaults() -> None:
    lightgbm_parameters = parameters(
        FitSettings(params={"num_leaves": 7, "lambda_l2": 0.5}), 10_000
    )
    assert (
        lightgbm_parameters["num_leaves"],
        lightgbm_parameters["lambda_l2"],
        lightgbm_parameters["feature_fraction"],
    ) == (7, 0.5, 0.5)


def test_settings_with_parameters_are_read_back_as_they_were() -> None:
    settings = TrainSettings(params={"dropout": 0.3}, hidden_sizes=(8, 4))
    assert TrainSettings.from_json(settings.to_json()) == settings
