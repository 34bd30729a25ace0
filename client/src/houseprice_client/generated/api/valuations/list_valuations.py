from typing import Any

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.valuation_page import ValuationPage
from ...types import UNSET, Unset


def _get_kwargs(
    *,
    dataset: None | str | Unset = UNSET,
    cursor: None | str | Unset = UNSET,
    limit: int | Unset = 50,
) -> dict[str, Any]:

    params: dict[str, Any] = {}

    json_dataset: None | str | Unset
    if isinstance(dataset, Unset):
        json_dataset = UNSET
    else:
        json_dataset = dataset
    params["dataset"] = json_dataset

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
        "url": "/v1/valuations",
        "params": params,
    }
    return _kwargs


def _parse_response(response: httpx.Response) -> ValuationPage:
    if response.status_code == 200:
        response_200 = ValuationPage.from_dict(response.json())

        return response_200

    raise errors.UnexpectedStatus(response.status_code, response.content)


def sync(
    *,
    client: AuthenticatedClient | Client,
    dataset: None | str | Unset = UNSET,
    cursor: None | str | Unset = UNSET,
    limit: int | Unset = 50,
) -> ValuationPage:
    """List Valuations

     List stored valuations, newest first.

    Args:
        dataset (None | str | Unset):
        cursor (None | str | Unset): `next_cursor` of the previous page.
        limit (int | Unset): Largest number of items on the page. Default: 50.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        ValuationPage
    """

    response = client.get_httpx_client().request(
        **_get_kwargs(
            dataset=dataset,
            cursor=cursor,
            limit=limit,
        )
    )
    return _parse_response(response)
