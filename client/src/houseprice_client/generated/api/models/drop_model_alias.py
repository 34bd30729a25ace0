from typing import Any
from urllib.parse import quote

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.model_read import ModelRead


def _get_kwargs(
    model_id: str,
    alias: str,
) -> dict[str, Any]:

    _kwargs: dict[str, Any] = {
        "method": "delete",
        "url": "/v1/models/{model_id}/aliases/{alias}".format(
            model_id=quote(str(model_id), safe=""),
            alias=quote(str(alias), safe=""),
        ),
    }
    return _kwargs


def _parse_response(response: httpx.Response) -> ModelRead:
    if response.status_code == 200:
        response_200 = ModelRead.from_dict(response.json())

        return response_200

    raise errors.UnexpectedStatus(response.status_code, response.content)


def sync(
    model_id: str,
    alias: str,
    *,
    client: AuthenticatedClient | Client,
) -> ModelRead:
    """Drop Model Alias

     Take an alias from a model.

    Args:
        model_id (str): Id of the model, or `DATASET@ALIAS`.
        alias (str): Up to 32 characters of a-z 0-9 _ . -; one model of a data set has it.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        ModelRead
    """

    response = client.get_httpx_client().request(
        **_get_kwargs(
            model_id=model_id,
            alias=alias,
        )
    )
    return _parse_response(response)
