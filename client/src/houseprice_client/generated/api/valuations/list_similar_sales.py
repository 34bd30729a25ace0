from typing import Any
from urllib.parse import quote

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.similar_sales_read import SimilarSalesRead


def _get_kwargs(
    valuation_id: str,
) -> dict[str, Any]:

    _kwargs: dict[str, Any] = {
        "method": "get",
        "url": "/v1/valuations/{valuation_id}/similar-sales".format(
            valuation_id=quote(str(valuation_id), safe=""),
        ),
    }
    return _kwargs


def _parse_response(response: httpx.Response) -> SimilarSalesRead:
    if response.status_code == 200:
        response_200 = SimilarSalesRead.from_dict(response.json())

        return response_200

    raise errors.UnexpectedStatus(response.status_code, response.content)


def sync(
    valuation_id: str,
    *,
    client: AuthenticatedClient | Client,
) -> SimilarSalesRead:
    """List Similar Sales

     List up to 25 sales like the home, for readers who would add one; the value never moves.

    Args:
        valuation_id (str): Id of the valuation.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        SimilarSalesRead
    """

    response = client.get_httpx_client().request(
        **_get_kwargs(
            valuation_id=valuation_id,
        )
    )
    return _parse_response(response)
