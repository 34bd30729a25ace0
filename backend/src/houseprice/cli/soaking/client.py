"""A client that is as stubborn as a user's script: it asks again until the API has answered."""

from __future__ import annotations

import threading
import time
from dataclasses import dataclass, field
from typing import Any

import httpx2

from houseprice.errors import Unavailable

_TIMEOUT_S = 10.0
_AGAIN_AFTER_S = 0.3
_LOOK_EVERY_S = 1.0
#: No fault keeps the API away for so long: it does not come back.
_GIVE_UP_AFTER_S = 600.0
#: Answers of a client's own fault, which no second try can mend.
_FINAL = range(400, 500)
_TOO_MANY = 429


@dataclass
class Submitted:
    """A run that the API has accepted, and the key under which it was submitted."""

    run_id: str
    key: str
    family: str


@dataclass
class Client:
    """Submits runs until they are accepted, and looks at their progress all the time.

    Parameters
    ----------
    url : str
        Address of the API.
    """

    url: str
    accepted: list[Submitted] = field(default_factory=list)
    #: Sentences about progress that went back, and about a key that had two runs.
    wrong: list[str] = field(default_factory=list)
    unanswered: int = 0
    looks: int = 0
    _percent: dict[str, tuple[int, float]] = field(default_factory=dict)
    _ended: set[str] = field(default_factory=set)
    _stopped: threading.Event = field(default_factory=threading.Event)

    def submit(self, family: str, key: str, settings: dict[str, Any]) -> Submitted:
        """Submit a training under a key, again and again until it is accepted."""
        answer = self._stubborn(
            "POST", f"/train/{family}/async", json=settings, headers={"Idempotency-Key": key}
        )
        submitted = Submitted(answer["task_id"], key, family)
        self.accepted.append(submitted)
        return submitted

    def submit_again(self, submitted: Submitted, settings: dict[str, Any]) -> None:
        """Repeat a submission, as a client does whose answer was lost: the run is the same."""
        path = f"/train/{submitted.family}/async"
        headers = {"Idempotency-Key": submitted.key}
        answer = self._stubborn("POST", path, json=settings, headers=headers)
        if answer["task_id"] != submitted.run_id:
            self.wrong.append(f"{submitted.key} has {submitted.run_id} and {answer['task_id']}")

    def waiting(self) -> list[str]:
        """The accepted runs that have not been seen to end."""
        return [run.run_id for run in self.accepted if run.run_id not in self._ended]

    def watch(self) -> None:
        """Look at all runs that have not ended, until `stop`."""
        threading.Thread(target=self._watch, name="watcher", daemon=True).start()

    def stop(self) -> None:
        """Stop looking."""
        self._stopped.set()

    def _watch(self) -> None:
        while not self._stopped.wait(_LOOK_EVERY_S):
            for run_id in self.waiting():
                self._look(run_id)

    def _look(self, run_id: str) -> None:
        self.looks += 1
        try:
            answer = httpx2.get(f"{self.url}/v1/runs/{run_id}", timeout=_TIMEOUT_S)
        except httpx2.HTTPError:
            self.unanswered += 1
            return
        if answer.status_code == httpx2.codes.OK:
            self._compare(run_id, answer.json())
        elif answer.status_code in _FINAL and answer.status_code != _TOO_MANY:
            self.wrong.append(f"{run_id} was accepted, but is answered with {answer.status_code}")
        else:
            self.unanswered += 1

    def _compare(self, run_id: str, run: dict[str, Any]) -> None:
        attempt, percent = int(run["attempt"]), float(run["progress"]["percent"])
        before = self._percent.get(run_id, (0, 0.0))
        if run["state"] in {"succeeded", "failed", "cancelled"}:
            self._ended.add(run_id)
        elif attempt == before[0] and percent < before[1]:
            self.wrong.append(f"{run_id} went back from {before[1]} to {percent} %")
        self._percent[run_id] = attempt, percent

    def _stubborn(self, method: str, path: str, **request: Any) -> dict[str, Any]:
        until = time.monotonic() + _GIVE_UP_AFTER_S
        while time.monotonic() < until:
            try:
                answer = httpx2.request(method, self.url + path, timeout=_TIMEOUT_S, **request)
            except httpx2.HTTPError:
                self.unanswered += 1
            else:
                if answer.is_success:
                    body: dict[str, Any] = answer.json()
                    return body
                if answer.status_code in _FINAL and answer.status_code != _TOO_MANY:
                    answer.raise_for_status()
                self.unanswered += 1
            time.sleep(_AGAIN_AFTER_S)
        raise Unavailable(
            f"the API must answer {path} within {_GIVE_UP_AFTER_S:.0f} s of its faults"
        )
