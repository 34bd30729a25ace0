from typing import Any
from urllib.parse import quote

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.dependence_read import DependenceRead
from ...types import UNSET, Unset


def _get_kwargs(
    model_id: str,
    *,
    feature: None | str | Unset = UNSET,
) -> dict[str, Any]:

    params: dict[str, Any] = {}

    json_feature: None | str | Unset
    if isinstance(feature, Unset):
        json_feature = UNSET
    else:
        json_feature = feature
    params["feature"] = json_feature

    params = {k: v for k, v in params.items() if v is not UNSET and v is not None}

    _kwargs: dict[str, Any] = {
        "method": "get",
        "url": "/v1/models/{model_id}/dependence".format(
            model_id=quote(str(model_id), safe=""),
        ),
        "params": params,
    }
    return _kwargs


def _parse_response(response: httpx.Response) -> DependenceRead:
    if response.status_code == 200:
        response_200 = DependenceRead.from_dict(response.json())

        return response_200

    raise errors.UnexpectedStatus(response.status_code, response.content)


def sync(
    model_id: str,
    *,
    client: AuthenticatedClient | Client,
    feature: None | str | Unset = UNSET,
) -> DependenceRead:
    """Get Dependence

     Get how values depend on a feature, in money, on homes of the blind test.

    The first call for a feature takes seconds.

    Args:
        model_id (str): Id of the model, or `DATASET@ALIAS`.
        feature (None | str | Unset): Name of a feature; without it, the most important one of the
            form.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        DependenceRead
    """

    response = client.get_httpx_client().request(
        **_get_kwargs(
            model_id=model_id,
            feature=feature,
        )
    )
    return _parse_response(response)
