from typing import Any
from urllib.parse import quote

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.task_status_response import TaskStatusResponse
from ...models.train_model_type import TrainModelType
from ...models.train_request import TrainRequest
from ...types import UNSET, Unset


def _get_kwargs(
    model_type: TrainModelType,
    *,
    body: None | TrainRequest | Unset = UNSET,
    idempotency_key: None | str | Unset = UNSET,
) -> dict[str, Any]:
    headers: dict[str, Any] = {}
    if not isinstance(idempotency_key, Unset):
        headers["Idempotency-Key"] = idempotency_key

    _kwargs: dict[str, Any] = {
        "method": "post",
        "url": "/train/{model_type}".format(
            model_type=quote(str(model_type), safe=""),
        ),
    }

    if isinstance(body, TrainRequest):
        _kwargs["json"] = body.to_dict()
    else:
        _kwargs["json"] = body

    headers["Content-Type"] = "application/json"
    _kwargs["headers"] = headers
    return _kwargs


def _parse_response(response: httpx.Response) -> TaskStatusResponse:
    if response.status_code == 200:
        response_200 = TaskStatusResponse.from_dict(response.json())

        return response_200

    raise errors.UnexpectedStatus(response.status_code, response.content)


def sync(
    model_type: TrainModelType,
    *,
    client: AuthenticatedClient | Client,
    body: None | TrainRequest | Unset = UNSET,
    idempotency_key: None | str | Unset = UNSET,
) -> TaskStatusResponse:
    """Train

     Queue a training and wait for its end; it goes on if the client disconnects.

    Args:
        model_type (TrainModelType): A family, or `all` for all families and their blend.
        idempotency_key (None | str | Unset): A key of the caller's choice: a request that is sent
            again with the same key and the same body gets the same run.
        body (None | TrainRequest | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        TaskStatusResponse
    """

    response = client.get_httpx_client().request(
        **_get_kwargs(
            model_type=model_type,
            body=body,
            idempotency_key=idempotency_key,
        )
    )
    return _parse_response(response)
