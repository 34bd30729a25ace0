"""A line of the log says which request and which run it is about."""

from __future__ import annotations

import json
import logging
import threading

import pytest
from opentelemetry import trace

from houseprice.services.observing.logs import JsonLines, TextLines, formatter, log_fields
from houseprice.settings import Settings


def record(message: str = "Run %s", *arguments: object, **extra: object) -> logging.LogRecord:
    logger = logging.getLogger("houseprice.test")
    return logger.makeRecord(
        logger.name, logging.WARNING, "file", 1, message, arguments or ("a",), None, extra=extra
    )


def test_a_line_of_json_has_the_ids() -> None:
    with log_fields(request_id="r1"), log_fields(run_id="run1"):
        line = json.loads(JsonLines().format(record()))
    assert line["message"] == "Run a"
    assert (line["level"], line["logger"]) == ("WARNING", "houseprice.test")
    assert (line["request_id"], line["run_id"]) == ("r1", "run1")
    assert line["time"].endswith("+00:00")
    assert "request_id" not in json.loads(JsonLines().format(record()))


def test_a_call_may_name_its_run() -> None:
    line = json.loads(JsonLines().format(record(run_id="run2")))
    assert line["run_id"] == "run2"


def test_a_text_of_several_lines_is_one_line_of_json() -> None:
    line = JsonLines().format(record("two\nlines %s", '"quoted"\u2028'))
    assert "\n" not in line
    assert json.loads(line)["message"] == 'two\nlines "quoted"\u2028'


def test_an_exception_is_a_field() -> None:
    error = ValueError("wrong")
    logger = logging.getLogger("houseprice.test")
    failed = logger.makeRecord(
        logger.name, logging.ERROR, "file", 1, "failed", (), (ValueError, error, None)
    )
    assert "ValueError: wrong" in json.loads(JsonLines().format(failed))["exception"]


def test_people_read_the_ids_at_the_end_of_the_line() -> None:
    with log_fields(run_id="run1"):
        assert TextLines().format(record()).endswith("WARNING Run a [run_id=run1]")
    assert TextLines().format(record()).endswith("WARNING Run a")


def test_another_thread_has_fields_of_its_own() -> None:
    lines: list[str] = []
    with log_fields(run_id="run1"):
        thread = threading.Thread(target=lambda: lines.append(JsonLines().format(record())))
        thread.start()
        thread.join()
    assert "run_id" not in json.loads(lines[0])


def test_a_line_within_a_trace_names_it() -> None:
    context = trace.SpanContext(7, 8, is_remote=False, trace_flags=trace.TraceFlags(1))
    with trace.use_span(trace.NonRecordingSpan(context)):
        line = json.loads(JsonLines().format(record()))
    assert line["trace_id"] == f"{7:032x}"


@pytest.mark.parametrize(("name", "kind"), [("text", TextLines), ("json", JsonLines)])
def test_the_settings_choose_the_format(name: str, kind: type[logging.Formatter]) -> None:
    assert isinstance(formatter(Settings(log_format=name)), kind)  # type: ignore[arg-type]  # as the environment has it
