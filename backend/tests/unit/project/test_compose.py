"""The compose file says nothing that the code does not know."""

from __future__ import annotations

import importlib.util
import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from houseprice.settings import Settings

ROOT = Path(__file__).parents[4]
TEXT = (ROOT / "docker-compose.yml").read_text()
COMPOSE: dict[str, Any] = yaml.safe_load(TEXT)
SERVICES: dict[str, dict[str, Any]] = COMPOSE["services"]
EXPECTED = {
    "redis", "postgres", "migrate", "backend", "celery-worker", "beat", "flower", "frontend",
    "prometheus", "grafana",
}  # fmt: skip


def setting_names() -> set[str]:
    return {f"HOUSEPRICE_{name.upper()}" for name in Settings.model_fields} | {
        str(alias)
        for field in Settings.model_fields.values()
        for alias in getattr(field.validation_alias, "choices", ())
    }


def web_setting_names() -> set[str]:
    """Variables that the web server reads itself."""
    files = [*(ROOT / "frontend/lib").glob("*.ts"), *(ROOT / "frontend/lib/proxy").glob("*.ts")]
    read = (re.findall(r"\b(?:environment|env)\.(HOUSEPRICE_\w+)", f.read_text()) for f in files)
    return {name for names in read for name in names}


def test_every_service_is_there() -> None:
    assert set(SERVICES) == EXPECTED


@pytest.mark.parametrize("name", sorted(EXPECTED))
def test_every_service_names_its_image(name: str) -> None:
    assert SERVICES[name]["image"]


@pytest.mark.parametrize("name", sorted(EXPECTED - {"migrate", "beat"}))
def test_every_server_has_a_health_check(name: str) -> None:
    service = SERVICES[name]
    own = "healthcheck" in service
    dockerfile = "frontend/Dockerfile" if name == "frontend" else "backend/Dockerfile"
    assert own or "HEALTHCHECK" in (ROOT / dockerfile).read_text()


def test_dependants_wait_for_health_not_for_the_start() -> None:
    for service in SERVICES.values():
        for wait in service.get("depends_on", {}).values():
            assert wait["condition"] in {"service_healthy", "service_completed_successfully"}


def test_stores_are_not_published_and_operator_ports_are_local() -> None:
    published = {name: service.get("ports", []) for name, service in SERVICES.items()}
    assert published["redis"] == published["postgres"] == published["celery-worker"] == []
    for name in ("backend", "flower"):
        assert all(port.startswith("127.0.0.1:") for port in published[name])


def test_the_broker_keeps_no_file() -> None:
    redis = SERVICES["redis"]
    assert "volumes" not in redis
    assert "--appendonly no --save ''" in redis["command"][-1]


def test_flower_has_a_password() -> None:
    assert "FLOWER_PASSWORD:?" in SERVICES["flower"]["environment"]["FLOWER_BASIC_AUTH"]


def test_every_variable_is_a_setting_of_the_code() -> None:
    named = set(re.findall(r"^\s+(HOUSEPRICE_[A-Z_]+):", TEXT, flags=re.M))
    assert named
    assert named <= setting_names() | web_setting_names()


def test_every_substitution_is_explained_in_the_example() -> None:
    example = set(re.findall(r"^([A-Z_]+)=", (ROOT / ".env.example").read_text(), flags=re.M))
    used = set(re.findall(r"\$\{([A-Z_]+)", TEXT))
    assert used == example


def test_container_ports_are_those_of_the_code() -> None:
    assert Settings.model_fields["port_api"].default == 5000
    assert SERVICES["backend"]["environment"]["HOUSEPRICE_PORT_API"] == "5000"
    assert SERVICES["backend"]["ports"][0].endswith(":5000")
    assert "PORT=3000" in (ROOT / "frontend/Dockerfile").read_text()
    assert SERVICES["frontend"]["ports"][0].endswith(":3000")


def test_build_contexts_and_targets_exist() -> None:
    for service in SERVICES.values():
        if "build" not in service:
            continue
        dockerfile = ROOT / service["build"]["context"] / "Dockerfile"
        target = service["build"].get("target")
        assert target is None or re.search(rf" AS {target}$", dockerfile.read_text(), flags=re.M)


def test_every_named_volume_is_declared() -> None:
    used = {
        mount.split(":")[0]
        for service in SERVICES.values()
        for mount in service.get("volumes", [])
        if not mount.startswith(".")
    }
    assert used == set(COMPOSE["volumes"])


def test_commands_name_modules_that_exist() -> None:
    modules = set(
        re.findall(r"houseprice\.[a-z_.]+", TEXT + (ROOT / "backend/Dockerfile").read_text())
    )
    assert modules
    for module in modules:
        assert importlib.util.find_spec(module), module


def test_the_development_override_changes_only_services_that_exist() -> None:
    override = yaml.safe_load((ROOT / "docker-compose.dev.yml").read_text())
    assert set(override["services"]) <= EXPECTED
