"""What Prometheus reads of one worker."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
from pathlib import Path

import httpx2
from prometheus_client.parser import text_string_to_metric_families

from houseprice.settings import Settings
from houseprice.worker.metrics import WorkerSigns, serve_metrics


def test_without_a_port_nothing_listens() -> None:
    assert serve_metrics(Settings(), 1, WorkerSigns(lambda: False)) is False


def test_slots_and_trainers_are_those_of_the_process(tmp_path: Path) -> None:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = int(probe.getsockname()[1])
    settings = Settings(worker_metrics_port=port, data_dir=tmp_path)
    assert serve_metrics(settings, 2, WorkerSigns(lambda: True, 1_700_000_000.0))
    waits = [sys.executable, "-c", "print(sum(range(5_000_000)), flush=True); input()"]
    marked = {**os.environ, "HOUSEPRICE_TRAINER_RUN": "run-1"}
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE}
    with (
        subprocess.Popen(waits, env=marked, **pipes) as trainer,
        subprocess.Popen(waits, **pipes) as other,
    ):
        for process in (trainer, other):
            assert process.stdout is not None
            process.stdout.readline()
        text = httpx2.get(f"http://127.0.0.1:{port}/metrics").text
        for process in (trainer, other):
            process.kill()
    values = {
        sample.name: sample.value
        for family in text_string_to_metric_families(text)
        for sample in family.samples
    }
    assert (values["houseprice_worker_slots"], values["houseprice_worker_trainers"]) == (2, 1)
    assert values["houseprice_worker_trainer_memory_bytes"] > 2**20
    assert 0 < values["houseprice_worker_trainer_cpu_seconds"] < 60
    assert 0 < values["houseprice_worker_trainer_age_seconds"] < 600
    assert values["houseprice_worker_cores"] >= 1
    assert values["houseprice_worker_storage_free_bytes"] > 2**20
    assert values["houseprice_worker_draining"] == 1
    assert values["houseprice_worker_heartbeat_timestamp_seconds"] == 1_700_000_000.0
    assert values["process_resident_memory_bytes"] > 2**20
