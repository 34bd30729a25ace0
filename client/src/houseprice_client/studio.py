"""The studio as an object: the few things that most programs do with it."""

from __future__ import annotations

import json
import math
import uuid
from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from tqdm import tqdm

from houseprice_client.generated.api.datasets import create_dataset
from houseprice_client.generated.api.models import get_model_schema
from houseprice_client.generated.api.prediction import predict
from houseprice_client.generated.api.runs import cancel_run, create_run, get_run
from houseprice_client.generated.client import AuthenticatedClient, Client
from houseprice_client.generated.models.body_create_dataset import BodyCreateDataset
from houseprice_client.generated.models.dataset_read import DatasetRead
from houseprice_client.generated.models.predict_request import PredictRequest
from houseprice_client.generated.models.predict_response import PredictResponse
from houseprice_client.generated.models.run_create import RunCreate
from houseprice_client.generated.models.run_read import RunRead
from houseprice_client.generated.types import File
from houseprice_client.problem import StudioError, Transport, raise_problem
from houseprice_client.waiting import wait

#: Seconds that a poll of a run may take until the run changes.
_POLL_S = 10.0
_REPORTS = {".pdf": "pdf", ".html": "html", ".json": "json"}
_UNPROCESSABLE = 422

Home = Mapping[str, Any]


