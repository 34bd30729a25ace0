from typing import Any

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client


def _get_kwargs() -> dict[str, Any]:

    _kwargs: dict[str, Any] = {
        "method": "get",
        "url": "/v1/account/openid/sign-out",
    }
    return _kwargs


def _parse_response(response: httpx.Response) -> Any:
    raise errors.UnexpectedStatus(response.status_code, response.content)


def sync(
    *,
    client: AuthenticatedClient | Client,
) -> Any:
    """Leave Openid

     Send the browser, after a sign-out here, to where the provider's own session ends.

    Without such a page it is sent to the studio's page to sign in.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Any
    """

    response = client.get_httpx_client().request(**_get_kwargs())
    return _parse_response(response)
