"""The chart renders with Helm itself, and what comes out is what Kubernetes and KEDA accept.

Helm's own library renders and lints; the schemas of Kubernetes are those of `kubernetes_validate`.
KEDA's and Prometheus' own kinds have no schema there: their fields are compared by hand.
"""

from __future__ import annotations

import copy
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import helm_python as helm
import kubernetes_validate
import pytest
import yaml

from houseprice.jobs.records import QUEUES
from houseprice.settings import Settings

ROOT = Path(__file__).parents[4]
CHART = ROOT / "deploy" / "helm" / "houseprice"
KUBERNETES = ("1.28", "1.33", "1.37")
OWN_KINDS = {"ScaledObject", "PodMonitor"}

Document = dict[str, Any]


def rendered(values: Document | None = None) -> list[Document]:
    with helm.Chart.load(CHART) as chart:
        chart.validate_schema(values)
        texts = chart.render(values, name="town", namespace="houses")
    documents = []
    for name, text in texts.items():
        if name.endswith(".yaml"):
            documents += [document for document in yaml.safe_load_all(text) if document]
    return documents


def of_kind(documents: list[Document], kind: str) -> dict[str, Document]:
    return {item["metadata"]["name"]: item for item in documents if item["kind"] == kind}


def pods(documents: list[Document]) -> Iterator[tuple[str, Document]]:
    for item in documents:
        if item["kind"] in {"Deployment", "Job"}:
            yield item["metadata"]["name"], item["spec"]["template"]["spec"]


@pytest.fixture(scope="module")
def studio() -> list[Document]:
    return rendered()


def everything() -> Document:
    """Values that switch on what is off by default."""
    return {
        "s3Endpoint": "http://minio:9000",
        "settings": {"HOUSEPRICE_MAX_QUEUED": "5000"},
        "serviceAccount": {"annotations": {"eks.amazonaws.com/role-arn": "arn:aws:iam::1:role/s3"}},
        "images": {"pullSecrets": ["registry"]},
        "ingress": {"className": "nginx", "annotations": {"a.example/b": "c"}},
        "prometheus": {"serviceMonitor": True, "labels": {"release": "prometheus"}},
    }


@pytest.mark.parametrize("version", KUBERNETES)
@pytest.mark.parametrize("values", [None, everything()], ids=["defaults", "everything"])
def test_kubernetes_accepts_every_object(version: str, values: Document | None) -> None:
    checked = 0
    for document in rendered(values):
        if document["kind"] not in OWN_KINDS:
            kubernetes_validate.validate(document, version, strict=True)
            checked += 1
    assert checked >= 12


def test_the_validator_refuses_a_wrong_field(studio: list[Document]) -> None:
    wrong = copy.deepcopy(of_kind(studio, "Deployment")["town-api"])
    wrong["spec"]["replica"] = wrong["spec"].pop("replicas")
    with pytest.raises(kubernetes_validate.ValidationError):
        kubernetes_validate.validate(wrong, KUBERNETES[-1], strict=True)


def test_helm_finds_nothing_to_complain_about() -> None:
    report = helm.lint(CHART, strict=True)
    assert report["total_charts_linted"] == 1
    complaints = [item for item in report["messages"] if item["severity"] > 1]
    assert (complaints, report["errors"]) == ([], [])


@pytest.mark.parametrize(
    "values",
    [
        {"storage": ""},  # pods share no folder
        {"storage": "/data"},
        {"workers": []},
        {"images": {"backend": "houseprice-backend"}},  # without a tag
        {"publicUrl": "houses.example"},
        {"settings": {"HOUSEPRICE_MAX_QUEUED": 5}},  # the environment has texts only
        {"api": {"replica": 3}},  # misspelt
    ],
)
def test_wrong_values_are_refused(values: Document) -> None:
    with pytest.raises(helm.HelmValuesError):
        rendered(values)


def test_there_is_everything_that_a_studio_needs(studio: list[Document]) -> None:
    assert set(of_kind(studio, "Deployment")) == {
        "town-api", "town-frontend", "town-worker-cpu", "town-worker-gpu",
        "town-beat", "town-flower",
    }  # fmt: skip
    assert set(of_kind(studio, "Job")) == {"town-migrations"}
    assert of_kind(studio, "Ingress")["town-frontend"]["spec"]["rules"][0]["host"] == (
        "houses.example"
    )


