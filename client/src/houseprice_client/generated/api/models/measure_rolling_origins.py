from typing import Any
from urllib.parse import quote

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.run_read import RunRead
from ...types import UNSET, Unset


def _get_kwargs(
    model_id: str,
    *,
    idempotency_key: None | str | Unset = UNSET,
) -> dict[str, Any]:
    headers: dict[str, Any] = {}
    if not isinstance(idempotency_key, Unset):
        headers["Idempotency-Key"] = idempotency_key

    _kwargs: dict[str, Any] = {
        "method": "post",
        "url": "/v1/models/{model_id}/rolling-origins".format(
            model_id=quote(str(model_id), safe=""),
        ),
    }
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
    idempotency_key: None | str | Unset = UNSET,
) -> RunRead:
    """Measure Rolling Origins

     Queue a run that trains the model's method anew at earlier days and measures what followed.

    It takes about five times as long as the training did. The model itself stays as it is.

    Args:
        model_id (str): Id of the model, or `DATASET@ALIAS`.
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
            model_id=model_id,
            idempotency_key=idempotency_key,
        )
    )
    return _parse_response(response)
