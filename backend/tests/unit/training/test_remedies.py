"""With which change a failed training is offered again."""

from __future__ import annotations

from typing import Any

import pytest

from houseprice.jobs.error_codes import CATALOGUE
from houseprice.training.remedies import FailedTraining, remedy_for
from houseprice.training.spec import TrainSettings, TuneBudget


def place(field: str, **more: Any) -> tuple[dict[str, Any], ...]:
    return ({"field": field, "rule": "broken", **more},)


def failed(code: str, model_type: str = "pytorch", **settings: Any) -> FailedTraining:
    return FailedTraining(code, model_type, TrainSettings(**settings), rows=20_000)


def broken(
    places: tuple[dict[str, Any], ...], code: str = "invalid_input", **settings: Any
) -> FailedTraining:
    return FailedTraining(code, "lightgbm", TrainSettings(**settings), places)


def over_time(seconds: float | None, **settings: Any) -> FailedTraining:
    return FailedTraining("time_limit", "pytorch", TrainSettings(**settings), seconds=seconds)


TOTAL = place("keep_leaks", column="total") + place("keep_leaks", column="tax")
MENDED = [
    # A rate above the usual one goes down to that; another one goes down to a tenth.
    (
        failed("diverged", learning_rate=0.3),
        {"learning_rate": 0.002},
        "with a learning rate of 0.002",
    ),
    (
        failed("diverged", learning_rate=0.001),
        {"learning_rate": 0.0001},
        "with a learning rate of 0.0001",
    ),
    (failed("diverged"), {"learning_rate": 0.0002}, "with a learning rate of 0.0002"),
    (
        failed("diverged", "lightgbm", learning_rate=9.0),
        {"learning_rate": 0.12},
        "with a learning rate of 0.12",
    ),
    # Each family of `all` has a usual rate of its own.
    (
        failed("diverged", "all", learning_rate=9.0),
        {"learning_rate": None},
        "with the usual learning rate",
    ),
    (failed("out_of_memory", batch_size=9_000), {"batch_size": 256}, "with a batch size of 256"),
    (
        failed("out_of_memory", batch_size=9_000, hidden_sizes=(4096, 4096)),
        {"batch_size": 256, "hidden_sizes": None},
        "with a batch size of 256 and the usual hidden layers",
    ),
    (
        failed("out_of_memory", text_encoder="a/b"),
        {"text_encoder": None},
        "with no text encoder",
    ),
    # Parameters of a network mean nothing to trees.
    (
        failed("out_of_memory", "huggingface", params={"dropout": 0.1}, learning_rate=0.01),
        {"model_type": "lightgbm", "learning_rate": None, "params": {}},
        "with LightGBM, which needs less memory",
    ),
    (
        failed("out_of_memory", "lightgbm", params={"num_leaves": 255, "lambda_l2": 1.0}),
        {"params": {"lambda_l2": 1.0}},
        "with the usual number of leaves",
    ),
    (
        failed("file_too_large", batch_size=9_000, hidden_sizes=(4096, 4096)),
        {"hidden_sizes": None},
        "with the usual hidden layers",
    ),
    (
        failed("file_too_large", "lightgbm", params={"num_leaves": 255}),
        {"params": {}},
        "with the usual parameters",
    ),
    (over_time(907.0), {"time_limit_s": 600.0}, "with a time limit of 600 s"),
    (over_time(90.0, time_limit_s=5_000), {"time_limit_s": 60.0}, "with a time limit of 60 s"),
    (over_time(90.0, time_limit_s=60.0), {"time_limit_s": 40.0}, "with a time limit of 40 s"),
    (
        failed("export_mismatch", learning_rate=0.1, hidden_sizes=(8, 4)),
        {"learning_rate": None, "hidden_sizes": None},
        "with the usual learning rate and the usual hidden layers",
    ),
    (broken(place("split"), split="time"), {"split": "random:42"}, "with a random split"),
    (
        broken(place("split"), "invalid_data", split="time:2020-01-01"),
        {"split": "auto"},
        "with the usual split",
    ),
    (broken(TOTAL), {"ignored_columns": ["total", "tax"]}, "without the columns total, tax"),
    (
        broken(place("keep_leaks", column="tax"), "invalid_data", ignored_columns=("total",)),
        {"ignored_columns": ["total", "tax"]},
        "without the column tax",
    ),
    (
        broken(place("keep_leaks", value="totl"), keep_leaks=("totl", "tax")),
        {"keep_leaks": ["tax"]},
        "without keeping totl",
    ),
    (
        broken(place("ignored_columns", value="zz"), ignored_columns=("zz",)),
        {"ignored_columns": []},
        "without ignoring zz",
    ),
    (
        broken(place("property_columns", value="flat"), property_columns=("flat",)),
        {"property_columns": None},
        "with homes that are found by their columns",
    ),
    (
        broken(place("property_columns"), "invalid_data"),
        {"property_columns": []},
        "with every sale as a home of its own",
    ),
    (broken(place("text_encoder"), text_encoder="a/b"), {"text_encoder": None}, "with no text enc"),
]


