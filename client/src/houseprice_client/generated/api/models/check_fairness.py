from typing import Any
from urllib.parse import quote

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.body_check_fairness import BodyCheckFairness
from ...models.fairness_read import FairnessRead


def _get_kwargs(
    model_id: str,
    *,
    body: BodyCheckFairness,
) -> dict[str, Any]:
    headers: dict[str, Any] = {}

    _kwargs: dict[str, Any] = {
        "method": "post",
        "url": "/v1/models/{model_id}/fairness".format(
            model_id=quote(str(model_id), safe=""),
        ),
    }
    _kwargs["files"] = body.to_multipart()

    _kwargs["headers"] = headers
    return _kwargs


def _parse_response(response: httpx.Response) -> FairnessRead:
    if response.status_code == 201:
        response_201 = FairnessRead.from_dict(response.json())

        return response_201

    raise errors.UnexpectedStatus(response.status_code, response.content)


def sync(
    model_id: str,
    *,
    client: AuthenticatedClient | Client,
    body: BodyCheckFairness,
) -> FairnessRead:
    """Check Fairness

     Compare bias, error, range width and refusals of the blind test by groups of areas.

    The file serves this check alone: it is not stored, and no model learns from it.

    Args:
        model_id (str): Id of the model, or `DATASET@ALIAS`.
        body (BodyCheckFairness):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        FairnessRead
    """

    response = client.get_httpx_client().request(
        **_get_kwargs(
            model_id=model_id,
            body=body,
        )
    )
    return _parse_response(response)
