from typing import Any

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.audit_check import AuditCheck


def _get_kwargs() -> dict[str, Any]:

    _kwargs: dict[str, Any] = {
        "method": "get",
        "url": "/v1/audit/check",
    }
    return _kwargs


def _parse_response(response: httpx.Response) -> AuditCheck:
    if response.status_code == 200:
        response_200 = AuditCheck.from_dict(response.json())

        return response_200

    raise errors.UnexpectedStatus(response.status_code, response.content)


def sync(
    *,
    client: AuthenticatedClient | Client,
) -> AuditCheck:
    """Check Audit

     Compute the chain of hashes again.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        AuditCheck
    """

    response = client.get_httpx_client().request(**_get_kwargs())
    return _parse_response(response)
