from typing import Any
from urllib.parse import quote

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.equity_point import EquityPoint
from ...models.run_read import RunRead
from ...types import UNSET, Unset


def _get_kwargs(
    model_id: str,
    *,
    body: EquityPoint,
    idempotency_key: None | str | Unset = UNSET,
) -> dict[str, Any]:
    headers: dict[str, Any] = {}
    if not isinstance(idempotency_key, Unset):
        headers["Idempotency-Key"] = idempotency_key

    _kwargs: dict[str, Any] = {
        "method": "post",
        "url": "/v1/models/{model_id}/equity".format(
            model_id=quote(str(model_id), safe=""),
        ),
    }
    _kwargs["json"] = body.to_dict()

    headers["Content-Type"] = "application/json"
    _kwargs["headers"] = headers
    return _kwargs


def _parse_response(response: httpx.Response) -> RunRead:
    if response.status_code == 202:
        response_202 = RunRead.from_dict(response.json())

        return response_202

    raise errors.UnexpectedStatus(response.status_code, response.content)


def sync(
    model_id: str,
    *,
    client: AuthenticatedClient | Client,
    body: EquityPoint,
    idempotency_key: None | str | Unset = UNSET,
) -> RunRead:
    """Make Equity Point

     Queue a run that makes a candidate with the same exported networks and another equity.

    Args:
        model_id (str): Id of the model, or `DATASET@ALIAS`.
        idempotency_key (None | str | Unset): A key of the caller's choice: a request that is sent
            again with the same key and the same body gets the same run.
        body (EquityPoint): Body of ``POST /v1/models/{id}/equity``.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        RunRead
    """

    response = client.get_httpx_client().request(
        **_get_kwargs(
            model_id=model_id,
            body=body,
            idempotency_key=idempotency_key,
        )
    )
    return _parse_response(response)
