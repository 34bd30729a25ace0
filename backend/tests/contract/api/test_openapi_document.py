"""Whatever is sent, the API answers as its OpenAPI document says, and never with a fault."""

from __future__ import annotations

import math
import os
import sys
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any

import schemathesis
from hypothesis import HealthCheck, settings
from schemathesis import GenerationMode
from schemathesis.checks import load_all_checks
from schemathesis.core.parameters import ParameterLocation
from schemathesis.specs.openapi.checks import positive_data_acceptance

import houseprice
from houseprice.api.app import create_app

if TYPE_CHECKING:
    from tests.contract.api.conftest import Running

load_all_checks()

#: Start a process for each file, or for the first look at a table.
OF_TABLES = [
    "create_dataset",
    "append_sales",
    "inspect_table",
    "import_in_background",
    "get_sales_checks",
]
#: Never ends, and waits for a training.
SLOW = ["stream_events", "train", *OF_TABLES]
#: A busy machine takes its time for a process.
PATIENCE_S = 120
#: A home may be of the right shape and still no home that the model knows; likewise a cursor.
RULES_BEYOND_THE_SHAPE = [positive_data_acceptance]


#: Made-up calls of all operations together; the default, 20 of each, is for every day. Those that
#: schemathesis makes for each bound of a value come on top.
CALLS = int(os.environ.get("HOUSEPRICE_TEST_CALLS", "0"))
#: What no answer may have in it: places of this machine, and what Python and the database say.
OF_THE_MACHINE = (
    *(sys.prefix, str(Path(houseprice.__file__).parent), str(Path.home() / ".")),
    *("Traceback (most recent", "site-packages", 'File \\"', "sqlalchemy", "sqlite3.", "psycopg"),
)


schema = schemathesis.openapi.from_dict(create_app().openapi())
others = schema.exclude(operation_id=SLOW)
EACH = max(20, math.ceil(CALLS / len(list(others.get_all_operations()))))


def bounded(examples: int) -> settings:
    return settings(
        max_examples=examples,
        deadline=None,
        database=None,
        derandomize=True,
        suppress_health_check=list(HealthCheck),
    )


def is_as_documented(case: schemathesis.Case) -> bool:
    """Whether the path is made as the document says, and not on purpose as it must not be."""
    part = case.meta and case.meta.components.get(ParameterLocation.PATH)
    return bool(part) and part.mode is GenerationMode.POSITIVE


def real_ids(made_up: dict[str, Any], running: Running) -> dict[str, str]:
    """What there is, in place of ids that nothing has: so that reading finds something."""
    run, model = running.run_id, running.model_id
    there = {"run_id": run, "task_id": run, "model_id": model, "dataset_id": "demo"}
    return {name: there[name] for name in made_up.keys() & there}


def ask(case: schemathesis.Case, running: Running, calls: Counter[int], **options: Any) -> None:
    """Send a call, count its answer, and hold it against the document."""
    if case.method == "GET" and is_as_documented(case):
        case.path_parameters.update(real_ids(case.path_parameters, running))
    answer = case.call(base_url=running.url, **options)
    calls[answer.status_code] += 1
    case.validate_response(answer, excluded_checks=RULES_BEYOND_THE_SHAPE)
    text = answer.content.decode(errors="replace")  # some are files
    assert not [word for word in (str(running.folder), *OF_THE_MACHINE) if word in text], text


@others.parametrize()
@bounded(EACH)
def test_every_call_answers_as_documented(
    case: schemathesis.Case, running: Running, calls: Counter[int]
) -> None:
    ask(case, running, calls)


@schema.include(operation_id=OF_TABLES).parametrize()
@bounded(3)
def test_any_table_is_answered_as_documented(
    case: schemathesis.Case, running: Running, calls: Counter[int]
) -> None:
    ask(case, running, calls, timeout=PATIENCE_S)
