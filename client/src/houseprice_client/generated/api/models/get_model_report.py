from typing import Any
from urllib.parse import quote

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.get_model_report_format import GetModelReportFormat
from ...models.get_model_report_response_200 import GetModelReportResponse200
from ...types import UNSET, Unset


def _get_kwargs(
    model_id: str,
    *,
    format_: GetModelReportFormat | Unset = "json",
) -> dict[str, Any]:

    params: dict[str, Any] = {}

    json_format_: str | Unset = UNSET
    if not isinstance(format_, Unset):
        json_format_ = format_

    params["format"] = json_format_

    params = {k: v for k, v in params.items() if v is not UNSET and v is not None}

    _kwargs: dict[str, Any] = {
        "method": "get",
        "url": "/v1/models/{model_id}/report".format(
            model_id=quote(str(model_id), safe=""),
        ),
        "params": params,
    }
    return _kwargs


def _parse_response(response: httpx.Response) -> GetModelReportResponse200:
    if response.status_code == 200:
        response_200 = GetModelReportResponse200.from_dict(response.json())

        return response_200

    raise errors.UnexpectedStatus(response.status_code, response.content)


def sync(
    model_id: str,
    *,
    client: AuthenticatedClient | Client,
    format_: GetModelReportFormat | Unset = "json",
) -> GetModelReportResponse200:
    """Get Model Report

     Get the report of a model: lineage, blind test, equity, ranges, limits and controls.

    Args:
        model_id (str): Id of the model, or `DATASET@ALIAS`.
        format_ (GetModelReportFormat | Unset):  Default: 'json'.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        GetModelReportResponse200
    """

    response = client.get_httpx_client().request(
        **_get_kwargs(
            model_id=model_id,
            format_=format_,
        )
    )
    return _parse_response(response)
