"""By what the stored valuations of one home are found again."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from houseprice.data.builtin.load import BUILTIN, builtin_schema
from houseprice.data.same_home import key_of_home
from houseprice.data.schema import TableSchema
from houseprice.errors import NotFound
from houseprice.jobs.records import DatasetSnapshot
from houseprice.services.context import Context
from houseprice.services.datasets import stored_row


def home_key(ctx: Context, dataset: DatasetSnapshot, home: Mapping[str, Any]) -> str | None:
    """A hash that all valuations of a home have; None where too little is known of it."""
    try:
        schema = schema_of(ctx, dataset.id)
    except NotFound:
        return None  # a model outlives its data set, and still values homes
    key = key_of_home(schema, home)
    return None if key is None else key.digest(dataset.name)


def schema_of(ctx: Context, dataset_id: str) -> TableSchema:
    """What the columns of a data set mean; its table need not be on this server.

    Raises
    ------
    NotFound
        If there is no such data set, or the actor may not see it.
    """
    return (
        builtin_schema(dataset_id) if dataset_id in BUILTIN else stored_row(ctx, dataset_id).schema
    )
