"""Fairness checks of blind tests, in the process that values homes.

This module is apart from `values` because the modules that it loads are seldom needed.
"""

from __future__ import annotations

from pathlib import Path

import polars as pl

from houseprice.artifacts.blind import BlindTest
from houseprice.data.attributes.areas import (
    BANDS,
    AreaAttributes,
    groups_of,
    matching_column,
    read_area_attributes,
)
from houseprice.evaluation.fairness import LEAST_SALES, BlindValues, fairness
from houseprice.services.model_process.asked import FairnessAsked
from houseprice.services.stored import Measurements


def check_fairness(
    folder: str,
    manifest_sha256: str,  # noqa: ARG001 the caller has compared it
    asked: FairnessAsked,
) -> Measurements:
    """Compare the values of a model's blind test by the attributes of areas.

    Parameters
    ----------
    folder, manifest_sha256 : str
        The model.
    asked : FairnessAsked

    Returns
    -------
    Measurements
        ``sales`` of the blind test, the ``column``, how many sales were ``matched``, the ``areas``
        of the file and those ``areas_used``, the ``least`` number of sales of a group that is
        judged, and ``attributes``: each with ``name``, ``is_share``, ``matched`` and ``groups`` as
        of `evaluation.fairness.fairness`, each with its number of ``areas``.

    Raises
    ------
    InvalidData, InvalidInput, TooLarge
        If the file is no table of areas, or of other areas.
    NotComparable, CorruptArtifact
        If the model has no blind test, or it cannot be read.
    """
    attributes = read_area_attributes(Path(asked.file))
    test = BlindTest.load(Path(folder))
    sales = pl.read_parquet(asked.table)[test.rows]
    name = matching_column(sales, asked.schema, attributes.areas, asked.column)
    values = BlindValues(test.price, test.value, test.low_90, test.high_90, test.valued)
    every = {area: area for area in attributes.areas}
    used = [area for area in groups_of(sales[name], every) if area is not None]
    return {
        "sales": test.rows.size,
        "column": name,
        "matched": len(used),
        "areas": len(every),
        "areas_used": len(set(used)),
        "least": LEAST_SALES,
        "attributes": [
            _attribute(title, attributes, values, sales[name]) for title in attributes.groups
        ],
    }


def _attribute(
    name: str, attributes: AreaAttributes, values: BlindValues, areas: pl.Series
) -> Measurements:
    by_area = attributes.groups[name]
    groups = groups_of(areas, by_area)
    rows = [
        {**row, "areas": sum(group == row["name"] for group in by_area.values())}
        for row in fairness(values, groups)
    ]
    is_share = name in attributes.shares
    return {
        "name": name,
        "is_share": is_share,
        "matched": sum(group is not None for group in groups),
        "groups": sorted(rows, key=lambda row: BANDS.index(row["name"])) if is_share else rows,
    }
