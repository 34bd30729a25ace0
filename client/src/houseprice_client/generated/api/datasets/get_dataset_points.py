from typing import Any
from urllib.parse import quote

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.points_read import PointsRead
from ...types import UNSET, Unset


def _get_kwargs(
    dataset_id: str,
    *,
    model: None | str | Unset = UNSET,
) -> dict[str, Any]:

    params: dict[str, Any] = {}

    json_model: None | str | Unset
    if isinstance(model, Unset):
        json_model = UNSET
    else:
        json_model = model
    params["model"] = json_model

    params = {k: v for k, v in params.items() if v is not UNSET and v is not None}

    _kwargs: dict[str, Any] = {
        "method": "get",
        "url": "/v1/datasets/{dataset_id}/points".format(
            dataset_id=quote(str(dataset_id), safe=""),
        ),
        "params": params,
    }
    return _kwargs


def _parse_response(response: httpx.Response) -> PointsRead:
    if response.status_code == 200:
        response_200 = PointsRead.from_dict(response.json())

        return response_200

    raise errors.UnexpectedStatus(response.status_code, response.content)


def sync(
    dataset_id: str,
    *,
    client: AuthenticatedClient | Client,
    model: None | str | Unset = UNSET,
) -> PointsRead:
    """Get Dataset Points

     Get the sales that have coordinates, for a map: at most 20,000, as columns.

    Args:
        dataset_id (str): Name or id of a data set.
        model (None | str | Unset): Id or `DATASET@ALIAS` of a model of the data set: only its
            test sales, each with its error.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        PointsRead
    """

    response = client.get_httpx_client().request(
        **_get_kwargs(
            dataset_id=dataset_id,
            model=model,
        )
    )
    return _parse_response(response)
