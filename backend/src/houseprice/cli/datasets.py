"""``houseprice datasets``: list the built-in data sets and whether they are on disk."""

from __future__ import annotations

import json as json_text
from typing import Any

import typer
from rich.table import Table

from houseprice.cli.console import output
from houseprice.data.builtin.load import (
    BUILTIN,
    builtin_rows,
    builtin_schema,
    default_builtin,
    is_available,
)
from houseprice.settings import Settings


def datasets_command(json: bool = False) -> None:
    """List the built-in data sets.

    Parameters
    ----------
    json : bool
        Print one JSON document instead of a table.
    """
    settings = Settings()
    items = [_describe(name, settings) for name in BUILTIN]
    default = default_builtin(settings.datasets_cache_dir, settings.datasets_dir)
    if json:
        document = {"items": items, "default_id": default}
        typer.echo(json_text.dumps(document, ensure_ascii=False, indent=2))
        return
    _print(items, default)


def _describe(name: str, settings: Settings) -> dict[str, Any]:
    schema = builtin_schema(name)
    return {
        "id": name,
        "title": schema.title,
        "row_is": schema.row_is,
        "rows": builtin_rows(name),
        "columns": len(schema.columns),
        "currency": schema.currency,
        "area_unit": schema.area_unit,
        "is_sample": schema.is_sample,
        "available": is_available(name, settings.datasets_cache_dir, settings.datasets_dir),
        "warnings": list(schema.warnings),
    }


def _print(items: list[dict[str, Any]], default: str) -> None:
    table = Table("name", "what", "rows", "columns", "on disk")
    for item in items:
        name = f"{item['id']} (default)" if item["id"] == default else item["id"]
        here = "yes" if item["available"] else "fetched at first use"
        table.add_row(name, item["title"], f"{item['rows']:,}", str(item["columns"]), here)
    output().print(table)
