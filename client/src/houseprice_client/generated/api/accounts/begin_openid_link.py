from typing import Any

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.provider_page import ProviderPage


def _get_kwargs() -> dict[str, Any]:

    _kwargs: dict[str, Any] = {
        "method": "post",
        "url": "/v1/account/openid/link",
    }
    return _kwargs


def _parse_response(response: httpx.Response) -> ProviderPage:
    if response.status_code == 200:
        response_200 = ProviderPage.from_dict(response.json())

        return response_200

    raise errors.UnexpectedStatus(response.status_code, response.content)


def sync(
    *,
    client: AuthenticatedClient | Client,
) -> ProviderPage:
    """Begin Openid Link

     Begin to link the caller's identity at the provider; the browser opens the address.

    It comes back to the page of the account, which shows the link.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        ProviderPage
    """

    response = client.get_httpx_client().request(**_get_kwargs())
    return _parse_response(response)
