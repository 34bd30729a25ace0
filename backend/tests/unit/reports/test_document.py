"""The report of a model: what it says, what it admits, and that it is always the same."""

from __future__ import annotations

import copy
import re
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import numpy as np
import polars as pl
import pytest
from tests.unit.plain_manifest import plain_manifest

from houseprice import valuation
from houseprice.artifacts import Manifest, read_manifest, seal
from houseprice.artifacts.blind import BlindTest
from houseprice.cli.app import BAD_INPUT, OK, run
from houseprice.data.schema import Column
from houseprice.errors import NotComparable
from houseprice.evaluation import group_report, hit_rate_curve, ratio_report, score_test
from houseprice.reports import model_report, report_html, report_json, report_pdf
from houseprice.reports.blocks import Chart, Grid, Point
from houseprice.reports.card import model_card
from houseprice.reports.charts import HEIGHT, Box, Dot, shapes
from houseprice.reports.checks import checks
from houseprice.reports.factors import protected_names
from houseprice.reports.layout import layout
from houseprice.reports.limits import REASON_CODES

N = 400
SCRIPT = "<script>alert(1)</script>"


def blind(seed: int = 0, *, too_sure: bool = False) -> BlindTest:
    """Honest ranges of homes that are known more or less well, or ranges half as wide."""
    rng = np.random.default_rng(seed)
    price = np.exp(rng.normal(12, 0.4, N))
    fsd = rng.uniform(0.05, 0.25, N)
    value = price * np.exp(rng.normal(0, fsd))
    half = np.exp(1.645 * fsd * (0.5 if too_sure else 1.0))
    return BlindTest(np.arange(600, 600 + N), price, value, value / half, value * half, fsd)


def manifest_of(test: BlindTest) -> Manifest:
    ranges = (test.low_90, test.high_90)
    labels = {"neighbourhood": [["North", "South"][row % 2] for row in range(N)]}
    naive = np.full(N, np.median(test.price))
    manifest = plain_manifest(
        test=score_test(test.price, test.value, *ranges, fsd=test.fsd),
        baselines={"median_area": score_test(test.price, naive)},
        ratio_study=ratio_report(test.price, test.value),
        groups=group_report(test.price, test.value, *ranges, fsd=test.fsd, labels=labels),
        hit_rate_curve=hit_rate_curve(test.price, test.value, test.fsd),
    )
    return replace(manifest, dataset=replace(manifest.dataset, title=f"Town {SCRIPT} 東京"))


def write(folder: Path, test: BlindTest) -> Path:
    folder.mkdir()
    (folder / "native").mkdir()
    rows = np.arange(600)
    price = np.exp(np.random.default_rng(3).normal(12, 0.4, 600))
    days = pl.date_range(pl.date(2020, 1, 1), pl.date(2020, 1, 1) + pl.duration(days=599))
    sales = pl.DataFrame({"__row__": rows, "price": price}).with_columns(days.alias("sold"))
    sales.write_parquet(folder / "comparables.parquet")
    predictions = {"__row__": rows, "value": price * 1.1, "held_out": rows >= 100}
    pl.DataFrame(predictions).write_parquet(folder / "native" / "oof.parquet")
    test.save(folder)
    seal(folder, manifest_of(test).to_json())
    return folder


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write(tmp_path_factory.mktemp("models") / "m", blind())


@pytest.fixture(scope="module")
def document(folder: Path) -> dict[str, Any]:
    return model_report(folder)


def test_one_folder_gives_the_same_bytes_each_time(folder: Path, document: dict[str, Any]) -> None:
    again = model_report(folder)
    assert report_json(again) == report_json(document)
    assert report_html(again) == report_html(document)
    assert report_pdf(again) == report_pdf(document)


def test_the_lineage_accounts_for_every_row(document: dict[str, Any]) -> None:
    section = document["lineage"]
    rows = section["rows"]
    used = rows["train"] + rows["calibration"] + rows["test"]
    assert used + sum(drop["rows"] for drop in section["dropped"]) == rows["all"]
    assert section["split"]["train_dates"] == {"first": "2020-01-01", "last": "2021-08-22"}
    assert {column["name"]: column["used"] for column in section["columns"]} == {
        **{"price": False, "area": True, "sold": True, "note": False}
    }
    assert section["leaks"][0]["column"] == "list"


def test_held_out_sales_alone_count_for_the_validation(document: dict[str, Any]) -> None:
    section = document["validation"]
    assert section["out_of_fold"]["n"] == 500
    assert section["out_of_fold"]["value"] == pytest.approx(10)
    assert section["recipes"] == [
        {"family": "lightgbm", "recipe": "plain", "models": 2, "weight": 1.0}
    ]


def test_what_honest_ranges_miss_is_chance(document: dict[str, Any]) -> None:
    bars = [
        check for check in document["blind"]["checks"] if check["name"] in {"coverage_90", "mdape"}
    ]
    assert {check["of"] for check in bars} == {"all", "neighbourhood North", "neighbourhood South"}
    assert not any(check["beyond_chance"] for check in bars)


