"""Training processes of the command line, whatever becomes of them."""

from __future__ import annotations

from houseprice.cli.training_processes.pool import Job, run_jobs


def test_a_training_that_ends_without_a_result_says_how() -> None:
    request = {"kind": "no such kind", "threads": 1}
    ended = run_jobs([Job("lightgbm", request)], slots=1, on_news=lambda *_: None)["lightgbm"]
    assert ended.problem is not None
    assert ended.problem.code == "training_failed"
    assert "The training of lightgbm ended with exit status 1" in ended.problem.message
    assert "Error" in ended.problem.hint  # the end of what the process printed
