"""Which models another point of their frontier can be made of."""

from __future__ import annotations

from types import SimpleNamespace

import pytest
from tests.unit.plain_manifest import plain_manifest

from houseprice.errors import Conflict, NotFound
from houseprice.services import equity, models
from houseprice.training.spec import TrainSettings
from houseprice.worker.protocol import DatasetRequest, TrainerRequest
from houseprice.worker.training_job import _source


def test_a_model_without_a_frontier_has_no_other_points(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(models, "row", lambda *_: SimpleNamespace(id="m"))
    monkeypatch.setattr(equity, "manifest", lambda *_: plain_manifest())
    with pytest.raises(Conflict, match="this model has kept none"):
        equity.start(SimpleNamespace(), "m", 0.5)  # type: ignore[arg-type] # a stand-in


def test_a_model_that_was_deleted_meanwhile_is_named() -> None:
    request = TrainerRequest(
        run_id="r",
        fence=1,
        kind="equity",
        family="lightgbm",
        settings=TrainSettings().to_json(),
        dataset=DatasetRequest("demo", None, "/cache"),
        out_dir="/out",
        checkpoint_dir="/checkpoints",
        threads=1,
        source_model_id="m1",
    )
    with pytest.raises(NotFound, match="must still be there, but m1 is not"):
        _source(request)
