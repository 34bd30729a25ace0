from typing import Any
from urllib.parse import quote

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.run_read import RunRead
from ...types import UNSET, Unset


def _get_kwargs(
    run_id: str,
    *,
    with_change: bool | Unset = False,
    idempotency_key: None | str | Unset = UNSET,
) -> dict[str, Any]:
    headers: dict[str, Any] = {}
    if not isinstance(idempotency_key, Unset):
        headers["Idempotency-Key"] = idempotency_key

    params: dict[str, Any] = {}

    params["with_change"] = with_change

    params = {k: v for k, v in params.items() if v is not UNSET and v is not None}

    _kwargs: dict[str, Any] = {
        "method": "post",
        "url": "/v1/runs/{run_id}/retry".format(
            run_id=quote(str(run_id), safe=""),
        ),
        "params": params,
    }
    _kwargs["headers"] = headers
    return _kwargs


def _parse_response(response: httpx.Response) -> RunRead:
    if response.status_code == 202:
        response_202 = RunRead.from_dict(response.json())

        return response_202

    raise errors.UnexpectedStatus(response.status_code, response.content)


def sync(
    run_id: str,
    *,
    client: AuthenticatedClient | Client,
    with_change: bool | Unset = False,
    idempotency_key: None | str | Unset = UNSET,
) -> RunRead:
    """Retry Run

     Queue a copy of a run that has ended, as it was or with the change that its error offers.

    Args:
        run_id (str): Id of the run.
        with_change (bool | Unset): Whether to apply the `change` that the error of a failed run
            offers. Default: False.
        idempotency_key (None | str | Unset): A key of the caller's choice: a request that is sent
            again with the same key and the same body gets the same run.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        RunRead
    """

    response = client.get_httpx_client().request(
        **_get_kwargs(
            run_id=run_id,
            with_change=with_change,
            idempotency_key=idempotency_key,
        )
    )
    return _parse_response(response)
