from typing import Any
from urllib.parse import quote

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.get_sales_checks_review_type_0 import GetSalesChecksReviewType0
from ...models.sales_checks_read import SalesChecksRead
from ...types import UNSET, Unset


def _get_kwargs(
    dataset_id: str,
    *,
    kind: None | str | Unset = UNSET,
    review: GetSalesChecksReviewType0 | None | Unset = UNSET,
    cursor: None | str | Unset = UNSET,
    limit: int | Unset = 50,
) -> dict[str, Any]:

    params: dict[str, Any] = {}

    json_kind: None | str | Unset
    if isinstance(kind, Unset):
        json_kind = UNSET
    else:
        json_kind = kind
    params["kind"] = json_kind

    json_review: None | str | Unset
    if isinstance(review, Unset):
        json_review = UNSET
    elif isinstance(review, str):
        json_review = review
    else:
        json_review = review
    params["review"] = json_review

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
        "url": "/v1/datasets/{dataset_id}/checks".format(
            dataset_id=quote(str(dataset_id), safe=""),
        ),
        "params": params,
    }
    return _kwargs


def _parse_response(response: httpx.Response) -> SalesChecksRead:
    if response.status_code == 200:
        response_200 = SalesChecksRead.from_dict(response.json())

        return response_200

    raise errors.UnexpectedStatus(response.status_code, response.content)


def sync(
    dataset_id: str,
    *,
    client: AuthenticatedClient | Client,
    kind: None | str | Unset = UNSET,
    review: GetSalesChecksReviewType0 | None | Unset = UNSET,
    cursor: None | str | Unset = UNSET,
    limit: int | Unset = 50,
) -> SalesChecksRead:
    """Get Sales Checks

     Check the sales of a data set and list those that look wrong; the first call is slower.

    Args:
        dataset_id (str): Name or id of a data set.
        kind (None | str | Unset): Only sales that a check of this kind marks, such as `non-
            market`.
        review (GetSalesChecksReviewType0 | None | Unset): Only sales on which this was decided.
        cursor (None | str | Unset): `next_cursor` of the previous page.
        limit (int | Unset): Largest number of items on the page. Default: 50.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        SalesChecksRead
    """

    response = client.get_httpx_client().request(
        **_get_kwargs(
            dataset_id=dataset_id,
            kind=kind,
            review=review,
            cursor=cursor,
            limit=limit,
        )
    )
    return _parse_response(response)
