"""Whatever is sent, the API answers as its OpenAPI document says, and never with a fault."""

from __future__ import annotations

from typing import TYPE_CHECKING

import schemathesis
from hypothesis import HealthCheck, settings
from schemathesis.checks import load_all_checks
from schemathesis.specs.openapi.checks import positive_data_acceptance

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


schema = schemathesis.openapi.from_dict(create_app().openapi())


def bounded(examples: int) -> settings:
    return settings(
        max_examples=examples,
        deadline=None,
        database=None,
        derandomize=True,
        suppress_health_check=list(HealthCheck),
    )


@schema.exclude(operation_id=SLOW).parametrize()
@bounded(20)
def test_every_call_answers_as_documented(case: schemathesis.Case, running: Running) -> None:
    case.call_and_validate(base_url=running.url, excluded_checks=RULES_BEYOND_THE_SHAPE)


@schema.include(operation_id=OF_TABLES).parametrize()
@bounded(3)
def test_any_table_is_answered_as_documented(case: schemathesis.Case, running: Running) -> None:
    case.call_and_validate(
        base_url=running.url, excluded_checks=RULES_BEYOND_THE_SHAPE, timeout=PATIENCE_S
    )
