"""The tables of what is added to models; times are seconds since 1970 by the database's clock.

`model_id` is no foreign key where a row is to be written without the lock of the event log; whoever
deletes a model deletes these rows in the same transaction.
"""

from __future__ import annotations

from sqlalchemy import JSON, Column, Double, String, Table, Text, text

from houseprice.store.tables import metadata

_Json = JSON(none_as_null=True)
_ID = String(26)

#: Results of fairness checks; the attributes of areas themselves are never stored.
fairness_checks = Table(
    "fairness_checks",
    metadata,
    Column("id", _ID, primary_key=True),
    Column("model_id", _ID, nullable=False, index=True),
    Column("checked_at", Double, nullable=False),
    Column("checked_by", String(100), nullable=False),
    Column("file_sha256", String(64), nullable=False),
    Column("result", _Json, nullable=False),
)

#: Tags and notes of models; a model without either has no row.
model_labels = Table(
    "model_labels",
    metadata,
    Column("model_id", _ID, primary_key=True),
    Column("tags", _Json, nullable=False),
    Column("notes", Text, nullable=False, server_default=text("''")),
    Column("changed_at", Double, nullable=False),
    Column("changed_by", String(100), nullable=False),
)
