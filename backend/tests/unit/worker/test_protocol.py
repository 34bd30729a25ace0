"""The messages of supervisor and trainer survive the pipe."""

from __future__ import annotations

from dataclasses import replace

import pytest

from houseprice.progress import Progress
from houseprice.worker.isolation import Bounds
from houseprice.worker.protocol import (
    DatasetRequest,
    TrainerMessage,
    TrainerRequest,
    parse_message,
    parse_progress,
    progress_message,
)

REQUEST = TrainerRequest(
    run_id="0" * 26,
    fence=3,
    kind="blend",
    family="blend",
    settings={"epochs": 5},
    dataset=DatasetRequest("demo", None, "/cache"),
    out_dir="/home/artifacts/x-3",
    checkpoint_dir="/home/checkpoints/x",
    threads=2,
    members=("/a", "/b"),
    provenance={"run": "x"},
)


def test_a_request_to_finish_early_reads_back() -> None:
    asked = replace(REQUEST, finish=True)
    assert TrainerRequest.from_line(asked.to_line()).finish
    assert not TrainerRequest.from_line(REQUEST.to_line()).finish


def test_the_bounds_of_a_trainer_read_back() -> None:
    bound = replace(REQUEST, bounds=Bounds(memory_bytes=5, cpu_s=6, file_bytes=7))
    assert TrainerRequest.from_line(bound.to_line()) == bound


def test_where_a_training_went_on_reads_back() -> None:
    resumed = {"models": 7, "total": 20, "epoch": 12}
    news = Progress("training", 0.5, notice="A checkpoint was skipped.", resumed=resumed)
    message = parse_message(progress_message(news, 1.5).to_line())
    assert message is not None
    assert parse_progress(message.body) == news


def test_a_request_is_one_line_and_reads_back() -> None:
    line = REQUEST.to_line()
    assert line.count(b"\n") == 1
    assert TrainerRequest.from_line(line) == REQUEST


def test_news_read_back() -> None:
    news = Progress("training", 0.5, 3, 10, "Träining\nepoch 3", {"train_loss": 0.25}, 3, 9.5)
    message = parse_message(progress_message(news, 1.5).to_line())
    assert message is not None
    assert parse_progress(message.body) == news
    assert message.body["elapsed_s"] == 1.5


@pytest.mark.parametrize(
    "line",
    [b"", b"null", b"[]", b"7", b"\xff", b"{}", b'{"kind": "other"}', b'{"kind": []}', b"{"],
)
def test_what_is_no_message_is_ignored(line: bytes) -> None:
    assert parse_message(line) is None


def test_an_outcome_keeps_every_field() -> None:
    message = TrainerMessage("succeeded", {"result": {"a": 1}, "size_bytes": 2})
    assert parse_message(message.to_line()) == message
