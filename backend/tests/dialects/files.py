"""Writes a table of texts into the files that people bring."""

from __future__ import annotations

import csv
import gzip
import io
import json
import zipfile
from datetime import date
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

import openpyxl  # type: ignore[import-untyped]  # ships no types
import polars as pl
import shapely  # type: ignore[import-untyped]  # ships no types
from pyproj import CRS, Transformer

_ODS = (
    '<?xml version="1.0" encoding="UTF-8"?><office:document-content'
    ' xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"'
    ' xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"'
    ' xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" office:version="1.2">'
    '<office:body><office:spreadsheet><table:table table:name="Sheet1">{rows}</table:table>'
    "</office:spreadsheet></office:body></office:document-content>"
)
_ODS_TYPE = "application/vnd.oasis.opendocument.spreadsheet"


def text_of(frame: pl.DataFrame, delimiter: str) -> str:
    """The table with its header; fields with line ends and delimiters are quoted."""
    into = io.StringIO()
    writer = csv.writer(into, delimiter=delimiter, lineterminator="\r\n")
    writer.writerow(frame.columns)
    writer.writerows(frame.iter_rows())
    return into.getvalue()


def write_text(frame: pl.DataFrame, into: Path, delimiter: str, encoding: str) -> None:
    """A delimited file; one named ``.gz`` or ``.zip`` is packed."""
    data = text_of(frame, delimiter).encode(encoding)
    if into.suffix == ".zip":
        with zipfile.ZipFile(into, "w", zipfile.ZIP_DEFLATED) as packed:
            packed.writestr("export.csv", data)
    else:
        into.write_bytes(gzip.compress(data) if into.suffix == ".gz" else data)


def write_workbook(frame: pl.DataFrame, into: Path, titles: list[str], total: str) -> None:
    """A workbook with lines above its header, cells of days and a line of totals below."""
    book = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet("Hoja1")
    for title in titles:
        sheet.append([title])
    sheet.append([])
    sheet.append(frame.columns)
    for row in frame.iter_rows():
        sheet.append(row)
    if total in frame.columns:
        price = frame.columns.index(total)
        amounts = [cell for cell in frame[total] if isinstance(cell, int | float)]
        sheet.append(["Total", *[None] * (price - 1), sum(amounts)])
    book.save(into)


def write_ods(frame: pl.DataFrame, into: Path) -> None:
    """An OpenDocument sheet of texts."""
    rows = "".join(_ods_row(row) for row in [frame.columns, *frame.iter_rows()])
    with zipfile.ZipFile(into, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("mimetype", _ODS_TYPE, zipfile.ZIP_STORED)
        packed.writestr("content.xml", _ODS.format(rows=rows))
        packed.writestr(
            "META-INF/manifest.xml",
            '<?xml version="1.0"?><manifest:manifest xmlns:manifest='
            '"urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"><manifest:file-entry '
            f'manifest:full-path="/" manifest:media-type="{_ODS_TYPE}"/></manifest:manifest>',
        )


def _ods_row(row: Any) -> str:
    return f"<table:table-row>{''.join(_ods_cell(cell) for cell in row)}</table:table-row>"


def _ods_cell(cell: object) -> str:
    if cell is None:
        return "<table:table-cell/>"
    lines = "".join(f"<text:p>{escape(line)}</text:p>" for line in str(cell).split("\n"))
    return f'<table:table-cell office:value-type="string">{lines}</table:table-cell>'


def projected(frame: pl.DataFrame, code: str) -> tuple[list[float], list[float]]:
    """East and north of the homes in metres of a coordinate system."""
    convert = Transformer.from_crs("EPSG:4326", code, always_xy=True)
    x, y = convert.transform(frame["lon"].to_numpy(), frame["lat"].to_numpy())
    return x.round(2).tolist(), y.round(2).tolist()


def write_geojson(frame: pl.DataFrame, into: Path, code: str) -> None:
    """Points of the columns ``x`` and ``y``; every other column is a property."""
    features = [
        {
            "type": "Feature",
            "geometry": {"type": "Point", "coordinates": [row.pop("x"), row.pop("y")]},
            "properties": row,
        }
        for row in frame.iter_rows(named=True)
    ]
    system = {"type": "name", "properties": {"name": f"urn:ogc:def:crs:EPSG::{code}"}}
    document = {"type": "FeatureCollection", "crs": system, "features": features}
    into.write_text(json.dumps(document, default=_iso, ensure_ascii=False), encoding="utf-8")


def _iso(value: object) -> str:
    assert isinstance(value, date)
    return value.isoformat()


def write_geoparquet(frame: pl.DataFrame, into: Path, code: int) -> None:
    """Points of the columns ``x`` and ``y`` as WKB, beside columns of their own types."""
    shapes = shapely.to_wkb(shapely.points(frame["x"].to_numpy(), frame["y"].to_numpy()))
    column = {"encoding": "WKB", "geometry_types": ["Point"], "crs": CRS(code).to_json_dict()}
    meta = {"version": "1.0.0", "primary_column": "geometry", "columns": {"geometry": column}}
    table = frame.drop("x", "y").with_columns(geometry=pl.Series(shapes.tolist(), dtype=pl.Binary))
    table.write_parquet(into, metadata={"geo": json.dumps(meta)})
