from typing import Any
from urllib.parse import quote

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.user_change import UserChange
from ...models.user_read import UserRead


def _get_kwargs(
    user_id: str,
    *,
    body: UserChange,
) -> dict[str, Any]:
    headers: dict[str, Any] = {}

    _kwargs: dict[str, Any] = {
        "method": "post",
        "url": "/v1/users/{user_id}".format(
            user_id=quote(str(user_id), safe=""),
        ),
    }
    _kwargs["json"] = body.to_dict()

    headers["Content-Type"] = "application/json"
    _kwargs["headers"] = headers
    return _kwargs


def _parse_response(response: httpx.Response) -> UserRead:
    if response.status_code == 200:
        response_200 = UserRead.from_dict(response.json())

        return response_200

    raise errors.UnexpectedStatus(response.status_code, response.content)


def sync(
    user_id: str,
    *,
    client: AuthenticatedClient | Client,
    body: UserChange,
) -> UserRead:
    """Change User

     Change the role of a user, or whether the user may sign in.

    Args:
        user_id (str):
        body (UserChange): What changes of a user; what is left out stays.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        UserRead
    """

    response = client.get_httpx_client().request(
        **_get_kwargs(
            user_id=user_id,
            body=body,
        )
    )
    return _parse_response(response)
