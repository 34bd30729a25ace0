from typing import Any

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.list_models_family_type_0 import ListModelsFamilyType0
from ...models.list_models_scores import ListModelsScores
from ...models.list_models_status_type_0 import ListModelsStatusType0
from ...models.model_page import ModelPage
from ...types import UNSET, Unset


def _get_kwargs(
    *,
    dataset: None | str | Unset = UNSET,
    family: ListModelsFamilyType0 | None | Unset = UNSET,
    status: ListModelsStatusType0 | None | Unset = UNSET,
    archived: bool | Unset = False,
    scores: ListModelsScores | Unset = "all",
    cursor: None | str | Unset = UNSET,
    limit: int | Unset = 50,
) -> dict[str, Any]:

    params: dict[str, Any] = {}

    json_dataset: None | str | Unset
    if isinstance(dataset, Unset):
        json_dataset = UNSET
    else:
        json_dataset = dataset
    params["dataset"] = json_dataset

    json_family: None | str | Unset
    if isinstance(family, Unset):
        json_family = UNSET
    elif isinstance(family, str):
        json_family = family
    else:
        json_family = family
    params["family"] = json_family

    json_status: None | str | Unset
    if isinstance(status, Unset):
        json_status = UNSET
    elif isinstance(status, str):
        json_status = status
    else:
        json_status = status
    params["status"] = json_status

    params["archived"] = archived

    json_scores: str | Unset = UNSET
    if not isinstance(scores, Unset):
        json_scores = scores

    params["scores"] = json_scores

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
        "url": "/v1/models",
        "params": params,
    }
    return _kwargs


def _parse_response(response: httpx.Response) -> ModelPage:
    if response.status_code == 200:
        response_200 = ModelPage.from_dict(response.json())

        return response_200

    raise errors.UnexpectedStatus(response.status_code, response.content)


def sync(
    *,
    client: AuthenticatedClient | Client,
    dataset: None | str | Unset = UNSET,
    family: ListModelsFamilyType0 | None | Unset = UNSET,
    status: ListModelsStatusType0 | None | Unset = UNSET,
    archived: bool | Unset = False,
    scores: ListModelsScores | Unset = "all",
    cursor: None | str | Unset = UNSET,
    limit: int | Unset = 50,
) -> ModelPage:
    """List Models

     List models, newest first.

    Args:
        dataset (None | str | Unset):
        family (ListModelsFamilyType0 | None | Unset):
        status (ListModelsStatusType0 | None | Unset):
        archived (bool | Unset): Whether archived models are listed, too. Default: False.
        scores (ListModelsScores | Unset): With `main`, each model and baseline has the scores of
            a table alone, which makes a long list quick: n, mdape, ppe10, ppe20, rmse, mae, r2,
            median_ratio, cod, prd, prb, coverage_90, width_90. Default: 'all'.
        cursor (None | str | Unset): `next_cursor` of the previous page.
        limit (int | Unset): Largest number of items on the page. Default: 50.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        ModelPage
    """

    response = client.get_httpx_client().request(
        **_get_kwargs(
            dataset=dataset,
            family=family,
            status=status,
            archived=archived,
            scores=scores,
            cursor=cursor,
            limit=limit,
        )
    )
    return _parse_response(response)
