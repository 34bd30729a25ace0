from typing import Any
from urllib.parse import quote

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.valuation_link_list import ValuationLinkList


def _get_kwargs(
    valuation_id: str,
) -> dict[str, Any]:

    _kwargs: dict[str, Any] = {
        "method": "get",
        "url": "/v1/valuations/{valuation_id}/links".format(
            valuation_id=quote(str(valuation_id), safe=""),
        ),
    }
    return _kwargs


def _parse_response(response: httpx.Response) -> ValuationLinkList:
    if response.status_code == 200:
        response_200 = ValuationLinkList.from_dict(response.json())

        return response_200

    raise errors.UnexpectedStatus(response.status_code, response.content)


def sync(
    valuation_id: str,
    *,
    client: AuthenticatedClient | Client,
) -> ValuationLinkList:
    """List Valuation Links

     List the links to a valuation, the newest first, without their secrets.

    Args:
        valuation_id (str): Id of the valuation.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        ValuationLinkList
    """

    response = client.get_httpx_client().request(
        **_get_kwargs(
            valuation_id=valuation_id,
        )
    )
    return _parse_response(response)
