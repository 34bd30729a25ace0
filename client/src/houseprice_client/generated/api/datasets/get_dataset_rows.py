from typing import Any
from urllib.parse import quote

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.rows_read import RowsRead
from ...types import UNSET, Unset


def _get_kwargs(
    dataset_id: str,
    *,
    offset: int | Unset = 0,
    limit: int | Unset = 50,
    q: str | Unset = "",
    sort: None | str | Unset = UNSET,
    descending: bool | Unset = False,
) -> dict[str, Any]:

    params: dict[str, Any] = {}

    params["offset"] = offset

    params["limit"] = limit

    params["q"] = q

    json_sort: None | str | Unset
    if isinstance(sort, Unset):
        json_sort = UNSET
    else:
        json_sort = sort
    params["sort"] = json_sort

    params["descending"] = descending

    params = {k: v for k, v in params.items() if v is not UNSET and v is not None}

    _kwargs: dict[str, Any] = {
        "method": "get",
        "url": "/v1/datasets/{dataset_id}/rows".format(
            dataset_id=quote(str(dataset_id), safe=""),
        ),
        "params": params,
    }
    return _kwargs


def _parse_response(response: httpx.Response) -> RowsRead:
    if response.status_code == 200:
        response_200 = RowsRead.from_dict(response.json())

        return response_200

    raise errors.UnexpectedStatus(response.status_code, response.content)


def sync(
    dataset_id: str,
    *,
    client: AuthenticatedClient | Client,
    offset: int | Unset = 0,
    limit: int | Unset = 50,
    q: str | Unset = "",
    sort: None | str | Unset = UNSET,
    descending: bool | Unset = False,
) -> RowsRead:
    """Get Dataset Rows

     Get a page of the sales of a data set, in any order.

    Args:
        dataset_id (str): Name or id of a data set.
        offset (int | Unset): Sales before the page. Default: 0.
        limit (int | Unset): Largest number of items on the page. Default: 50.
        q (str | Unset): Only sales with this text in one of their cells, in upper or lower case.
            Default: ''.
        sort (None | str | Unset): Column to sort by; gaps come last.
        descending (bool | Unset): Whether the largest value comes first. Default: False.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        RowsRead
    """

    response = client.get_httpx_client().request(
        **_get_kwargs(
            dataset_id=dataset_id,
            offset=offset,
            limit=limit,
            q=q,
            sort=sort,
            descending=descending,
        )
    )
    return _parse_response(response)
