from typing import Any
from urllib.parse import quote

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.download_rows_decimal import DownloadRowsDecimal
from ...types import UNSET, Unset


def _get_kwargs(
    dataset_id: str,
    *,
    column: list[str] | None | Unset = UNSET,
    decimal: DownloadRowsDecimal | Unset = ".",
    q: str | Unset = "",
    sort: None | str | Unset = UNSET,
    descending: bool | Unset = False,
) -> dict[str, Any]:

    params: dict[str, Any] = {}

    json_column: list[str] | None | Unset
    if isinstance(column, Unset):
        json_column = UNSET
    elif isinstance(column, list):
        json_column = column

    else:
        json_column = column
    params["column"] = json_column

    json_decimal: str | Unset = UNSET
    if not isinstance(decimal, Unset):
        json_decimal = decimal

    params["decimal"] = json_decimal

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
        "url": "/v1/datasets/{dataset_id}/rows.csv".format(
            dataset_id=quote(str(dataset_id), safe=""),
        ),
        "params": params,
    }
    return _kwargs


def _parse_response(response: httpx.Response) -> Any:
    if response.status_code == 200:
        return None

    raise errors.UnexpectedStatus(response.status_code, response.content)


def sync(
    dataset_id: str,
    *,
    client: AuthenticatedClient | Client,
    column: list[str] | None | Unset = UNSET,
    decimal: DownloadRowsDecimal | Unset = ".",
    q: str | Unset = "",
    sort: None | str | Unset = UNSET,
    descending: bool | Unset = False,
) -> Any:
    """Download Rows

     Download the sales of a query as CSV; no cell can start a formula.

    Args:
        dataset_id (str): Name or id of a data set.
        column (list[str] | None | Unset): Columns of the file; all if left out.
        decimal (DownloadRowsDecimal | Unset): Sign before the fraction of a number in the file.
            With a comma, semicolons stand between cells, as spreadsheets of such languages expect.
            Default: '.'.
        q (str | Unset): Only sales with this text in one of their cells, in upper or lower case.
            Default: ''.
        sort (None | str | Unset): Column to sort by; gaps come last.
        descending (bool | Unset): Whether the largest value comes first. Default: False.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Any
    """

    response = client.get_httpx_client().request(
        **_get_kwargs(
            dataset_id=dataset_id,
            column=column,
            decimal=decimal,
            q=q,
            sort=sort,
            descending=descending,
        )
    )
    return _parse_response(response)
