"""The log of a run is shown from its end, whatever its size, and only to who may see the run."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from houseprice.errors import NotFound
from houseprice.jobs.ids import new_id
from houseprice.jobs.queue import SilentBell
from houseprice.services import runs
from houseprice.services.context import Context, build_context, migrate_database
from houseprice.services.run_logs.newest import chunks, last_lines, newest_log
from houseprice.settings import Settings
from houseprice.training.spec import TrainSettings


@pytest.fixture
def ctx(tmp_path: Path) -> Iterator[Context]:
    settings = Settings(data_dir=tmp_path)
    migrate_database(settings)
    context = build_context(settings, SilentBell())
    settings.run_logs_dir.mkdir(parents=True)
    yield context
    context.close()


def logged(ctx: Context, *texts: str) -> str:
    """A run with the log of an attempt for each text."""
    run_id = runs.submit(ctx, "lightgbm", TrainSettings(), "demo").id
    for fence, text in enumerate(texts, start=1):
        (ctx.settings.run_logs_dir / f"{run_id}-{fence}.log").write_bytes(text.encode())
    return run_id


def test_the_newest_attempt_is_shown_also_after_the_ninth(ctx: Context) -> None:
    run_id = logged(ctx, *(f"attempt {number}\n" for number in range(1, 12)))
    view = last_lines(ctx, run_id)
    assert (view.fence, view.lines, view.is_whole) == (11, ("attempt 11",), True)


def test_only_the_last_lines_of_a_long_log_are_shown_and_it_says_so(ctx: Context) -> None:
    text = "".join(f"line {number}\n" for number in range(400_000))
    run_id = logged(ctx, text)
    view = last_lines(ctx, run_id, 3)
    assert view.lines == ("line 399997", "line 399998", "line 399999")
    assert not view.is_whole
    assert b"".join(chunks(newest_log(ctx, run_id))).decode() == text


def test_bytes_that_are_no_text_break_nothing(ctx: Context) -> None:
    run_id = logged(ctx, "")
    newest_log(ctx, run_id).write_bytes(b"caf\xe9\n")
    assert last_lines(ctx, run_id).lines == ("caf\N{REPLACEMENT CHARACTER}",)


def test_a_run_that_nobody_has_started_has_no_log_yet(ctx: Context) -> None:
    run_id = logged(ctx)
    with pytest.raises(NotFound, match="no log") as refusal:
        last_lines(ctx, run_id)
    assert "once a worker has started it" in refusal.value.hint


def test_there_is_no_log_of_no_run(ctx: Context) -> None:
    for unknown in (new_id(), "../../etc/passwd"):
        with pytest.raises(NotFound, match="There is no run"):
            newest_log(ctx, unknown)
