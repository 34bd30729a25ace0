"""A model's folder is enough: it values again, describes itself, and refuses to be changed."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import polars as pl
import pytest

from houseprice.artifacts import seal
from houseprice.errors import CorruptArtifact, NotComparable
from houseprice.reports import model_report, report_html, report_json, report_pdf
from houseprice.training.train import TrainResult
from houseprice.valuation.reproduce import TOLERANCE, reproduce

#: Stands for a machine with the packages of the API alone and no network.
SERVED = """
import json, pathlib, socket, sys
from importlib.abc import MetaPathFinder

NOT_THERE = {names!r}

class Missing(MetaPathFinder):
    def find_spec(self, fullname, path=None, target=None):
        if fullname.split(".")[0] in NOT_THERE:
            raise ModuleNotFoundError(fullname)
        return None

def refuse(*_, **__):
    raise OSError("there is no network")

sys.meta_path.insert(0, Missing())
socket.socket.connect = socket.getaddrinfo = socket.create_connection = refuse

from houseprice.artifacts import seal
from houseprice.reports import model_report, report_html, report_json, report_pdf
from houseprice.valuation.reproduce import reproduce

folder, out = map(pathlib.Path, sys.argv[1:])
found = reproduce(folder)
document = model_report(folder)
(out / "report.json").write_bytes(report_json(document))
(out / "report.html").write_text(report_html(document), encoding="utf-8")
(out / "report.pdf").write_bytes(report_pdf(document))
print(json.dumps([found.n, found.largest]))
"""
WORKERS = (
    *("torch", "tensorflow", "keras", "lightgbm", "transformers", "sentence_transformers"),
    *("sklearn", "pandas", "onnx", "accelerate", "safetensors", "optuna"),
)


def test_with_the_apis_packages_and_no_network_values_come_again_and_the_report_is_the_same(
    trained: TrainResult, tmp_path: Path
) -> None:
    script = SERVED.replace("{names!r}", repr(set(WORKERS)))
    words = [sys.executable, "-c", script, str(trained.artifact), str(tmp_path)]
    done = subprocess.run(words, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    n, largest = json.loads(done.stdout)
    assert n == trained.result["test"]["n"] == 400  # all, being fewer than 1,000
    assert largest <= TOLERANCE
    here = model_report(trained.artifact, trained.manifest_sha256)
    assert (tmp_path / "report.json").read_bytes() == report_json(here)
    assert (tmp_path / "report.html").read_text(encoding="utf-8") == report_html(here)
    assert (tmp_path / "report.pdf").read_bytes() == report_pdf(here)


def test_the_kept_homes_hold_no_price(trained: TrainResult) -> None:
    assert "price" not in pl.read_parquet(trained.artifact / "test_homes.parquet").columns


def test_every_changed_file_is_refused(copied: Path, trained: TrainResult) -> None:
    names = json.loads((copied / "manifest.json").read_text())["files"]
    assert {"test_values.parquet", "test_homes.parquet", "card.md", "calibration.json"} <= set(
        names
    )
    for name in ("manifest.json", *names):
        file = copied / name
        whole = file.read_bytes()
        middle = len(whole) // 2
        file.write_bytes(whole[:middle] + bytes([whole[middle] ^ 1]) + whole[middle + 1 :])
        with pytest.raises(CorruptArtifact):
            model_report(copied, trained.manifest_sha256)
        file.write_bytes(whole)
    model_report(copied, trained.manifest_sha256)


def test_a_value_that_does_not_come_again_is_told(copied: Path) -> None:
    values = copied / "test_values.parquet"
    table = pl.read_parquet(values)
    table.with_columns(pl.col("value") * (1 + 1e-5)).write_parquet(values)
    _seal_again(copied)
    with pytest.raises(CorruptArtifact, match="must be the stored ones within 1e-06"):
        reproduce(copied)


def test_a_model_that_kept_no_homes_says_so(copied: Path) -> None:
    (copied / "test_homes.parquet").unlink()
    _seal_again(copied)
    with pytest.raises(NotComparable, match="must hold homes of its blind test"):
        reproduce(copied)


def _seal_again(folder: Path) -> None:
    manifest = json.loads((folder / "manifest.json").read_text())
    (folder / "manifest.json").unlink()
    seal(folder, {name: part for name, part in manifest.items() if name not in {"format", "files"}})
