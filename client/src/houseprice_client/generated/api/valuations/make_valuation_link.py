from typing import Any
from urllib.parse import quote

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.new_valuation_link_read import NewValuationLinkRead
from ...models.valuation_link_request import ValuationLinkRequest


def _get_kwargs(
    valuation_id: str,
    *,
    body: ValuationLinkRequest,
) -> dict[str, Any]:
    headers: dict[str, Any] = {}

    _kwargs: dict[str, Any] = {
        "method": "post",
        "url": "/v1/valuations/{valuation_id}/links".format(
            valuation_id=quote(str(valuation_id), safe=""),
        ),
    }
    _kwargs["json"] = body.to_dict()

    headers["Content-Type"] = "application/json"
    _kwargs["headers"] = headers
    return _kwargs


def _parse_response(response: httpx.Response) -> NewValuationLinkRead:
    if response.status_code == 201:
        response_201 = NewValuationLinkRead.from_dict(response.json())

        return response_201

    raise errors.UnexpectedStatus(response.status_code, response.content)


def sync(
    valuation_id: str,
    *,
    client: AuthenticatedClient | Client,
    body: ValuationLinkRequest,
) -> NewValuationLinkRead:
    """Make Valuation Link

     Make a link that shows this one valuation without an account; the answer alone has it.

    Args:
        valuation_id (str): Id of the valuation.
        body (ValuationLinkRequest): Body of ``POST /v1/valuations/{valuation_id}/links``.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        NewValuationLinkRead
    """

    response = client.get_httpx_client().request(
        **_get_kwargs(
            valuation_id=valuation_id,
            body=body,
        )
    )
    return _parse_response(response)
