from typing import Any
from urllib.parse import quote

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.model_read import ModelRead
from ...models.promotion import Promotion
from ...types import UNSET, Unset


def _get_kwargs(
    model_id: str,
    *,
    body: None | Promotion | Unset = UNSET,
) -> dict[str, Any]:
    headers: dict[str, Any] = {}

    _kwargs: dict[str, Any] = {
        "method": "post",
        "url": "/v1/models/{model_id}/promote".format(
            model_id=quote(str(model_id), safe=""),
        ),
    }

    if isinstance(body, Promotion):
        _kwargs["json"] = body.to_dict()
    else:
        _kwargs["json"] = body

    headers["Content-Type"] = "application/json"
    _kwargs["headers"] = headers
    return _kwargs


def _parse_response(response: httpx.Response) -> ModelRead:
    if response.status_code == 200:
        response_200 = ModelRead.from_dict(response.json())

        return response_200

    raise errors.UnexpectedStatus(response.status_code, response.content)


def sync(
    model_id: str,
    *,
    client: AuthenticatedClient | Client,
    body: None | Promotion | Unset = UNSET,
) -> ModelRead:
    """Promote Model

     Make a model the champion of its data set, which answers where no model is named.

    The model must beat the naive baselines. On the same test sales it must also beat the present
    champion beyond chance, without worse equity or coverage; `override` with a reason waives this
    second rule.

    Args:
        model_id (str): Id of the model, or `DATASET@ALIAS`.
        body (None | Promotion | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        ModelRead
    """

    response = client.get_httpx_client().request(
        **_get_kwargs(
            model_id=model_id,
            body=body,
        )
    )
    return _parse_response(response)
