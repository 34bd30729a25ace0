"""Each list of families holds those of the registry: a new one is forgotten nowhere."""

from __future__ import annotations

from typing import Any, get_args

import pytest

from houseprice.api.schemas.base import Family, ModelType, RunModelType, Trainable
from houseprice.cli.train import LONGEST_FIRST
from houseprice.jobs.states import MODEL_TYPES
from houseprice.models.registry import FAMILIES, SPECS
from houseprice.services.models import FAMILIES as SHOWN

KNOWN = sorted(FAMILIES)


def test_every_family_has_facts() -> None:
    assert sorted(SPECS) == KNOWN


def test_the_command_line_trains_every_family_once() -> None:
    assert sorted(LONGEST_FIRST) == KNOWN


@pytest.mark.parametrize(
    ("on_the_wire", "others"),
    [
        (Trainable, []),
        (ModelType, ["all"]),
        (Family, ["blend"]),
        (RunModelType, ["all", "blend", "import"]),
    ],
)
def test_the_wire_knows_every_family(on_the_wire: Any, others: list[str]) -> None:
    assert sorted(get_args(on_the_wire)) == sorted([*KNOWN, *others])


def test_jobs_and_services_know_what_the_wire_knows() -> None:
    assert set(MODEL_TYPES) == set(get_args(ModelType))
    assert get_args(Family) == SHOWN  # the status of the models keeps this order
