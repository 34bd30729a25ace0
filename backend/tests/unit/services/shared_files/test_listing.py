"""A listing says what is stored, whether all of it, and since when."""

from __future__ import annotations

from datetime import UTC, datetime

from houseprice.services.shared_files.contract import StoredItem
from houseprice.services.shared_files.listing import items_below


def test_objects_are_grouped_by_what_was_sent() -> None:
    early, late = (datetime(2026, 1, day, tzinfo=UTC) for day in (1, 2))
    objects = {
        "bucket/artifacts/a/model.onnx": {"LastModified": early},
        "bucket/artifacts/a/members/b.json": {"LastModified": late},
        "bucket/artifacts/a.index.json": {"LastModified": early},
        "bucket/artifacts/torn/model.onnx": {"mtime": 5.0},
        "bucket/artifacts/unknown": {},
    }
    assert items_below(objects, "bucket/artifacts") == (
        StoredItem("a", late.timestamp(), True),
        StoredItem("torn", 5.0, False),
        StoredItem("unknown", float("inf"), False),
    )
