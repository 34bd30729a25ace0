"""Damage of a model is known before anybody asks the model."""

from __future__ import annotations

from typing import TYPE_CHECKING

from houseprice.jobs.queue import SilentBell
from houseprice.services import models
from houseprice.services.context import build_context
from houseprice.services.upkeep.integrity import IntegrityWalk
from houseprice.settings import Settings

if TYPE_CHECKING:
    from tests.integration.api.conftest import Studio, Trained


def test_a_walk_marks_the_corrupt_model_and_goes_on(trained: Trained, copied: Studio) -> None:
    damaged, sound = (run["model_id"] for run in trained.runs)
    graph = copied.home / "artifacts" / f"{trained.runs[0]['id']}-1" / "model.onnx"
    graph.write_bytes(graph.read_bytes()[:-1] + b"?")
    ctx = build_context(Settings(data_dir=copied.home, database_url=""), SilentBell())
    walk = IntegrityWalk(ctx)
    assert [walk.step() for _ in range(3)] == [damaged, None, None]
    assert models.row(ctx, damaged).corrupt
    assert not models.row(ctx, sound).corrupt
    assert [walk.step() for _ in range(2)] == [None, None]  # it is not looked at again
    ctx.close()
