from typing import Any
from urllib.parse import quote

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.sale_review_history import SaleReviewHistory
from ...types import UNSET, Unset


def _get_kwargs(
    dataset_id: str,
    *,
    sale_key: None | str | Unset = UNSET,
    cursor: None | str | Unset = UNSET,
    limit: int | Unset = 50,
) -> dict[str, Any]:

    params: dict[str, Any] = {}

    json_sale_key: None | str | Unset
    if isinstance(sale_key, Unset):
        json_sale_key = UNSET
    else:
        json_sale_key = sale_key
    params["sale_key"] = json_sale_key

    json_cursor: None | str | Unset
    if isinstance(cursor, Unset):
        json_cursor = UNSET
    else:
        json_cursor = cursor
    params["cursor"] = json_cursor

    params["limit"] = limit

    params = {k: v for k, v in params.items() if v is not UNSET and v is not None}

    _kwargs: dict[str, Any] = {
        "method": "get",
        "url": "/v1/datasets/{dataset_id}/reviews".format(
            dataset_id=quote(str(dataset_id), safe=""),
        ),
        "params": params,
    }
    return _kwargs


def _parse_response(response: httpx.Response) -> SaleReviewHistory:
    if response.status_code == 200:
        response_200 = SaleReviewHistory.from_dict(response.json())

        return response_200

    raise errors.UnexpectedStatus(response.status_code, response.content)


def sync(
    dataset_id: str,
    *,
    client: AuthenticatedClient | Client,
    sale_key: None | str | Unset = UNSET,
    cursor: None | str | Unset = UNSET,
    limit: int | Unset = 50,
) -> SaleReviewHistory:
    """List Sale Reviews

     List every decision on sales of all versions of a data set, the newest first.

    Args:
        dataset_id (str): Name or id of a data set.
        sale_key (None | str | Unset): Only decisions on this sale: the `key` of a flagged sale.
        cursor (None | str | Unset): `next_cursor` of the previous page.
        limit (int | Unset): Largest number of items on the page. Default: 50.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        SaleReviewHistory
    """

    response = client.get_httpx_client().request(
        **_get_kwargs(
            dataset_id=dataset_id,
            sale_key=sale_key,
            cursor=cursor,
            limit=limit,
        )
    )
    return _parse_response(response)