def test_ranges_that_are_too_narrow_are_told_overall_by_group_and_by_spread() -> None:
    missed = [check for check in checks(manifest_of(blind(too_sure=True))) if check["met"] is False]
    places = {check["of"] for check in missed if check["name"] == "coverage_90"}
    assert {"all", "neighbourhood North", "neighbourhood South"} <= places
    overall = next(
        check for check in missed if check["name"] == "coverage_90" and check["of"] == "all"
    )
    assert overall["beyond_chance"]
    assert overall["value"] < 88


def test_ranges_that_are_too_narrow_are_told_in_the_report_and_the_card(tmp_path: Path) -> None:
    narrow = write(tmp_path / "narrow", blind(too_sure=True))
    page, card = report_html(model_report(narrow)), model_card(read_manifest(narrow))
    for text in (page, card):
        assert re.search(r"held only about \d\d of 100 prices of 400 sales", text)
        assert "no value of this model has high confidence" in text


def test_ranges_that_hold_are_told_with_what_they_held(document: dict[str, Any]) -> None:
    page = report_html(document)
    assert re.search(r"The 90 % ranges of this model held \d\d\.\d % of the prices of 400", page)
    assert "high confidence" not in page


def test_a_model_no_better_than_a_baseline_is_told() -> None:
    manifest = manifest_of(blind())
    better = {**manifest.test, "mdape": {**manifest.test["mdape"], "value": 0.5}}
    with_it = replace(manifest, baselines={"median_area": better})
    missed = [check for check in checks(with_it) if check["name"] == "mdape"]
    assert [check["met"] for check in missed] == [False]


def test_the_sample_is_drawn_by_the_test_sales_and_held_against_all(
    document: dict[str, Any],
) -> None:
    section, test = document["random_sample"], blind()
    assert (section["seed"], section["n"], section["of"]) == (0xCCCCCCCC, 100, N)
    for sale in section["sales"]:
        at = sale["row"] - 600
        assert sale["price"] == pytest.approx(test.price[at], abs=0.01)
        assert sale["error"] == pytest.approx(100 * (test.value[at] / test.price[at] - 1), abs=1e-3)
        assert sale["inside_90"] == bool(test.low_90[at] <= test.price[at] <= test.high_90[at])
    assert len({sale["row"] for sale in section["sales"]}) == 100
    share = np.mean([sale["inside_90"] for sale in section["sales"]])
    assert section["scores"]["coverage_90"]["sample"]["value"] == pytest.approx(100 * share)
    whole = section["scores"]["mdape"]["whole"]
    assert whole == pytest.approx(document["blind"]["scores"]["mdape"]["value"])


def test_the_reasons_are_those_that_valuing_gives() -> None:
    package = Path(valuation.__file__).parent
    source = "".join(path.read_text() for path in package.rglob("*.py"))
    given = set(re.findall(r'f?"([a-z_]+)(?:"|:\{)', source))
    assert set(REASON_CODES) <= given


def test_each_of_the_five_factors_has_evidence_and_what_only_the_user_has(
    document: dict[str, Any],
) -> None:
    factors = document["quality_control"]["factors"]
    assert len(factors) == 5
    assert all(factor["evidence"] and factor["user"] for factor in factors)


@pytest.mark.parametrize(
    ("name", "suspect"),
    [
        *[
            ("owner_race", True),
            ("Gender", True),
            ("pct hispanic", True),
            ("disabled_access", True),
        ],
        *[("terrace", False), ("sexton_park", False), ("race_track_km", True), ("grade", False)],
    ],
)
def test_names_that_suggest_protected_characteristics(name: str, suspect: bool) -> None:
    schema = replace(plain_manifest().schema, columns=(Column(name, "category", "category"),))
    assert protected_names(schema) == ([name] if suspect else [])


