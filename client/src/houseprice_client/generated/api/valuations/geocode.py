from typing import Any

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.found_places import FoundPlaces
from ...types import UNSET


def _get_kwargs(
    *,
    q: str,
) -> dict[str, Any]:

    params: dict[str, Any] = {}

    params["q"] = q

    params = {k: v for k, v in params.items() if v is not UNSET and v is not None}

    _kwargs: dict[str, Any] = {
        "method": "get",
        "url": "/v1/geocode",
        "params": params,
    }
    return _kwargs


def _parse_response(response: httpx.Response) -> FoundPlaces:
    if response.status_code == 200:
        response_200 = FoundPlaces.from_dict(response.json())

        return response_200

    raise errors.UnexpectedStatus(response.status_code, response.content)


def sync(
    *,
    client: AuthenticatedClient | Client,
    q: str,
) -> FoundPlaces:
    """Geocode

     Look up an address at the geocoder that the user has named; 404 if there is none.

    Args:
        q (str): Address, as people write it.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        FoundPlaces
    """

    response = client.get_httpx_client().request(
        **_get_kwargs(
            q=q,
        )
    )
    return _parse_response(response)
