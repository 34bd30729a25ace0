from typing import Any

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.what_if_request import WhatIfRequest
from ...models.what_if_response import WhatIfResponse


def _get_kwargs(
    *,
    body: WhatIfRequest,
) -> dict[str, Any]:
    headers: dict[str, Any] = {}

    _kwargs: dict[str, Any] = {
        "method": "post",
        "url": "/v1/what-if",
    }
    _kwargs["json"] = body.to_dict()

    headers["Content-Type"] = "application/json"
    _kwargs["headers"] = headers
    return _kwargs


def _parse_response(response: httpx.Response) -> WhatIfResponse:
    if response.status_code == 200:
        response_200 = WhatIfResponse.from_dict(response.json())

        return response_200

    raise errors.UnexpectedStatus(response.status_code, response.content)


def sync(
    *,
    client: AuthenticatedClient | Client,
    body: WhatIfRequest,
) -> WhatIfResponse:
    """Value What If

     Value a home with other features, and count the sales that support the value.

    Args:
        body (WhatIfRequest): Body of ``POST /v1/what-if``.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        WhatIfResponse
    """

    response = client.get_httpx_client().request(
        **_get_kwargs(
            body=body,
        )
    )
    return _parse_response(response)