class Tags(HTMLParser):
    """Counts the elements and the attributes of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.names: list[str] = []
        self.attributes: set[str] = set()
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.names.append(tag)
        self.attributes |= {name for name, _ in attrs}
        if tag != "meta":
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.names.append(tag)
        self.attributes |= {name for name, _ in attrs}

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


def test_the_page_is_whole_fetches_nothing_and_runs_nothing(document: dict[str, Any]) -> None:
    page = report_html(document)
    tags = Tags()
    tags.feed(page)
    assert tags.open == []
    assert not set(tags.names) & {"script", "link", "img", "iframe", "object", "a", "form", "base"}
    assert not tags.attributes & {"src", "href", "onload", "onclick", "style"}
    assert not re.search(r"url\(|@import|https?:", page)
    assert "Town &lt;script&gt;alert(1)&lt;/script&gt; 東京" in page
    assert tags.names.count("svg") == 3


def grid_of(document: dict[str, Any], head: str) -> Grid:
    return next(
        block for block in layout(document) if isinstance(block, Grid) and block.head[0] == head
    )


def with_trimmed(document: dict[str, Any], trimmed: dict[str, Any] | None) -> dict[str, Any]:
    return {**document, "blind": {**document["blind"], "trimmed": trimmed}}


def test_the_ratio_study_is_shown_untrimmed_and_trimmed_with_intervals(
    document: dict[str, Any],
) -> None:
    left = document["blind"]["trimmed"]["n"]
    grid = grid_of(document, "value / price")
    assert grid.head[1:] == (f"all {N} sales", f"trimmed to {left}")
    assert len(grid.rows) == 10
    assert all(" to " in cell for row in grid.rows for cell in row[1:])
    page = report_html(document)
    assert f"trimmed to {left}" in page
    assert f"{N - left} of {N} ratios lie beyond three interquartile ranges" in page


def test_a_report_of_an_older_version_shows_trimmed_figures_without_intervals(
    tmp_path: Path,
) -> None:
    old = write(tmp_path / "old", blind())
    (old / "manifest.json").unlink()
    manifest = manifest_of(blind()).to_json()
    figures = {"median_ratio": 1.0, "cod": 9.0, "cov": 12.0, "prd": 1.01, "prb": None}
    manifest["ratio_study"]["trimmed"] = {"n": 396, "trimmed": 4, "cod_quotient": 1.2, **figures}
    seal(old, manifest)
    document = model_report(old)
    rows = {row[0]: row[2] for row in grid_of(document, "value / price").rows}
    assert (rows["COD"], rows["PRB"], rows["VEI"]) == ("9.0 %", "–", "–")
    assert report_pdf(document).startswith(b"%PDF-")


def test_what_trimming_leaves_or_takes_is_said_in_words(document: dict[str, Any]) -> None:
    none = {**document["blind"]["trimmed"], "trimmed": 0, "n": N}
    alike = {**none, "trimmed": 9, "n": N - 9, "cod_quotient": None}
    assert f"None of the {N} ratios is an outlier" in report_html(with_trimmed(document, none))
    assert "COD without them is 0" in report_html(with_trimmed(document, alike))
    assert "there are too few ratios" in report_html(with_trimmed(document, None))


def test_the_pdf_has_pages_and_takes_any_text(document: dict[str, Any]) -> None:
    paper = report_pdf(document)
    assert paper.startswith(b"%PDF-")
    assert len(re.findall(rb"/Type /Page\b", paper)) >= 4


def test_the_pdf_takes_texts_of_any_length_and_script(document: dict[str, Any]) -> None:
    hard = copy.deepcopy(document)
    hard["lineage"]["notes"] = ["<b>&" + "word " * 3_000, "x" * 3_000, "価格\u0000\ud7ff\U0001f3e0"]
    hard["lineage"]["leaks"][0] |= {
        "column": "c" * 200,
        "evidence": "</para><img src='/etc/passwd'>",
    }
    hard["lineage"]["dataset"]["title"] = "t" * 300
    assert report_pdf(hard).startswith(b"%PDF-")
    assert "<img" not in report_html(hard)


def test_a_model_of_an_older_version_says_what_it_lacks(tmp_path: Path) -> None:
    old = write(tmp_path / "old", blind())
    (old / "manifest.json").unlink()
    manifest = manifest_of(blind()).to_json()
    del manifest["hit_rate_curve"]
    seal(old, manifest)
    with pytest.raises(NotComparable, match="old lacks hit_rate_curve"):
        model_report(old)


def test_the_command_writes_the_three_files(
    folder: Path, document: dict[str, Any], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["report", str(folder), "--out", str(tmp_path / "a" / "b")]) == OK
    files = {path.name: path.read_bytes() for path in (tmp_path / "a" / "b").iterdir()}
    assert files == {
        "report.json": report_json(document),
        "report.html": report_html(document).encode(),
        "report.pdf": report_pdf(document),
    }
    assert (
        f"misses {len(document['blind']['misses'])} of the required figures"
        in capsys.readouterr().out
    )
    assert run(["report", str(tmp_path)]) == BAD_INPUT


def test_every_row_of_a_table_is_as_long_as_its_head(document: dict[str, Any]) -> None:
    grids = [block for block in layout(document) if isinstance(block, Grid)]
    assert len(grids) >= 9
    assert all(len(row) == len(grid.head) for grid in grids for row in grid.rows)


def test_a_chart_draws_points_where_they_belong() -> None:
    points = [Point("low", 0.9, 0.8, 1.0), Point("high", 1.1, 1.0, 1.2)]
    drawn = list(shapes(Chart("ratio", points, (0.9, 1.1))))
    low, high = (shape for shape in drawn if isinstance(shape, Dot))
    band = next(shape for shape in drawn if isinstance(shape, Box))
    assert low.x < high.x
    assert low.y == pytest.approx(band.y + band.height)
    assert high.y == pytest.approx(band.y)
    assert 0 < high.y < low.y < HEIGHT
    assert list(shapes(Chart("none", []))) == []
    assert (
        len([shape for shape in shapes(Chart("one", [Point("a", 3.0)])) if isinstance(shape, Dot)])
        == 1
    )


def test_the_card_tells_the_misses_and_the_five_factors(folder: Path) -> None:
    card = model_card(read_manifest(folder))
    for title in ("Data", "Equity", "Ranges", "Limits", "Quality control"):
        assert f"\n## {title}\n" in card, title
    assert card.count("\n| ") > 10
    assert "10 rows were left out" in card
