"""``houseprice validate --effect``: what leaving the flagged sales out does to the accuracy."""

from __future__ import annotations

import tempfile
from collections.abc import Mapping
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.table import Table

from houseprice.cli.progress_display import shown_progress
from houseprice.data.importing.importer import import_table
from houseprice.data.importing.stored_checks import file_rows
from houseprice.data.importing.table_request import TableRequest
from houseprice.data.importing.validation import Validation
from houseprice.progress import Progress

#: Title of each figure, and its form.
_FIGURES = {
    "mdape": ("MdAPE, %", ".2f"),
    "median_ratio": ("median ratio", ".3f"),
    "cod": ("COD", ".2f"),
    "prd": ("PRD", ".3f"),
    "prb": ("PRB", ".3f"),
}
_PANELS = {"unflagged": "not flagged", "all": "all blind sales"}


def effect_of(file: Path, asked: TableRequest, validation: Validation) -> dict[str, Any] | None:
    """Measure the effect of the flagged sales of a file; None if none is flagged.

    Rows that cannot be used are in neither of the two fits.

    Raises
    ------
    InvalidData
        If too few sales can be used, see `training.sales_effect.measure_effect`.
    """
    if validation.flags.is_empty():
        return None
    # This import loads LightGBM, which checks do without.
    from houseprice.training.sales_effect import measure_effect  # noqa: PLC0415

    request = replace(asked, name="effect", strict=False, leave_out_bad=True)
    with tempfile.TemporaryDirectory() as workplace, shown_progress(["effect"]) as on_news:

        def report(progress: Progress) -> None:
            on_news("effect", asdict(progress))

        folder = Path(workplace) / "table"
        dataset = import_table(file, folder, request)
        rows = file_rows(folder, dataset.frame.height)
        flagged = rows.is_in(validation.flags["row"].implode()).arg_true().to_list()
        return measure_effect(dataset, flagged, report)


def print_effect(console: Console, effect: Mapping[str, Any] | None) -> None:
    """Print the two panels as one table, and the sentence that sums them up."""
    if effect is None:
        console.print("No sale is flagged, so there is no effect to measure.")
        return
    table = Table(
        "blind sales",
        "figure",
        "with the flagged sales",
        "without them",
        "difference",
        title="Effect of leaving the flagged sales out",
    )
    for name, words in _PANELS.items():
        _add_panel(table, f"{effect[name]['n']:,} {words}", effect[name]["figures"])
    console.print(table)
    console.print(effect["sentence"], markup=False)
    for text in _remarks(effect):
        console.print(text, markup=False)


def _add_panel(table: Table, title: str, figures: Mapping[str, Any]) -> None:
    for place, (name, figure) in enumerate(figures.items()):
        words, form = _FIGURES[name]
        cells = [_cell(figure[side], form) for side in ("with_flagged", "without_flagged")]
        step = _cell(figure["difference"], f"+{form}")
        table.add_row("" if place else title, words, *cells, step)
    table.add_section()


def _cell(estimate: Mapping[str, Any], form: str) -> str:
    if estimate["value"] is None:
        return "–"
    text = format(estimate["value"], form)
    if estimate["low"] is None:
        return text
    return f"{text} ({estimate['low']:{form}} to {estimate['high']:{form}})"


def _remarks(effect: Mapping[str, Any]) -> list[str]:
    learning, blind = effect["learning"], effect["blind"]
    how = "the latest fifth" if effect["split"] == "time" else "a random fifth"
    texts = [
        f"{effect['model']} learned from {learning['sales']:,} sales, {learning['flagged']:,} of "
        f"them flagged, and again without these. The blind sales are {how}, whatever is flagged: "
        f"{blind['sales']:,}, {blind['flagged']:,} of them flagged."
    ]
    if effect["columns_left_out"]:
        names = ", ".join(effect["columns_left_out"])
        texts.append(f"Neither learned from columns that may give the price away: {names}.")
    return texts
