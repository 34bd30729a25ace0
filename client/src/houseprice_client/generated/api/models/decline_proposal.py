from typing import Any
from urllib.parse import quote

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.proposal_answer import ProposalAnswer
from ...models.proposal_read import ProposalRead


def _get_kwargs(
    proposal_id: str,
    *,
    body: ProposalAnswer,
) -> dict[str, Any]:
    headers: dict[str, Any] = {}

    _kwargs: dict[str, Any] = {
        "method": "post",
        "url": "/v1/proposals/{proposal_id}/decline".format(
            proposal_id=quote(str(proposal_id), safe=""),
        ),
    }
    _kwargs["json"] = body.to_dict()

    headers["Content-Type"] = "application/json"
    _kwargs["headers"] = headers
    return _kwargs


def _parse_response(response: httpx.Response) -> ProposalRead:
    if response.status_code == 200:
        response_200 = ProposalRead.from_dict(response.json())

        return response_200

    raise errors.UnexpectedStatus(response.status_code, response.content)


def sync(
    proposal_id: str,
    *,
    client: AuthenticatedClient | Client,
    body: ProposalAnswer,
) -> ProposalRead:
    """Decline Proposal

     Decline a proposal, with a reason.

    Args:
        proposal_id (str): Id of the proposal.
        body (ProposalAnswer): What is said to the one who has proposed; needed to decline.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        ProposalRead
    """

    response = client.get_httpx_client().request(
        **_get_kwargs(
            proposal_id=proposal_id,
            body=body,
        )
    )
    return _parse_response(response)
