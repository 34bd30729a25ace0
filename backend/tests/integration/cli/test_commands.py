"""Commands: documents on standard output, problems on standard error, exit status."""

from __future__ import annotations

import json
import os
import signal
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import polars as pl
import psutil
import pytest
from tests.integration.cli.conftest import HOUSEPRICE, run, run_process

Command = Callable[..., subprocess.CompletedProcess[str]]
SCORES = {
    *("n", "mdape", "ppe10", "ppe20", "rmse", "mae", "r2", "median_ratio", "cod", "prd", "prb"),
    *("coverage_90", "width_90", "winkler_90", "coverage_68", "width_68", "winkler_68"),
    *("mape", "mpe", "median_error", "failure_rate", "p15l", "p15h", "p20h", "fsd", "cov"),
    *("pinball", "hit_rate", "usable_hit_rate", "fsd_error_correlation"),
}


def test_train_prints_the_document_of_the_design(trained: dict[str, Any]) -> None:
    assert trained["dataset"] == "demo"
    assert {"kind", "seed", "n_train", "n_calibration", "n_test"} <= set(trained["split"])
    assert set(trained["models"]) == {"lightgbm", "baseline_median_area", "baseline_linear"}
    model = trained["models"]["lightgbm"]
    assert set(model["test"]) == SCORES
    assert {"seconds", "peak_rss_mb", "artifact"} <= set(model)
    assert 1 < model["test"]["mdape"] < 60  # percent
    assert any("made up" in text for text in trained["warnings"])


def test_value_prints_a_list_of_values(home: Path, trained: dict[str, Any]) -> None:
    artifact = trained["models"]["lightgbm"]["artifact"]
    example = json.loads((Path(artifact) / "manifest.json").read_text())["example"]
    sets = [f"--set={name}={value}" for name, value in example.items() if value is not None]
    done = run(home, "value", artifact, *sets, "--json")
    assert done.returncode == 0, done.stderr
    (value,) = json.loads(done.stdout)
    assert value["low_90"] < value["value"] < value["high_90"]
    assert {"fsd", "confidence", "reason_codes"} <= set(value)
    assert len(value["comparables"]) >= 5
    assert {"distance_m", "sale_date", "price", "adjusted_price"} <= set(value["comparables"][0])
    assert {"feature", "amount", "standard_error", "parts"} == set(value["contributions"][0])
    assert {"low", "median", "high", "n", "disagrees"} == set(value["comparables_range"])
    moved = sum(part["amount"] for part in value["comparables"][0]["adjustments"])
    first = value["comparables"][0]
    assert first["time_adjusted_price"] + moved == pytest.approx(first["adjusted_price"])


def test_a_changed_home_is_valued_beside_the_home(home: Path, trained: dict[str, Any]) -> None:
    artifact = trained["models"]["lightgbm"]["artifact"]
    reference = json.loads((Path(artifact) / "manifest.json").read_text())["reference"]
    sets = [f"--set={name}={value}" for name, value in reference.items() if value is not None]
    bigger = f"--what-if=living_area={1.2 * reference['living_area']}"
    done = run(home, "value", artifact, *sets, bigger, "--json")
    assert done.returncode == 0, done.stderr
    (value,) = json.loads(done.stdout)
    scenario = value["what_if"]
    assert scenario["before"]["value"] == value["value"]
    assert scenario["difference"] == scenario["after"]["value"] - value["value"]
    assert scenario["warning"] is None
    assert "similar sales support this value" in run(home, "value", artifact, *sets, bigger).stdout


def test_a_second_model_answers_where_the_first_refuses_or_is_unsure(
    home: Path, trained: dict[str, Any], sales_file: Path
) -> None:
    sales = pl.read_csv(sales_file)[:300]
    area = pl.col("living_area")  # a hundredfold is beyond all sizes that the first model knows
    large = sales.with_columns((area * 100).cast(sales["living_area"].dtype))
    both, homes = home / "both.csv", home / "two.csv"
    pl.concat([sales, large]).write_csv(both)
    pl.concat([sales[:1], large[1:2]]).write_csv(homes)
    trains = ["train", str(both), "--target", "price", "--model", "lightgbm"]
    training = run(home, *trains, "--epochs", "5", "--out", str(home / "both"), "--json")
    assert training.returncode == 0, training.stderr
    first = trained["models"]["lightgbm"]["artifact"]
    second = json.loads(training.stdout)["models"]["lightgbm"]["artifact"]
    alone = run(home, "value", second, str(homes), "--json")
    command = ["value", first, str(homes), "--cascade", second]
    refused = json.loads(run(home, *command, "--json").stdout)
    assert [value["model"] for value in refused] == [first, second]
    assert refused[1] == json.loads(alone.stdout)[1]
    unsure = json.loads(run(home, *command, "--max-fsd", "0.0001", "--json").stdout)
    both_said = [refused[0], json.loads(alone.stdout)[0]]
    assert unsure == [min(both_said, key=lambda answer: answer["fsd"]), refused[1]]
    assert "model" in run(home, *command).stdout


