from typing import Any
from urllib.parse import quote

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.download_flags_decimal import DownloadFlagsDecimal
from ...models.download_flags_review_type_0 import DownloadFlagsReviewType0
from ...types import UNSET, Unset


def _get_kwargs(
    dataset_id: str,
    *,
    kind: None | str | Unset = UNSET,
    review: DownloadFlagsReviewType0 | None | Unset = UNSET,
    decimal: DownloadFlagsDecimal | Unset = ".",
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

    json_decimal: str | Unset = UNSET
    if not isinstance(decimal, Unset):
        json_decimal = decimal

    params["decimal"] = json_decimal

    params = {k: v for k, v in params.items() if v is not UNSET and v is not None}

    _kwargs: dict[str, Any] = {
        "method": "get",
        "url": "/v1/datasets/{dataset_id}/checks.csv".format(
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
    kind: None | str | Unset = UNSET,
    review: DownloadFlagsReviewType0 | None | Unset = UNSET,
    decimal: DownloadFlagsDecimal | Unset = ".",
) -> Any:
    """Download Flags

     Download the sales that look wrong, to correct them in a spreadsheet and import again.

    Args:
        dataset_id (str): Name or id of a data set.
        kind (None | str | Unset): Only sales that a check of this kind marks, such as `non-
            market`.
        review (DownloadFlagsReviewType0 | None | Unset): Only sales on which this was decided.
        decimal (DownloadFlagsDecimal | Unset): Sign before the fraction of a number in the file.
            With a comma, semicolons stand between cells, as spreadsheets of such languages expect.
            Default: '.'.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Any
    """

    response = client.get_httpx_client().request(
        **_get_kwargs(
            dataset_id=dataset_id,
            kind=kind,
            review=review,
            decimal=decimal,
        )
    )
    return _parse_response(response)