def test_migrations_run_before_everything_else(studio: list[Document]) -> None:
    weights = {
        item["kind"]: int(item["metadata"]["annotations"]["helm.sh/hook-weight"])
        for item in studio
        if "helm.sh/hook" in item["metadata"].get("annotations", {})
    }
    assert weights["ConfigMap"] == weights["ServiceAccount"] < weights["Job"]


def test_no_pod_has_rights_that_it_does_not_need(studio: list[Document]) -> None:
    for name, pod in pods(studio):
        assert pod["securityContext"]["runAsNonRoot"], name
        assert pod["automountServiceAccountToken"] is False, name
        (container,) = pod["containers"]
        assert container["securityContext"]["readOnlyRootFilesystem"], name
        assert container["securityContext"]["capabilities"] == {"drop": ["ALL"]}, name
        assert {"cpu", "memory"} <= set(container["resources"]["requests"]), name
        assert "memory" in container["resources"]["limits"], name
        mounted = {mount["name"] for mount in container["volumeMounts"]}
        assert mounted == {volume["name"] for volume in pod["volumes"]}, name
        assert all("emptyDir" in volume for volume in pod["volumes"]), "pods share no folder"


def test_only_python_pods_get_the_secret(studio: list[Document]) -> None:
    for name, pod in pods(studio):
        sources = pod["containers"][0].get("envFrom", [])
        assert bool(sources) == (name != "town-frontend"), name


def test_every_setting_is_one_of_the_studio(studio: list[Document]) -> None:
    known = {f"HOUSEPRICE_{name.upper()}" for name in Settings.model_fields}
    names = set(of_kind(studio, "ConfigMap")["town-settings"]["data"])
    for _, pod in pods(studio):
        names |= {entry["name"] for entry in pod["containers"][0].get("env", ())}
    ours = {name for name in names if name.startswith("HOUSEPRICE_")}
    assert ours <= known
    assert {"HOUSEPRICE_STORAGE", "HOUSEPRICE_ACCOUNTS"} <= ours


def test_workers_are_scaled_by_the_depth_of_their_queue(studio: list[Document]) -> None:
    scaled = of_kind(studio, "ScaledObject")
    for queue in QUEUES:
        document = scaled[f"town-worker-{queue}"]
        assert document["apiVersion"] == "keda.sh/v1alpha1"
        spec = document["spec"]
        assert spec["scaleTargetRef"] == {"name": f"town-worker-{queue}"}
        assert spec["minReplicaCount"] <= spec["maxReplicaCount"]
        (trigger,) = spec["triggers"]
        assert set(trigger["metadata"]) == {
            "serverAddress", "query", "threshold", "activationThreshold",
        }  # fmt: skip
        assert all(isinstance(value, str) for value in trigger["metadata"].values())
        assert re.findall(r"(\w+)\{queue=\"(\w+)\"\}", trigger["metadata"]["query"]) == [
            ("houseprice_queue_runs", queue),
            ("houseprice_queue_running", queue),
        ]
        # KEDA and a fixed number of pods would work against each other.
        assert "replicas" not in of_kind(studio, "Deployment")[f"town-worker-{queue}"]["spec"]


def test_a_worker_without_scaling_has_a_fixed_number() -> None:
    with helm.Chart.load(CHART) as chart:
        (worker, _) = chart.values["workers"]
    worker["scaling"]["enabled"], worker["replicas"] = False, 4
    documents = rendered({"workers": [worker]})
    assert of_kind(documents, "ScaledObject") == {}
    assert of_kind(documents, "Deployment")["town-worker-cpu"]["spec"]["replicas"] == 4


def test_prometheus_scrapes_with_a_key(studio: list[Document]) -> None:
    assert of_kind(studio, "PodMonitor") == {}
    monitors = of_kind(rendered(everything()), "PodMonitor")
    (endpoint,) = monitors["town-api"]["spec"]["podMetricsEndpoints"]
    assert endpoint["authorization"]["credentials"]["key"] == "METRICS_KEY"
    assert monitors["town-api"]["metadata"]["labels"]["release"] == "prometheus"
