from io import BytesIO
from typing import Any
from urllib.parse import quote

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...types import File


def _get_kwargs(
    model_id: str,
) -> dict[str, Any]:

    _kwargs: dict[str, Any] = {
        "method": "get",
        "url": "/v1/models/{model_id}/download".format(
            model_id=quote(str(model_id), safe=""),
        ),
    }
    return _kwargs


def _parse_response(response: httpx.Response) -> File:
    if response.status_code == 200:
        response_200 = File(payload=BytesIO(response.content))

        return response_200

    raise errors.UnexpectedStatus(response.status_code, response.content)


def sync(
    model_id: str,
    *,
    client: AuthenticatedClient | Client,
) -> File:
    """Download Model

     Download the artifact: ONNX, feature description, manifest and card.

    Args:
        model_id (str): Id of the model, or `DATASET@ALIAS`.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        File
    """

    response = client.get_httpx_client().request(
        **_get_kwargs(
            model_id=model_id,
        )
    )
    return _parse_response(response)
