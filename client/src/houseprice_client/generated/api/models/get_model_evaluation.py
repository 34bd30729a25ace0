from typing import Any
from urllib.parse import quote

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.evaluation_read import EvaluationRead


def _get_kwargs(
    model_id: str,
) -> dict[str, Any]:

    _kwargs: dict[str, Any] = {
        "method": "get",
        "url": "/v1/models/{model_id}/evaluation".format(
            model_id=quote(str(model_id), safe=""),
        ),
    }
    return _kwargs


def _parse_response(response: httpx.Response) -> EvaluationRead:
    if response.status_code == 200:
        response_200 = EvaluationRead.from_dict(response.json())

        return response_200

    raise errors.UnexpectedStatus(response.status_code, response.content)


def sync(
    model_id: str,
    *,
    client: AuthenticatedClient | Client,
) -> EvaluationRead:
    """Get Model Evaluation

     Get the blind test: scores, ratio study, and scores by tier, area, month and type.

    Args:
        model_id (str): Id of the model, or `DATASET@ALIAS`.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        EvaluationRead
    """

    response = client.get_httpx_client().request(
        **_get_kwargs(
            model_id=model_id,
        )
    )
    return _parse_response(response)
