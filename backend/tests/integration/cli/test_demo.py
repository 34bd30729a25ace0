"""``houseprice demo``: one command on a machine that has only the program."""

from __future__ import annotations

import json
from pathlib import Path

from tests.integration.cli.conftest import run_process

#: Nobody listens there: whoever asks the network fails.
NO_NETWORK = "http://127.0.0.1:1"


def test_the_demo_ends_with_a_valued_home_and_a_model_that_others_can_use(tmp_path: Path) -> None:
    done = run_process(tmp_path, "demo", "--json", HTTP_PROXY=NO_NETWORK, HTTPS_PROXY=NO_NETWORK)
    assert done.returncode == 0, done.stderr
    document = json.loads(done.stdout)
    assert document["low_90"] < document["value"] < document["high_90"]
    assert 1 < document["mdape"] < 60  # percent
    assert document["seconds"]["all"] >= document["seconds"]["training"] > 0
    home = [f"{name}={cell}" for name, cell in document["home"].items() if cell is not None]
    options = [word for cell in home for word in ("--set", cell)]
    again = run_process(tmp_path, "value", document["model"], *options, "--json")
    assert again.returncode == 0, again.stderr
    (other,) = json.loads(again.stdout)
    assert other["value"] == document["value"]
    assert other["ranges"]["in_words"] == document["range_holds"]  # what was measured, no promise
