from typing import Any
from urllib.parse import quote

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.task_status_response import TaskStatusResponse


def _get_kwargs(
    task_id: str,
) -> dict[str, Any]:

    _kwargs: dict[str, Any] = {
        "method": "get",
        "url": "/task/{task_id}/result".format(
            task_id=quote(str(task_id), safe=""),
        ),
    }
    return _kwargs


def _parse_response(response: httpx.Response) -> TaskStatusResponse:
    if response.status_code == 200:
        response_200 = TaskStatusResponse.from_dict(response.json())

        return response_200

    if response.status_code == 202:
        response_202 = TaskStatusResponse.from_dict(response.json())

        return response_202

    raise errors.UnexpectedStatus(response.status_code, response.content)


def sync(
    task_id: str,
    *,
    client: AuthenticatedClient | Client,
) -> TaskStatusResponse:
    """Task Result

     Get the result of a finished run, or the error of a failed one.

    Args:
        task_id (str): Id of the run.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        TaskStatusResponse
    """

    response = client.get_httpx_client().request(
        **_get_kwargs(
            task_id=task_id,
        )
    )
    return _parse_response(response)
