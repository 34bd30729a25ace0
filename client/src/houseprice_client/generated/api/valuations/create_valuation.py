from typing import Any

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.valuation_read import ValuationRead
from ...models.valuation_request import ValuationRequest


def _get_kwargs(
    *,
    body: ValuationRequest,
) -> dict[str, Any]:
    headers: dict[str, Any] = {}

    _kwargs: dict[str, Any] = {
        "method": "post",
        "url": "/v1/valuations",
    }
    _kwargs["json"] = body.to_dict()

    headers["Content-Type"] = "application/json"
    _kwargs["headers"] = headers
    return _kwargs


def _parse_response(response: httpx.Response) -> ValuationRead:
    if response.status_code == 201:
        response_201 = ValuationRead.from_dict(response.json())

        return response_201

    raise errors.UnexpectedStatus(response.status_code, response.content)


def sync(
    *,
    client: AuthenticatedClient | Client,
    body: ValuationRequest,
) -> ValuationRead:
    """Create Valuation

     Value a home and store the answer: range, comparables, reasons, values of all models.

    Args:
        body (ValuationRequest): Body of ``POST /v1/valuations``; the model never sees what it has
            more than a prediction.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        ValuationRead
    """

    response = client.get_httpx_client().request(
        **_get_kwargs(
            body=body,
        )
    )
    return _parse_response(response)
