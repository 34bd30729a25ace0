from typing import Any
from urllib.parse import quote

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client


def _get_kwargs(
    valuation_id: str,
    link_id: str,
) -> dict[str, Any]:

    _kwargs: dict[str, Any] = {
        "method": "delete",
        "url": "/v1/valuations/{valuation_id}/links/{link_id}".format(
            valuation_id=quote(str(valuation_id), safe=""),
            link_id=quote(str(link_id), safe=""),
        ),
    }
    return _kwargs


def _parse_response(response: httpx.Response) -> Any:
    if response.status_code == 204:
        return None

    raise errors.UnexpectedStatus(response.status_code, response.content)


def sync(
    valuation_id: str,
    link_id: str,
    *,
    client: AuthenticatedClient | Client,
) -> Any:
    """Withdraw Link

     Withdraw a link: from now on it shows nothing.

    Args:
        valuation_id (str): Id of the valuation.
        link_id (str): Id of the link.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Any
    """

    response = client.get_httpx_client().request(
        **_get_kwargs(
            valuation_id=valuation_id,
            link_id=link_id,
        )
    )
    return _parse_response(response)
