from typing import Any
from urllib.parse import quote

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.async_train_response import AsyncTrainResponse
from ...models.train_async_model_type import TrainAsyncModelType
from ...models.train_request import TrainRequest
from ...types import UNSET, Unset


def _get_kwargs(
    model_type: TrainAsyncModelType,
    *,
    body: None | TrainRequest | Unset = UNSET,
    idempotency_key: None | str | Unset = UNSET,
) -> dict[str, Any]:
    headers: dict[str, Any] = {}
    if not isinstance(idempotency_key, Unset):
        headers["Idempotency-Key"] = idempotency_key

    _kwargs: dict[str, Any] = {
        "method": "post",
        "url": "/train/{model_type}/async".format(
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


def _parse_response(response: httpx.Response) -> AsyncTrainResponse:
    if response.status_code == 202:
        response_202 = AsyncTrainResponse.from_dict(response.json())

        return response_202

    raise errors.UnexpectedStatus(response.status_code, response.content)


def sync(
    model_type: TrainAsyncModelType,
    *,
    client: AuthenticatedClient | Client,
    body: None | TrainRequest | Unset = UNSET,
    idempotency_key: None | str | Unset = UNSET,
) -> AsyncTrainResponse:
    """Train Async

     Queue a training, which is stored before the answer is sent, and do not wait for it.

    Args:
        model_type (TrainAsyncModelType): A family, or `all` for all families and their blend.
        idempotency_key (None | str | Unset): A key of the caller's choice: a request that is sent
            again with the same key and the same body gets the same run.
        body (None | TrainRequest | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        AsyncTrainResponse
    """

    response = client.get_httpx_client().request(
        **_get_kwargs(
            model_type=model_type,
            body=body,
            idempotency_key=idempotency_key,
        )
    )
    return _parse_response(response)
