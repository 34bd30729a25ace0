from typing import Any
from urllib.parse import quote

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.promotion import Promotion
from ...models.proposal_read import ProposalRead
from ...types import UNSET, Unset


def _get_kwargs(
    model_id: str,
    *,
    body: None | Promotion | Unset = UNSET,
) -> dict[str, Any]:
    headers: dict[str, Any] = {}

    _kwargs: dict[str, Any] = {
        "method": "post",
        "url": "/v1/models/{model_id}/proposals".format(
            model_id=quote(str(model_id), safe=""),
        ),
    }

    if isinstance(body, Promotion):
        _kwargs["json"] = body.to_dict()
    else:
        _kwargs["json"] = body

    headers["Content-Type"] = "application/json"
    _kwargs["headers"] = headers
    return _kwargs


def _parse_response(response: httpx.Response) -> ProposalRead:
    if response.status_code == 201:
        response_201 = ProposalRead.from_dict(response.json())

        return response_201

    raise errors.UnexpectedStatus(response.status_code, response.content)


def sync(
    model_id: str,
    *,
    client: AuthenticatedClient | Client,
    body: None | Promotion | Unset = UNSET,
) -> ProposalRead:
    """Propose Model

     Propose that a model becomes champion, where the studio asks for a second person.

    Args:
        model_id (str): Id of the model, or `DATASET@ALIAS`.
        body (None | Promotion | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        ProposalRead
    """

    response = client.get_httpx_client().request(
        **_get_kwargs(
            model_id=model_id,
            body=body,
        )
    )
    return _parse_response(response)
