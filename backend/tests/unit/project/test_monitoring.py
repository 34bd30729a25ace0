"""Alerts and dashboard speak of metrics that there are, and do what they say."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml
from prometheus_client.parser import text_string_to_metric_families

from houseprice.jobs.queue import SilentBell
from houseprice.services.context import build_context
from houseprice.services.metrics.registry import StudioMetrics
from houseprice.settings import Settings

ROOT = Path(__file__).parents[4]
MONITORING = ROOT / "monitoring"
DASHBOARD = MONITORING / "grafana" / "dashboards" / "studio.json"
NAME = re.compile(r"houseprice_[a-z0-9_]+")


@pytest.fixture
def metrics(sqlite_url: str, tmp_path: Path) -> set[str]:
    """The names of all metrics of the API."""
    ctx = build_context(Settings(data_dir=tmp_path, database_url=sqlite_url), SilentBell())
    text, _ = StudioMetrics(ctx, int).text("text/plain")
    ctx.close()
    names = set()
    for family in text_string_to_metric_families(text.decode()):
        if family.name.endswith("_created"):  # the moment of its start, which each counter has
            continue
        endings = {"counter": ["_total"], "histogram": ["_bucket", "_count", "_sum"]}
        names |= {family.name + ending for ending in endings.get(family.type, [""])}
    return names


def rules() -> list[dict[str, Any]]:
    groups = yaml.safe_load((MONITORING / "rules.yml").read_text())["groups"]
    return [rule for group in groups for rule in group["rules"]]


def test_alerts_and_dashboard_name_metrics_that_there_are(metrics: set[str]) -> None:
    named = {name for rule in rules() for name in NAME.findall(rule["expr"])}
    named |= set(NAME.findall(DASHBOARD.read_text()))
    assert len(named) > 12
    assert named - metrics == set()


def test_the_page_names_every_metric(metrics: set[str]) -> None:
    page = (ROOT / "docs" / "monitoring.md").read_text()
    plain = {re.sub("_(bucket|count|sum)$", "", name) for name in metrics}
    assert {name for name in plain if name.startswith("houseprice_") and name not in page} == set()


def test_every_alert_says_what_to_do_and_is_tested() -> None:
    tests = yaml.safe_load((MONITORING / "rules_test.yml").read_text())["tests"]
    raised = {
        case["alertname"]
        for test in tests
        for case in test["alert_rule_test"]
        if case["exp_alerts"]
    }
    assert raised == {rule["alert"] for rule in rules()}
    assert all(rule["annotations"]["action"] for rule in rules())


def test_the_rules_do_what_their_tests_say() -> None:
    promtool = shutil.which("promtool")
    if promtool is None:
        pytest.skip("promtool is not installed; the package prometheus of the system has it")
    words = [["check", "config", "prometheus.yml"], ["test", "rules", "rules_test.yml"]]
    for command in words:
        done = subprocess.run(
            [promtool, *command], cwd=MONITORING, capture_output=True, check=False
        )
        assert done.returncode == 0, done.stdout.decode() + done.stderr.decode()


def test_the_dashboard_is_the_one_that_its_script_makes() -> None:
    words = [sys.executable, str(ROOT / "scripts" / "dashboard.py")]
    done = subprocess.run(words, capture_output=True, check=True)
    assert json.loads(done.stdout) == json.loads(DASHBOARD.read_text())
