from typing import Any
from urllib.parse import quote

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.invited_read import InvitedRead


def _get_kwargs(
    user_id: str,
) -> dict[str, Any]:

    _kwargs: dict[str, Any] = {
        "method": "post",
        "url": "/v1/users/{user_id}/link".format(
            user_id=quote(str(user_id), safe=""),
        ),
    }
    return _kwargs


def _parse_response(response: httpx.Response) -> InvitedRead:
    if response.status_code == 201:
        response_201 = InvitedRead.from_dict(response.json())

        return response_201

    raise errors.UnexpectedStatus(response.status_code, response.content)


def sync(
    user_id: str,
    *,
    client: AuthenticatedClient | Client,
) -> InvitedRead:
    """Renew Link

     Make a link with which a user chooses another password.

    Args:
        user_id (str):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        InvitedRead
    """

    response = client.get_httpx_client().request(
        **_get_kwargs(
            user_id=user_id,
        )
    )
    return _parse_response(response)
