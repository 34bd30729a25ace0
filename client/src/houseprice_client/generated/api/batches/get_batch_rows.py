from typing import Any
from urllib.parse import quote

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.batch_rows import BatchRows
from ...models.get_batch_rows_confidence_type_0 import GetBatchRowsConfidenceType0
from ...models.get_batch_rows_shown import GetBatchRowsShown
from ...types import UNSET, Unset


def _get_kwargs(
    batch_id: str,
    *,
    offset: int | Unset = 0,
    limit: int | Unset = 50,
    shown: GetBatchRowsShown | Unset = "all",
    confidence: GetBatchRowsConfidenceType0 | None | Unset = UNSET,
    q: str | Unset = "",
    sort: None | str | Unset = UNSET,
    descending: bool | Unset = False,
) -> dict[str, Any]:

    params: dict[str, Any] = {}

    params["offset"] = offset

    params["limit"] = limit

    json_shown: str | Unset = UNSET
    if not isinstance(shown, Unset):
        json_shown = shown

    params["shown"] = json_shown

    json_confidence: None | str | Unset
    if isinstance(confidence, Unset):
        json_confidence = UNSET
    elif isinstance(confidence, str):
        json_confidence = confidence
    else:
        json_confidence = confidence
    params["confidence"] = json_confidence

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
        "url": "/v1/batches/{batch_id}/rows".format(
            batch_id=quote(str(batch_id), safe=""),
        ),
        "params": params,
    }
    return _kwargs


def _parse_response(response: httpx.Response) -> BatchRows:
    if response.status_code == 200:
        response_200 = BatchRows.from_dict(response.json())

        return response_200

    raise errors.UnexpectedStatus(response.status_code, response.content)


def sync(
    batch_id: str,
    *,
    client: AuthenticatedClient | Client,
    offset: int | Unset = 0,
    limit: int | Unset = 50,
    shown: GetBatchRowsShown | Unset = "all",
    confidence: GetBatchRowsConfidenceType0 | None | Unset = UNSET,
    q: str | Unset = "",
    sort: None | str | Unset = UNSET,
    descending: bool | Unset = False,
) -> BatchRows:
    """Get Batch Rows

     Get a page of the homes that are done, in any order.

    Args:
        batch_id (str): Id of the batch.
        offset (int | Unset): Homes before the page. Default: 0.
        limit (int | Unset): Largest number of items on the page. Default: 50.
        shown (GetBatchRowsShown | Unset): All homes, those with a value, or those without.
            Default: 'all'.
        confidence (GetBatchRowsConfidenceType0 | None | Unset): Only homes of this confidence.
        q (str | Unset): Only homes with this text in one of their cells, in upper or lower case.
            Default: ''.
        sort (None | str | Unset): Column to sort by; gaps come last.
        descending (bool | Unset): Whether the largest value comes first. Default: False.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        BatchRows
    """

    response = client.get_httpx_client().request(
        **_get_kwargs(
            batch_id=batch_id,
            offset=offset,
            limit=limit,
            shown=shown,
            confidence=confidence,
            q=q,
            sort=sort,
            descending=descending,
        )
    )
    return _parse_response(response)