def test_a_file_of_sales_is_trained_on(home: Path, few_sales: Path) -> None:
    done = run(
        home,
        *("train", str(few_sales), "--target", "price", "--model", "lightgbm"),
        *("--epochs", "5", "--split", "random:1", "--json"),
    )
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout)["split"]["kind"] == "random"


def test_models_lists_what_was_trained(home: Path, trained: dict[str, Any]) -> None:
    done = run(home, "models", "--json")
    artifact = trained["models"]["lightgbm"]["artifact"]
    assert artifact in [item["model"] for item in json.loads(done.stdout)]
    name = "/".join(Path(artifact).parts[-2:])  # as every command takes it
    assert name in run(home, "models").stdout
    assert run(home, "market", name).returncode == 0


def test_bench_compares_with_plain_lightgbm_on_the_same_sales(home: Path) -> None:
    done = run(home, "bench", "demo", "--model", "lightgbm", "--time-limit", "10", "--json")
    assert done.returncode == 0, done.stderr
    document = json.loads(done.stdout)
    naive = {"plain_lightgbm", "baseline_median_area", "baseline_linear"}
    rows = document["models"]
    assert set(rows) == {"lightgbm", *naive}
    assert {row["n"] for row in rows.values()} == {400}
    ours, plain = rows["lightgbm"], rows["plain_lightgbm"]
    assert plain["mdape_ratio"] == {"value": 1.0, "low": 1.0, "high": 1.0}
    ratio = ours["mdape"]["value"] / plain["mdape"]["value"]
    assert ours["mdape_ratio"]["value"] == pytest.approx(ratio)
    assert ours["mdape_ratio"]["low"] <= ratio <= ours["mdape_ratio"]["high"]
    assert ours["seconds_ratio"] == pytest.approx(ours["seconds"] / plain["seconds"])
    assert ours["batch_per_s"] > ours["single_per_s"] > 0


def test_compare_tells_two_models_apart_sale_by_sale(home: Path, trained: dict[str, Any]) -> None:
    artifact = trained["models"]["lightgbm"]["artifact"]
    # Even after two epochs a model has its linear part, so it need not be clearly worse.
    quick = run(home, "train", "demo", "--model", "lightgbm", "--epochs", "2", "--json")
    other = json.loads(quick.stdout)["models"]["lightgbm"]["artifact"]
    done = run(home, "compare", other, artifact, "--json")
    assert done.returncode == 0, done.stderr
    document = json.loads(done.stdout)
    assert {entry["model"] for entry in document["leaderboard"]} == {artifact, other}
    assert document["n"] == trained["split"]["n_test"]
    mdape = document["differences"][0]["metrics"]["mdape"]
    clear = mdape["high"] < 0 or mdape["low"] > 0
    assert (mdape["verdict"] in ("better", "worse")) == clear
    table = run(home, "compare", other, artifact)
    assert table.returncode == 0
    assert (mdape["verdict"] or "").replace("_", " ").split()[-1] in table.stdout
    assert run(home, "compare", artifact, artifact).returncode == 2


def test_market_tells_how_prices_moved(home: Path, trained: dict[str, Any]) -> None:
    artifact = trained["models"]["lightgbm"]["artifact"]
    index = json.loads(run(home, "market", artifact, "--json").stdout)
    assert index["period_months"] == 1
    assert sum(point["n"] for point in index["market"]["points"]) == trained["split"]["n_train"]
    table = run(home, "market", artifact)
    assert table.returncode == 0, table.stderr
    assert "Whole market" in table.stdout
    assert "Old Harbour" in table.stdout


def test_equity_shows_the_frontier_and_makes_a_point_of_it(
    home: Path, trained: dict[str, Any]
) -> None:
    artifact = trained["models"]["lightgbm"]["artifact"]
    table = run(home, "equity", artifact)
    assert table.returncode == 0, table.stderr
    assert "held-out training sales" in table.stdout
    fair = str(home / "fair")
    done = run(home, "equity", artifact, "--at", "1", "--sales", "demo", "--out", fair, "--json")
    assert done.returncode == 0, done.stderr
    document = json.loads(done.stdout)
    chosen = [point for point in document["frontier"] if point["chosen"]]
    assert [point["equity"] for point in chosen] == [document["equity"]] == [1]
    assert abs(chosen[0]["out_of_fold"]["prb"]["value"]) < 1e-3
    assert run(home, "equity", artifact, "--at", "1").returncode == 2


def _file(home: Path, text: str) -> str:
    file = home / "bad.csv"
    file.write_text(text)
    return str(file)


