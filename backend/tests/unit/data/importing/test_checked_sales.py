"""What the owner of a table chose to do about odd sales is done, said and checked again."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from houseprice.data.checks.fixes import FT2_PER_M2
from houseprice.data.importing.importer import import_table
from houseprice.data.importing.inspection import inspect_table
from houseprice.data.importing.table_request import TableRequest
from houseprice.errors import InvalidInput

SCALED = 8
MIX_UP = "unit mix-up"


def table(folder: Path, n_sales: int) -> tuple[Path, np.ndarray]:
    """Sales of which a tenth has the size in square feet."""
    rng = np.random.default_rng(4)
    size = np.round(np.exp(rng.normal(4.5, 0.3, n_sales)), 1)
    price = np.round(2_500 * size * np.exp(rng.normal(0, 0.1, n_sales)), -2)
    written = np.where(np.arange(n_sales) % 10 == 0, np.round(size * FT2_PER_M2, 1), size)
    rows = [f"{p:.0f},{a}" for p, a in zip(price, written, strict=True)]
    file = folder / "sales.csv"
    file.write_text("\n".join(["price_eur,living_area_m2", *rows]), encoding="utf-8")
    return file, size


@pytest.mark.parametrize("n_sales", [300, 100_000])
def test_the_tenth_that_is_in_square_feet_is_converted(tmp_path: Path, n_sales: int) -> None:
    file, size = table(tmp_path, n_sales)
    assert MIX_UP in {problem.kind for problem in inspect_table(file).problems}
    stored = import_table(file, tmp_path / "stored", TableRequest("t", fix=(MIX_UP,)))
    assert stored.frame.height == n_sales
    assert np.mean(np.abs(stored.frame["living_area_m2"].to_numpy() / size - 1) < 0.01) > 0.99
    assert any("as you chose for unit mix-up" in warning for warning in stored.schema.warnings)
    assert not any(warning.startswith(MIX_UP) for warning in stored.schema.warnings)


def test_prices_in_cents_are_divided(tmp_path: Path) -> None:
    rng = np.random.default_rng(5)
    size = np.round(np.exp(rng.normal(4.5, 0.3, 400)), 1)
    price = np.round(2_500 * size * np.exp(rng.normal(0, 0.1, 400)), -2)
    written = np.where(np.arange(400) < SCALED, 100 * price, price)
    rows = [f"{p:.0f},{a}" for p, a in zip(written, size, strict=True)]
    file = tmp_path / "sales.csv"
    file.write_text("\n".join(["price_eur,living_area_m2", *rows]), encoding="utf-8")
    stored = import_table(file, tmp_path / "stored", TableRequest("t", fix=("price scale",)))
    assert stored.frame["price_eur"].to_list()[:SCALED] == price.tolist()[:SCALED]


def test_a_choice_that_nothing_needs_changes_nothing(tmp_path: Path) -> None:
    file, _ = table(tmp_path, 300)
    plain = import_table(file, tmp_path / "plain", TableRequest("t"))
    chosen = import_table(file, tmp_path / "chosen", TableRequest("t", fix=("price scale",)))
    assert chosen.sha256 == plain.sha256


def test_an_unknown_kind_is_refused(tmp_path: Path) -> None:
    file, _ = table(tmp_path, 300)
    with pytest.raises(InvalidInput, match="a kind of sales must be"):
        inspect_table(file, TableRequest("t", fix=("unit mixup",)))
