"""The settings of the Celery application."""

from __future__ import annotations

from pathlib import Path

from houseprice.settings import Settings
from houseprice.worker.celery_settings import celery_settings

GUIDE = Path(__file__).parents[4] / "docs" / "celery.md"


def test_every_setting_has_its_reason_in_the_guide() -> None:
    text = GUIDE.read_text()
    plain = {"timezone", "enable_utc", "broker_connection_retry_on_startup"}
    missing = [name for name in celery_settings(Settings()) if f"`{name}`" not in text]
    assert set(missing) <= plain


def test_nothing_but_json_is_taken() -> None:
    configuration = celery_settings(Settings())
    assert configuration["accept_content"] == ["json"]
    assert configuration["task_serializer"] == configuration["result_serializer"] == "json"


def test_the_backstop_is_later_than_the_limit_of_a_run() -> None:
    settings = Settings()
    assert celery_settings(settings)["task_time_limit"] > settings.max_runtime_s
