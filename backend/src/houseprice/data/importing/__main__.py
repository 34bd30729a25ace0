"""The process that reads a table: one JSON request on standard input,
one JSON answer on output,
after a line for each stage.

``python -m houseprice.data.importing``; started by `subprocess_import.import_isolated`.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

from houseprice.data.importing.files.limited import limit_resources, problem_of
from houseprice.data.importing.flag_file import write_flag_file
from houseprice.data.importing.importer import import_table
from houseprice.data.importing.inspecting.page_request import PageRequest
from houseprice.data.importing.inspecting.rows import read_page
from houseprice.data.importing.inspection import inspect_table
from houseprice.data.importing.limits import Limits
from houseprice.data.importing.stored_checks import check_stored
from houseprice.data.importing.table_request import TableRequest
from houseprice.data.importing.validation import validate_later, validate_table
from houseprice.data.importing.versions.append import append_table
from houseprice.data.importing.versions.without_sales import store_without
from houseprice.errors import HousePriceError, TooLarge


def main() -> None:
    """Read the request, import the table, write the answer."""
    request = json.load(sys.stdin)
    limits = Limits(**request["limits"])
    limit_resources(int(request["memory_bytes"]), limits.seconds)
    json.dump(_answer(request, limits), sys.stdout)


def _answer(request: dict[str, Any], limits: Limits) -> dict[str, Any]:
    try:
        return _done(request, limits)
    except HousePriceError as error:
        return {"problem": problem_of(error)}
    except MemoryError:
        return {"problem": problem_of(TooLarge("a table must fit in the memory set aside for it"))}


def _done(request: dict[str, Any], limits: Limits) -> dict[str, Any]:
    source, asked = Path(request["source"]), TableRequest.from_json(request["asked"])
    if request["task"] == "check":
        check_stored(source)
        return {}
    if request["task"] == "rows":
        return {"page": read_page(source, asked, PageRequest(**request["page"]), limits).to_json()}
    if request["task"] == "inspect":
        return {"inspection": inspect_table(source, asked, limits).to_json()}
    into, former = Path(request["into"]), request["former"]
    if request["task"] == "validate":
        if former is None:
            validation = validate_table(source, asked, limits)
        else:
            validation = validate_later(source, Path(former), asked, limits)
        write_flag_file(validation.flags, validation.cells, into)
        return {}
    if request["task"] == "leave out":
        return {"rows": store_without(source, into, request["unfit"], limits).frame.height}
    if request["task"] == "append":
        dataset = append_table(source, Path(former), into, asked, limits, on_stage=_tell)
    else:
        before = None if former is None else Path(former)
        dataset = import_table(source, into, asked, limits, before, on_stage=_tell)
    return {"rows": dataset.frame.height}


def _tell(message: str, share: float) -> None:
    """Write a stage as one line before the answer."""
    print(json.dumps({"stage": [message, share]}), flush=True)  # noqa: T201  the pipe to the parent


if __name__ == "__main__":
    main()
