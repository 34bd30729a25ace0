from typing import Any

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.list_runs_model_type_type_0 import ListRunsModelTypeType0
from ...models.list_runs_state_type_0 import ListRunsStateType0
from ...models.run_page import RunPage
from ...types import UNSET, Unset


def _get_kwargs(
    *,
    state: ListRunsStateType0 | None | Unset = UNSET,
    dataset: None | str | Unset = UNSET,
    model_type: ListRunsModelTypeType0 | None | Unset = UNSET,
    cursor: None | str | Unset = UNSET,
    limit: int | Unset = 50,
) -> dict[str, Any]:

    params: dict[str, Any] = {}

    json_state: None | str | Unset
    if isinstance(state, Unset):
        json_state = UNSET
    elif isinstance(state, str):
        json_state = state
    else:
        json_state = state
    params["state"] = json_state

    json_dataset: None | str | Unset
    if isinstance(dataset, Unset):
        json_dataset = UNSET
    else:
        json_dataset = dataset
    params["dataset"] = json_dataset

    json_model_type: None | str | Unset
    if isinstance(model_type, Unset):
        json_model_type = UNSET
    elif isinstance(model_type, str):
        json_model_type = model_type
    else:
        json_model_type = model_type
    params["model_type"] = json_model_type

    json_cursor: None | str | Unset
    if isinstance(cursor, Unset):
        json_cursor = UNSET
    else:
        json_cursor = cursor
    params["cursor"] = json_cursor

    params["limit"] = limit

    params = {k: v for k, v in params.items() if v is not UNSET and v is not None}

    _kwargs: dict[str, Any] = {
        "method": "get",
        "url": "/v1/runs",
        "params": params,
    }
    return _kwargs


def _parse_response(response: httpx.Response) -> RunPage:
    if response.status_code == 200:
        response_200 = RunPage.from_dict(response.json())

        return response_200

    raise errors.UnexpectedStatus(response.status_code, response.content)


def sync(
    *,
    client: AuthenticatedClient | Client,
    state: ListRunsStateType0 | None | Unset = UNSET,
    dataset: None | str | Unset = UNSET,
    model_type: ListRunsModelTypeType0 | None | Unset = UNSET,
    cursor: None | str | Unset = UNSET,
    limit: int | Unset = 50,
) -> RunPage:
    """List Runs

     List runs, newest first; the children of `all` are inside their parent.

    Args:
        state (ListRunsStateType0 | None | Unset):
        dataset (None | str | Unset):
        model_type (ListRunsModelTypeType0 | None | Unset):
        cursor (None | str | Unset): `next_cursor` of the previous page.
        limit (int | Unset): Largest number of items on the page. Default: 50.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        RunPage
    """

    response = client.get_httpx_client().request(
        **_get_kwargs(
            state=state,
            dataset=dataset,
            model_type=model_type,
            cursor=cursor,
            limit=limit,
        )
    )
    return _parse_response(response)
