"""The API dies at a chosen step of a request, or restarts under many clients."""

from __future__ import annotations

import asyncio
import signal
import socket
import subprocess
from typing import Any

import httpx2
import pytest
from tests.faults.conftest import FaultyStudio
from tests.unit.tiny_market import tiny_market

POLLERS = 200


class Api:
    """The API of a studio, which a test may kill and start again."""

    def __init__(self, small: FaultyStudio) -> None:
        self._small = small
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = int(probe.getsockname()[1])
        self.url = f"http://127.0.0.1:{self.port}"

    def start(self, **variables: str) -> subprocess.Popen[bytes]:
        """Start it and wait until it answers."""
        words = ["-m", "houseprice.cli.app", "serve", "--port", str(self.port)]
        process = self._small.studio.start(words, "api", **variables)
        self._small.studio.until(self._answers, "an answer of the API")
        return process

    def _answers(self) -> bool:
        try:
            return httpx2.get(f"{self.url}/health", timeout=5).status_code > 0
        except httpx2.TransportError:
            return False

    def submit(self) -> httpx2.Response:
        """Ask for the same training under the same key."""
        body = {"dataset": self._small.dataset_id, "epochs": 3}
        headers = {"Idempotency-Key": "form-7"}
        url = f"{self.url}/train/lightgbm/async"
        return httpx2.post(url, json=body, headers=headers, timeout=30)

    def runs(self) -> list[str]:
        """Ids of all runs."""
        items = httpx2.get(f"{self.url}/v1/runs", timeout=30).json()["items"]
        return [item["id"] for item in items]


@pytest.mark.parametrize("point", ["before_submit_commit", "after_submit_commit"])
def test_a_submission_whose_api_dies_is_one_run(point: str, small_on_both: FaultyStudio) -> None:
    small, api = small_on_both, Api(small_on_both)
    first = api.start(**small.point(point, "kill"))
    with pytest.raises(httpx2.TransportError):
        api.submit()
    assert first.wait(10) == -signal.SIGKILL
    assert small.was_reached(point)
    api.start()
    stored = api.runs()
    assert len(stored) == int(point == "after_submit_commit")
    answer = api.submit()
    assert answer.status_code == 202
    assert api.runs() == [answer.json()["task_id"]]
    assert stored in ([], api.runs())
    small.accepted += api.runs()
    small.work()
    small.judge()


def test_an_upload_whose_api_dies_leaves_no_part_of_a_table(small: FaultyStudio) -> None:
    api = Api(small)
    first = api.start(**small.point("upload_received", "kill"))
    with pytest.raises(httpx2.TransportError):
        _upload(api)
    first.wait(10)
    assert small.was_reached("upload_received")
    api.start()
    uploads = small.studio.ctx.settings.uploads_dir
    assert api.runs() == []
    assert [path for path in uploads.iterdir() if path.is_file()] == []
    answer = _upload(api)
    assert answer.status_code == 202, answer.text
    assert len(api.runs()) == 1


def _upload(api: Api) -> httpx2.Response:
    files = {"file": ("sales.csv", tiny_market(60, seed=2).write_csv().encode())}
    url = f"{api.url}/v1/datasets/imports"
    return httpx2.post(url, files=files, data={"name": "small too"}, timeout=30)


def test_a_restart_under_many_pollers_gives_no_wrong_answer(small: FaultyStudio) -> None:
    api = Api(small)
    run_id = small.submit()
    first = api.start()
    answers: list[list[Any]] = [[] for _ in range(POLLERS)]

    async def poll(own: list[Any], client: httpx2.AsyncClient, stop: asyncio.Event) -> None:
        while not stop.is_set():
            try:
                answer = await client.get(f"{api.url}/v1/runs/{run_id}")
            except httpx2.TransportError:
                own.append("no answer")
            else:
                own.append((answer.status_code, answer.json().get("state")))
            await asyncio.sleep(0.5)

    async def restart_meanwhile() -> None:
        stop = asyncio.Event()
        limits = httpx2.Limits(max_connections=POLLERS)
        async with httpx2.AsyncClient(timeout=30, limits=limits) as client:
            polls = [asyncio.create_task(poll(own, client, stop)) for own in answers]
            await asyncio.sleep(1)
            first.terminate()
            await asyncio.to_thread(first.wait, 20)
            await asyncio.to_thread(api.start)
            counts = [len(own) for own in answers]
            while not all(len(own) > count for own, count in zip(answers, counts, strict=True)):
                await asyncio.sleep(0.1)
            stop.set()
            await asyncio.gather(*polls)

    asyncio.run(restart_meanwhile())
    seen = {answer for own in answers for answer in own}
    assert seen <= {(200, "queued"), (503, None), "no answer"}
    assert {own[-1] for own in answers} == {(200, "queued")}