@pytest.mark.parametrize(("training", "fields", "words"), MENDED)
def test_a_change_that_leaves_no_choice_is_offered(
    training: FailedTraining, fields: dict[str, Any], words: str
) -> None:
    remedy = remedy_for(training)
    assert remedy is not None
    assert remedy.fields == fields
    assert remedy.sentence.startswith(f"Retry {words}")


@pytest.mark.parametrize(("training", "fields", "words"), MENDED)
def test_what_the_change_does_not_name_stays_as_it_was(
    training: FailedTraining, fields: dict[str, Any], words: str
) -> None:
    remedy = remedy_for(training)
    assert remedy is not None
    model_type, settings = remedy.applied(training.model_type, training.settings)
    assert model_type == fields.get("model_type", training.model_type)
    before, after = TrainSettings().to_json() | training.settings.to_json(), settings.to_json()
    changed = {name for name in after if after[name] != before.get(name)}
    assert changed <= fields.keys()
    assert settings != training.settings or model_type != training.model_type


@pytest.mark.parametrize(
    "training",
    [
        failed("diverged", "all"),
        failed("diverged", learning_rate=2e-6),  # lower rates learn nothing
        failed("out_of_memory", "lightgbm"),  # there is nothing smaller
        failed("out_of_memory", "lightgbm", batch_size=9_000),  # trees have no batches
        failed("out_of_memory", "all"),
        failed("file_too_large"),
        over_time(None),
        over_time(3.0),  # shorter limits give no model
        over_time(100.0, time_limit_s=6.0),
        failed("export_mismatch"),
        broken(place("split"), split="random:7"),
        broken(place("split") + place("text_encoder"), split="time"),  # two ways
        broken(place("property_columns"), property_columns=()),
        broken(place("keep_leaks", value="totl")),
        broken(({"row": 7, "column": "price", "rule": "must be a number"},), "invalid_data"),
        broken(()),
        failed("a_code_of_a_newer_version"),
    ],
)
def test_nothing_is_offered_where_it_would_not_help(training: FailedTraining) -> None:
    assert remedy_for(training) is None


OFFERED = {
    "diverged", "out_of_memory", "file_too_large", "time_limit", "export_mismatch",
    "invalid_input", "invalid_data",
}  # fmt: skip


@pytest.mark.parametrize("code", sorted(CATALOGUE.keys() - OFFERED))
def test_codes_that_no_setting_mends_offer_nothing(code: str) -> None:
    settings = TrainSettings(
        learning_rate=9.0, batch_size=9_000, split="time", tune=TuneBudget(trials=3)
    )
    places = place("split")
    assert remedy_for(FailedTraining(code, "pytorch", settings, places, seconds=900.0)) is None
