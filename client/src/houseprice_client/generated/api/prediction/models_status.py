from typing import Any

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.models_status import ModelsStatus
from ...types import UNSET, Unset


def _get_kwargs(
    *,
    dataset: None | str | Unset = UNSET,
) -> dict[str, Any]:

    params: dict[str, Any] = {}

    json_dataset: None | str | Unset
    if isinstance(dataset, Unset):
        json_dataset = UNSET
    else:
        json_dataset = dataset
    params["dataset"] = json_dataset

    params = {k: v for k, v in params.items() if v is not UNSET and v is not None}

    _kwargs: dict[str, Any] = {
        "method": "get",
        "url": "/models/status",
        "params": params,
    }
    return _kwargs


def _parse_response(response: httpx.Response) -> ModelsStatus:
    if response.status_code == 200:
        response_200 = ModelsStatus.from_dict(response.json())

        return response_200

    raise errors.UnexpectedStatus(response.status_code, response.content)


def sync(
    *,
    client: AuthenticatedClient | Client,
    dataset: None | str | Unset = UNSET,
) -> ModelsStatus:
    """Models Status

     Get the newest model of each family on a data set, with its date and scores.

    Args:
        dataset (None | str | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        ModelsStatus
    """

    response = client.get_httpx_client().request(
        **_get_kwargs(
            dataset=dataset,
        )
    )
    return _parse_response(response)
