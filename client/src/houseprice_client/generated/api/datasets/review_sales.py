from typing import Any
from urllib.parse import quote

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.kind_review import KindReview
from ...models.reviews_stored import ReviewsStored
from ...models.sale_review_list import SaleReviewList


def _get_kwargs(
    dataset_id: str,
    *,
    body: KindReview | SaleReviewList,
) -> dict[str, Any]:
    headers: dict[str, Any] = {}

    _kwargs: dict[str, Any] = {
        "method": "post",
        "url": "/v1/datasets/{dataset_id}/reviews".format(
            dataset_id=quote(str(dataset_id), safe=""),
        ),
    }

    if isinstance(body, SaleReviewList):
        _kwargs["json"] = body.to_dict()
    else:
        _kwargs["json"] = body.to_dict()

    headers["Content-Type"] = "application/json"
    _kwargs["headers"] = headers
    return _kwargs


def _parse_response(response: httpx.Response) -> ReviewsStored:
    if response.status_code == 201:
        response_201 = ReviewsStored.from_dict(response.json())

        return response_201

    raise errors.UnexpectedStatus(response.status_code, response.content)


def sync(
    dataset_id: str,
    *,
    client: AuthenticatedClient | Client,
    body: KindReview | SaleReviewList,
) -> ReviewsStored:
    """Review Sales

     Accept or override flags, of single sales or of all open sales of a kind.

    Args:
        dataset_id (str): Name or id of a data set.
        body (KindReview | SaleReviewList):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        ReviewsStored
    """

    response = client.get_httpx_client().request(
        **_get_kwargs(
            dataset_id=dataset_id,
            body=body,
        )
    )
    return _parse_response(response)
