from typing import Any

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.predict_request import PredictRequest
from ...models.predict_response import PredictResponse


def _get_kwargs(
    *,
    body: PredictRequest,
) -> dict[str, Any]:
    headers: dict[str, Any] = {}

    _kwargs: dict[str, Any] = {
        "method": "post",
        "url": "/predict",
    }
    _kwargs["json"] = body.to_dict()

    headers["Content-Type"] = "application/json"
    _kwargs["headers"] = headers
    return _kwargs


def _parse_response(response: httpx.Response) -> PredictResponse:
    if response.status_code == 200:
        response_200 = PredictResponse.from_dict(response.json())

        return response_200

    raise errors.UnexpectedStatus(response.status_code, response.content)


def sync(
    *,
    client: AuthenticatedClient | Client,
    body: PredictRequest,
) -> PredictResponse:
    """Predict

     Value a home with the champion of the data set, or with a named model.

    Args:
        body (PredictRequest): Body of ``POST /predict``; ``POST /v1/valuations`` takes a little
            more.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        PredictResponse
    """

    response = client.get_httpx_client().request(
        **_get_kwargs(
            body=body,
        )
    )
    return _parse_response(response)
