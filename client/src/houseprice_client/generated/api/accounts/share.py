from typing import Any
from urllib.parse import quote

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.owned_read import OwnedRead
from ...models.share_kind import ShareKind
from ...models.sharing_change import SharingChange


def _get_kwargs(
    kind: ShareKind,
    object_id: str,
    *,
    body: SharingChange,
) -> dict[str, Any]:
    headers: dict[str, Any] = {}

    _kwargs: dict[str, Any] = {
        "method": "post",
        "url": "/v1/sharing/{kind}/{object_id}".format(
            kind=quote(str(kind), safe=""),
            object_id=quote(str(object_id), safe=""),
        ),
    }
    _kwargs["json"] = body.to_dict()

    headers["Content-Type"] = "application/json"
    _kwargs["headers"] = headers
    return _kwargs


def _parse_response(response: httpx.Response) -> OwnedRead:
    if response.status_code == 200:
        response_200 = OwnedRead.from_dict(response.json())

        return response_200

    raise errors.UnexpectedStatus(response.status_code, response.content)


def sync(
    kind: ShareKind,
    object_id: str,
    *,
    client: AuthenticatedClient | Client,
    body: SharingChange,
) -> OwnedRead:
    """Share

     Show an object to the team, or take it back; all versions of a data set follow.

    Args:
        kind (ShareKind):
        object_id (str):
        body (SharingChange): Who may read an object from now on.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        OwnedRead
    """

    response = client.get_httpx_client().request(
        **_get_kwargs(
            kind=kind,
            object_id=object_id,
            body=body,
        )
    )
    return _parse_response(response)
