"""What is typed on the command line becomes settings, roles and homes."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace

import pytest

from houseprice.cli import train
from houseprice.cli.inputs import parse_roles
from houseprice.cli.train import _encoder, _families, _sizes, parse_params
from houseprice.cli.training_processes.jobs import Order
from houseprice.cli.tune import parse_budget
from houseprice.cli.value import parse_home
from houseprice.errors import InvalidInput, Unavailable
from houseprice.models.registry import FAMILIES
from houseprice.training.spec import TrainSettings, TuneBudget, budget_of_part


def test_texts_stay_as_they_are_for_the_parser_of_the_model() -> None:
    home = parse_home(["area=120,5 m²", "zip=098", "pool=ja"])
    assert home == {"area": "120,5 m²", "zip": "098", "pool": "ja"}


def test_an_empty_value_is_a_gap_and_a_value_may_hold_equals_signs() -> None:
    assert parse_home(["area=", "zip=a=b"]) == {"area": None, "zip": "a=b"}


@pytest.mark.parametrize("texts", [["area"], ["area=1", "area=2"]])
def test_wrong_settings_of_a_home_are_refused(texts: list[str]) -> None:
    with pytest.raises(InvalidInput):
        parse_home(texts)


def test_roles_are_read_from_the_last_equals_sign() -> None:
    assert parse_roles(["Sale=Price=price"]) == {"Sale=Price": "price"}


@pytest.mark.parametrize("text", ["price", "x=", "x=cost"])
def test_wrong_roles_are_refused(text: str) -> None:
    with pytest.raises(InvalidInput, match="COLUMN=ROLE"):
        parse_roles([text])


def test_families_that_are_worth_most_come_first_within_a_limit() -> None:
    assert _families("all", in_time=True) == list(FAMILIES)
    assert set(_families("all")) == set(FAMILIES)
    assert _families("pytorch", in_time=True) == ["pytorch"]


def test_a_budget_of_all_families_shares_the_time_and_not_the_trials() -> None:
    assert budget_of_part(None, 4, 1) is None
    assert budget_of_part(TuneBudget(trials=8), 4, 1) == TuneBudget(trials=8)
    assert budget_of_part(TuneBudget(seconds=120), 4, 1) == TuneBudget(seconds=30)
    assert budget_of_part(TuneBudget(seconds=120), 4, 3) == TuneBudget(seconds=60)


def test_a_family_that_cannot_be_tuned_leaves_the_others(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    limits: list[float | None] = []

    def tune(order: Order, family: str) -> Order:
        assert order.settings.tune is not None
        limits.append(order.settings.tune.seconds)
        if family == "pytorch":
            raise Unavailable("No trial was completed within the budget.")
        return order

    monkeypatch.setattr(train, "tuned", tune)
    settings = TrainSettings(tune=TuneBudget(seconds=60))
    whole = Order(SimpleNamespace(), settings, tmp_path, 1)  # type: ignore[arg-type] # not read
    orders, failed = train._tuned(whole, ["lightgbm", "pytorch", "tensorflow"])
    assert list(orders) == ["lightgbm", "tensorflow"]
    assert list(failed) == ["pytorch"]
    assert limits == [20.0, 20.0, 20.0]


def test_layer_widths_are_whole_numbers() -> None:
    assert _sizes("64,32") == (64, 32)
    with pytest.raises(InvalidInput, match="whole numbers"):
        _sizes("64,a")


def test_an_encoders_folder_is_named_in_full_and_a_hub_name_is_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "encoder").mkdir()
    monkeypatch.chdir(tmp_path)
    assert _encoder("encoder") == str((tmp_path / "encoder").resolve())
    assert _encoder("owner/encoder") == "owner/encoder"
    assert _encoder(None) is None


def test_parameters_of_a_family_are_numbers_whole_where_they_can_be() -> None:
    params = parse_params(["num_leaves=15", "lambda_l2=0.5"])
    assert params == {"num_leaves": 15, "lambda_l2": 0.5}
    assert isinstance(params["num_leaves"], int)


@pytest.mark.parametrize("text", ["dropout", "dropout=", "dropout=much"])
def test_a_parameter_without_a_number_is_refused(text: str) -> None:
    with pytest.raises(InvalidInput, match="--param must be NAME=NUMBER"):
        parse_params([text])


@pytest.mark.parametrize(
    ("text", "budget"),
    [
        ("10m", TuneBudget(seconds=600)),
        ("1.5h", TuneBudget(seconds=5400)),
        ("90s", TuneBudget(seconds=90)),
        ("1trial", TuneBudget(trials=1)),
        ("10m,30trials", TuneBudget(seconds=600, trials=30)),
    ],
)
def test_a_budget_is_a_time_a_number_of_trials_or_both(text: str, budget: TuneBudget) -> None:
    assert parse_budget(text) == budget


@pytest.mark.parametrize("text", ["", "10", "ten m", "-5m", "2.5trials", "0trials", "10m;3trials"])
def test_anything_else_is_no_budget(text: str) -> None:
    with pytest.raises(InvalidInput, match="tune"):
        parse_budget(text)
