"""What the process that values homes is asked, where it is more than a few plain values."""

from __future__ import annotations

from dataclasses import dataclass

from houseprice.data.schema import TableSchema


@dataclass(frozen=True)
class FairnessAsked:
    """A check of the blind test of a model by attributes of areas.

    Parameters
    ----------
    table : str
        The Parquet file with the sales that the model was trained on.
    schema : TableSchema
        What its columns mean.
    file : str
        Table of areas, see `data.attributes.areas.read_area_attributes`.
    column : str or None
        Column of the sales that names the areas; None means the one that fits best.
    """

    table: str
    schema: TableSchema
    file: str
    column: str | None