BAD_COMMANDS = [
    (["train", "nowhere"], "nowhere"),
    (["train", "demo", "--model", "catboost"], "catboost"),
    (["train", "demo", "--epochs", "0"], "epochs must be in 1..10000, got 0"),
    (["train", "demo", "--epochs", "1000000000"], "epochs must be in"),
    (["train", "demo", "--learning-rate", "nan"], "learning_rate"),
    (["train", "demo", "--split", "newest"], "split must be"),
    (["train", "demo", "--time-limit", "-1"], "time_limit_s"),
    (
        ["train", "demo", "--model", "lightgbm", "--param", "dropout=0.1"],
        "must be one of num_leaves",
    ),
    (["train"], "Missing argument"),
    (["value", "nowhere", "--set", "a=1"], "nowhere"),
    (["value", "nowhere", "--set", "a=1", "--max-fsd", "0.2"], "needs --cascade"),
    (["evaluate", "nowhere", "x.csv"], "nowhere"),
    (["bench", "demo", "--model", "catboost"], "catboost"),
    (["bench", "demo", "--split", "newest"], "split must be"),
    (["compare", "nowhere", "elsewhere"], "nowhere"),
    (["train", "demo", "--equity", "2"], "equity must be in 0..1.5, got 2"),
    (["equity", "nowhere"], "nowhere"),
    (["fly"], "No such command"),
]


@pytest.mark.parametrize(("arguments", "message"), BAD_COMMANDS)
def test_bad_input_ends_with_status_2_and_says_what_came(
    home: Path, arguments: list[str], message: str
) -> None:
    done = run(home, *arguments)
    assert done.returncode == 2, done.stderr
    assert message in done.stderr
    assert done.stdout == ""
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize(
    "text",
    [
        "area,price\n",  # no row
        "area,price\n100,5\n",  # one row
        "area,price\n" + "".join(f"{i + 50},250000\n" for i in range(300)),  # a constant target
        "area,price\n" + "".join(f"{i + 50},{1000 * i + 5}\n" for i in range(300)) + "x,7\n",
    ],
)
def test_a_file_that_cannot_be_learned_from_ends_with_status_2(home: Path, text: str) -> None:
    file = _file(home, text)
    done = run(home, "train", file, "--target", "price", "--role", "area=living_area")
    assert done.returncode == 2, done.stderr
    assert "Traceback" not in done.stderr


def test_an_encoder_without_texts_ends_with_status_2(home: Path, sales_file: Path) -> None:
    file = home / "silent.csv"
    pl.read_csv(sales_file).drop("description").write_csv(file)
    done = run(home, "train", str(file), "--target", "price", "--text-encoder", "owner/encoder")
    assert done.returncode == 2, done.stderr
    assert "text_encoder needs a column of the role text" in done.stderr


def test_an_encoder_that_is_nowhere_ends_with_status_1(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HF_HUB_OFFLINE", "1")
    done = run(home, "train", "demo", "--model", "lightgbm", "--text-encoder", "owner/encoder")
    assert done.returncode == 1, done.stderr
    assert "text_encoder must be a folder or a Hub name" in done.stderr
    assert "Traceback" not in done.stderr


BAD_HOMES = [
    (["living_area=abc"], "living_area must be a number"),
    (["latitude=90"], "without the poles"),
    (["wings=2"], "wings is not a feature"),
]


@pytest.mark.parametrize(("sets", "message"), BAD_HOMES)
def test_a_wrong_home_ends_with_status_2(
    home: Path, trained: dict[str, Any], sets: list[str], message: str
) -> None:
    artifact = trained["models"]["lightgbm"]["artifact"]
    done = run(home, "value", artifact, *(f"--set={text}" for text in sets))
    assert done.returncode == 2, done.stderr
    assert message in done.stderr


@pytest.mark.parametrize("command", [run, run_process])
def test_a_damaged_model_ends_with_status_1(
    home: Path, trained: dict[str, Any], command: Command
) -> None:
    card = Path(trained["models"]["lightgbm"]["artifact"]) / "card.md"
    text = card.read_text()
    card.write_text(text + "!")
    try:
        done = command(home, "value", str(card.parent), "--set=a=1")
    finally:
        card.write_text(text)
    assert done.returncode == 1
    assert "checksum" in done.stderr


def test_the_program_itself_prints_and_ends_as_its_commands_do(
    home: Path, trained: dict[str, Any]
) -> None:
    artifact = trained["models"]["lightgbm"]["artifact"]
    for words in (
        ["market", artifact, "--json"],
        ["value", artifact, "--set=living_area=abc"],
        ["train"],
    ):
        here, there = run(home, *words), run_process(home, *words)
        assert (here.returncode, here.stdout, here.stderr) == (
            *(there.returncode, there.stdout, there.stderr),
        )


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_stopping_a_training_leaves_no_process_and_no_folder(
    home: Path, few_sales: Path, tmp_path: Path, number: signal.Signals
) -> None:
    environment = {**os.environ, "HOUSEPRICE_DATA_DIR": str(home)}
    asked = ["train", str(few_sales), "--target", "price", "--model", "lightgbm"]
    command = [*HOUSEPRICE, *asked, "--out", str(tmp_path / "m")]
    process = subprocess.Popen(
        command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True, env=environment
    )
    assert process.stderr is not None
    with process.stderr as lines:
        while "Model " not in lines.readline():
            assert process.poll() is None
        trainings = psutil.Process(process.pid).children(recursive=True)
        process.send_signal(number)
        lines.read()
    assert process.wait(30) != 0
    assert trainings
    assert not any(training.is_running() for training in trainings)
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == []
