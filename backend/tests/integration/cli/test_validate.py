"""``houseprice validate``: tables for people, one document for programs, a file to correct."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
from tests.integration.cli.conftest import run


def write_table(path: Path) -> None:
    rng = np.random.default_rng(2)
    area = np.round(np.exp(rng.normal(4.6, 0.3, 300)))
    price = np.round(2_500 * area * np.exp(rng.normal(0, 0.2, 300)), -2)
    price[[3, 4]] = 1
    rows = [f"{p:.0f},{a:.0f}" for p, a in zip(price, area, strict=True)]
    path.write_text("\n".join(["price_eur,area_m2", *rows]), encoding="utf-8")


def test_validate_prints_checks_and_flagged_sales(tmp_path: Path) -> None:
    write_table(tmp_path / "sales.csv")
    out = tmp_path / "flags.csv"
    done = run(tmp_path, "validate", str(tmp_path / "sales.csv"), "--out", str(out))
    assert done.returncode == 0, done.stderr
    assert "300 rows" in done.stdout
    assert "non-market: nominal price" in done.stdout
    assert out.read_text(encoding="utf-8-sig").startswith("flag_row,flag_column,flag_value")


def test_validate_prints_one_document(tmp_path: Path) -> None:
    write_table(tmp_path / "sales.csv")
    done = run(tmp_path, "validate", str(tmp_path / "sales.csv"), "--json")
    document = json.loads(done.stdout)
    assert document["rows"] == 300
    nominal = [sale for sale in document["sales"] if "non-market" in sale["kinds"]]
    assert [sale["row"] for sale in nominal] == [5, 6]
    assert {"kind", "group", "n", "z", "text"} == set(nominal[0]["reasons"][0])
    assert {check["outcome"] for check in document["checks"]} == {"ok", "warning"}
