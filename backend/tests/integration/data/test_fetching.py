"""OpenML's tables, fetched through scikit-learn, become the same columns as the files.

scikit-learn keeps what it fetched; a kept answer of a few rows stands in for the network.
"""

from __future__ import annotations

import gzip
import hashlib
import json
from datetime import date
from pathlib import Path

import pytest

from houseprice.data.builtin import ames, king_county, miami
from houseprice.data.builtin.ames_columns import COLUMNS
from houseprice.data.builtin.ames_openml import OPENML_ID as AMES_ID
from houseprice.data.builtin.cast import dtype
from houseprice.data.builtin.load import load_builtin
from houseprice.errors import DatasetUnavailable

Attributes = list[tuple[str, str]]


def _keep(home: Path, data_id: int, attributes: Attributes, rows: list[str], target: str) -> None:
    """Write OpenML's answer into the cache where scikit-learn looks first."""
    arff = "\n".join(
        ["@RELATION t", *(f"@ATTRIBUTE '{name}' {kind}" for name, kind in attributes), "@DATA"]
    )
    content = (arff + "\n" + "\n".join(rows) + "\n").encode()
    features = [
        {
            "index": str(index),
            "name": name,
            "data_type": "numeric" if kind == "NUMERIC" else "nominal",
            "is_target": str(name == target).lower(),
            "is_ignore": "false",
            "is_row_identifier": "false",
            "number_of_missing_values": "0",
        }
        for index, (name, kind) in enumerate(attributes)
    ]
    description = {
        "id": str(data_id),
        "name": "t",
        "version": "1",
        "status": "active",
        "format": "ARFF",
        "description": "",
        "url": f"https://www.openml.org/data/v1/download/{data_id}/t.arff",
        "md5_checksum": hashlib.md5(content, usedforsecurity=False).hexdigest(),
    }
    api = f"api/v1/json/data/{{}}{data_id}"
    answers = {
        api.format(""): json.dumps({"data_set_description": description}).encode(),
        api.format("features/"): json.dumps({"data_features": {"feature": features}}).encode(),
        api.format("qualities/"): json.dumps({"data_qualities": {"quality": []}}).encode(),
        f"data/v1/download/{data_id}/t.arff": content,
    }
    for path, answer in answers.items():
        file = home / "openml" / "openml.org" / f"{path}.gz"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(gzip.compress(answer))


def test_king_county_without_parcel_numbers(tmp_path: Path) -> None:
    names = [c.name for c in king_county.SCHEMA.columns if c.name != "id"]
    kinds = {"date": "STRING", "zipcode": "{98178,98125}", "waterfront": "{0,1}"}
    attributes = [(name, kinds.get(name, "NUMERIC")) for name in names]
    row = (
        "20141013T000000,221900,3,1,1180,5650,1,0,0,3,7,1180,0,1955,0,98178,"
        "47.5112,-122.257,1340,5650"
    )
    _keep(tmp_path, king_county.OPENML_ID, attributes, [row], "price")
    table = king_county.fetch(str(tmp_path))
    assert table.columns == [c.name for c in king_county.SCHEMA.columns]
    first = table.row(0, named=True)
    assert (first["id"], first["date"], first["zipcode"]) == (None, date(2014, 10, 13), "98178")
    assert (first["price"], first["waterfront"], first["grade"]) == (221_900.0, False, 7)


def test_miami_has_the_same_columns(tmp_path: Path) -> None:
    names = [c.name for c in miami.SCHEMA.columns if c.name != "sale_date"]
    row = (
        "25.89103061,-80.16056052,622280070620,440000,9375,1753,0,2815.9,12811.4,347.6,42815.3,"
        "37742.2,15954.9,67,0,8,4"
    )
    _keep(tmp_path, miami.OPENML_ID, [(n, "NUMERIC") for n in names], [row], "SALE_PRC")
    first = miami.fetch(str(tmp_path)).row(0, named=True)
    assert first["PARCELNO"] == "622280070620"
    assert first["sale_date"] == date(2016, 8, 15)
    assert (first["avno60plus"], first["structure_quality"]) == (False, 4)


_AMES_ROW = {
    "MS_SubClass": "One_Story_1946_and_Newer_All_Styles",
    "MS_Zoning": "Residential_Low_Density",
    "Lot_Frontage": "0",
    "Alley": "No_Alley_Access",
    "Neighborhood": "North_Ames",
    "Overall_Qual": "Above_Average",
    "Mas_Vnr_Type": "None",
    "Bsmt_Qual": "Typical",
    "BsmtFin_SF_1": "2",
    "BsmtFin_SF_2": "0",
    "Bsmt_Unf_SF": "441",
    "Total_Bsmt_SF": "1080",
    "Garage_Type": "No_Garage",
    "Fence": "Minimum_Privacy",
    "Misc_Feature": "None",
    "Mo_Sold": "5",
    "Year_Sold": "2010",
    "Sale_Price": "215000",
    "House_Style": "One_and_Half_Fin",
    "Paved_Drive": "Partial_Pavement",
}
_RENAMED = {
    "1st Flr SF": "First_Flr_SF",
    "2nd Flr SF": "Second_Flr_SF",
    "3Ssn Porch": "Three_season_porch",
    "Year Remod/Add": "Year_Remod_Add",
    "Yr Sold": "Year_Sold",
    "SalePrice": "Sale_Price",
}


def test_ames_gets_its_authors_codes_back(tmp_path: Path) -> None:
    absent = {"Order", "PID", "Garage Yr Blt", "sale_date"}
    attributes, row = [], []
    for column in COLUMNS:
        if column.name in absent:
            continue
        name = _RENAMED.get(column.name, column.name.replace(" ", "_"))
        value = _AMES_ROW.get(name, "X" if column.type == "category" else "7")
        words = column.type == "category" or not value.isdigit()
        attributes.append((name, "{" + value + "}" if words else "NUMERIC"))
        row.append(value)
    _keep(tmp_path, AMES_ID, attributes, [",".join(row)], "Sale_Price")
    table = ames.fetch(str(tmp_path))
    assert dict(table.schema) == {c.name: dtype(c) for c in ames.SCHEMA.columns}
    first = table.row(0, named=True)
    expected = {
        "MS SubClass": "020", "MS Zoning": "RL", "Lot Frontage": None, "Alley": "NA",
        "Neighborhood": "NAmes", "Overall Qual": 6, "Mas Vnr Type": "None", "Bsmt Qual": "TA",
        "BsmtFin SF 1": 639.0, "Garage Type": "NA", "Garage Yr Blt": None, "PID": None,
        "Fence": "MnPrv", "Misc Feature": "NA", "House Style": "1.5Fin", "Paved Drive": "P",
        "sale_date": date(2010, 5, 15), "SalePrice": 215_000.0,
    }  # fmt: skip
    assert {name: first[name] for name in expected} == expected


@pytest.mark.parametrize("name", ["california", "ames"])
def test_without_file_and_network_the_error_names_the_ways_out(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Port 9 of this machine refuses: the same as a machine without a network.
    for variable in ("http_proxy", "https_proxy", "HTTPS_PROXY"):
        monkeypatch.setenv(variable, "http://127.0.0.1:9")
    with pytest.raises(DatasetUnavailable) as caught:
        load_builtin(name, tmp_path / "cache", None)
    assert "network" in caught.value.hint
    assert "HOUSEPRICE_DATASETS_DIR" in caught.value.hint
    assert "demo" in caught.value.hint