class Studio:
    """A running studio.

    Every other call of the API is a function of ``houseprice_client.generated.api``; give it
    `calls` as its ``client``. All of them raise `StudioError`.

    Parameters
    ----------
    url : str
        Where its API or its web interface answers (for the latter add ``/api``).
    api_key : str, optional
        Needed where the studio has accounts.
    timeout_s : float
        Longest time for the answer to one call, in seconds.
    """

    def __init__(
        self,
        url: str = "http://127.0.0.1:5000",
        *,
        api_key: str | None = None,
        timeout_s: float = 60,
    ) -> None:
        arguments = {"transport": Transport(), "event_hooks": {"response": [raise_problem]}}
        settings: dict[str, Any] = {"base_url": url.rstrip("/"), "httpx_args": arguments}
        self.calls: Client | AuthenticatedClient = (
            Client(**settings)
            if api_key is None
            else AuthenticatedClient(**settings, token=api_key)
        )
        self.calls.get_httpx_client().timeout = timeout_s

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        problem: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close the connections."""
        self.calls.get_httpx_client().close()

    def upload(
        self,
        file: str | Path,
        *,
        name: str | None = None,
        target: str | None = None,
        roles: Mapping[str, str] | None = None,
        **options: Any,
    ) -> DatasetRead:
        """Import a table of sales.

        Parameters
        ----------
        file : str or Path
            CSV, TSV, Excel, OpenDocument, Parquet or GeoJSON.
        name : str, optional
            Name of the data set; the name of the file if left out.
        target : str, optional
            Column with the prices; it is looked for if left out.
        roles : mapping of str to str, optional
            Roles of columns, such as ``{"sqft": "living_area"}``; the others are guessed.
        **options
            Further fields of the call, such as ``currency="USD"`` or ``leave_out_bad=True``.

        Raises
        ------
        StudioError
            If a cell cannot be read; `places` names row, column, value and rule.
        """
        path = Path(file)
        fields: dict[str, Any] = {"name": name or path.stem, **options}
        if target is not None:
            fields["target"] = target
        if roles is not None:
            fields["roles"] = json.dumps(dict(roles))
        with path.open("rb") as payload:
            body = BodyCreateDataset(file=File(payload, path.name), **fields)
            return create_dataset.sync(client=self.calls, body=body)

    def train(
        self, family: str = "lightgbm", *, dataset: str | None = None, **settings: Any
    ) -> RunRead:
        """Queue a training and return its run at once; `wait` waits for its end.

        Parameters
        ----------
        family : str
            ``lightgbm``, ``pytorch``, ``tensorflow``, ``huggingface``, or ``all``.
        dataset : str, optional
            Name or id of the data set.
        **settings
            Further settings, such as ``epochs=200`` or ``time_limit_s=60``.
        """
        body = RunCreate.from_dict({"model_type": family, "dataset": dataset, **settings})
        return create_run.sync(client=self.calls, body=body, idempotency_key=str(uuid.uuid4()))

    def wait(
        self, run: RunRead | str, *, progress: bool = True, timeout_s: float | None = None
    ) -> RunRead:
        """Wait for the end of a run; `progress` shows a bar on standard error.

        Raises
        ------
        RunFailed
            If the run failed or was cancelled; it has code, hint and places.
        TimeoutError
            If the run is not over after `timeout_s` seconds; it goes on.
        """
        run_id = run if isinstance(run, str) else run.id
        poll_s = _POLL_S if timeout_s is None else min(_POLL_S, timeout_s)
        read = lambda: get_run.sync(run_id, client=self.calls, wait=poll_s)  # noqa: E731
        return wait(read, progress=progress, timeout_s=timeout_s)

    def cancel(self, run: RunRead | str) -> RunRead:
        """Ask a run to stop."""
        return cancel_run.sync(run if isinstance(run, str) else run.id, client=self.calls)

    def example(self, model: str) -> dict[str, Any]:
        """A home that this model can value, to begin with."""
        return get_model_schema.sync(model, client=self.calls).example.to_dict()

    def value(
        self,
        home: Home,
        *,
        model: str | None = None,
        dataset: str | None = None,
        as_of: date | None = None,
        explain: bool = False,
    ) -> PredictResponse:
        """Value one home, by a named model or by the champion of a data set.

        `explain` adds comparable sales and the contributions of the features.
        """
        named = {"model": model, "dataset": dataset, "as_of": as_of and as_of.isoformat()}
        body: dict[str, Any] = {name: text for name, text in named.items() if text is not None}
        body |= {"features": _plain(home), "explain": explain}
        return predict.sync(client=self.calls, body=PredictRequest.from_dict(body))

    def value_many(
        self, homes: Iterable[Home], *, progress: bool = True, **options: Any
    ) -> list[PredictResponse | StudioError]:
        """Value many homes; one that cannot be valued has its error in place of a value.

        Parameters
        ----------
        homes : iterable of mapping
            Homes by feature, such as ``frame.to_dict("records")`` of pandas or
            ``frame.to_dicts()`` of polars.
        progress : bool
            Whether a bar shows how many are done.
        **options
            As of `value`: `model`, `dataset`, `as_of`, `explain`.
        """
        shown = tqdm(list(homes), desc="Homes", disable=not progress)
        return [self._value_or_error(home, options) for home in shown]

    def _value_or_error(
        self, home: Home, options: Mapping[str, Any]
    ) -> PredictResponse | StudioError:
        try:
            return self.value(home, **options)
        except StudioError as problem:
            if problem.status != _UNPROCESSABLE:
                raise
            return problem

    def report(self, model: str, file: str | Path) -> Path:
        """Write the report of a model as ``.pdf``, ``.html`` or ``.json``."""
        path = Path(file)
        if path.suffix not in _REPORTS:
            raise ValueError(f"A report must be {', '.join(_REPORTS)}, got {path.name!r}")
        return self.save(f"/v1/models/{model}/report", path, format=_REPORTS[path.suffix])

    def save(self, path: str, file: str | Path, **query: str) -> Path:
        """Write the answer of a download, such as ``/v1/datasets/demo/rows.csv``, to a file."""
        target, part = Path(file), Path(f"{file}.part")
        stream = self.calls.get_httpx_client().stream("GET", path, params=query)
        with stream as answer, part.open("wb") as out:
            out.writelines(answer.iter_bytes())
        return part.replace(target)


def _plain(home: Home) -> dict[str, Any]:
    """Values as JSON has them: gaps are null, dates are texts, numbers of NumPy are numbers."""
    return {name: _json(value) for name, value in home.items()}


def _json(value: Any) -> Any:
    if hasattr(value, "item"):  # a NumPy scalar
        value = value.item()
    if isinstance(value, float) and math.isnan(value):
        return None
    return value.isoformat() if isinstance(value, date) else value
