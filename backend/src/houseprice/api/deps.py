"""Parameters and dependencies that the routes share."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from typing import Annotated, Any, Literal

from anyio import from_thread
from fastapi import Depends, Header, Path, Query, Request
from pydantic import AfterValidator

from houseprice.api.schemas.base import EXAMPLE_ID, ID_PATTERN, MODEL_PATTERN
from houseprice.errors import NotFound
from houseprice.jobs.actors import Actor
from houseprice.services.accounts.limits import TokenBuckets
from houseprice.services.accounts.openid_provider import OpenIdProvider
from houseprice.services.accounts.sign_in import SignInLimits
from houseprice.services.context import Context
from houseprice.services.events import EventHub
from houseprice.services.geocoding import Geocoder
from houseprice.services.model_process.client import ModelProcess

_ID = re.compile(ID_PATTERN)
_MODEL = re.compile(MODEL_PATTERN)
_DATASET_ID = re.compile(r"^[0-9a-z_]{1,26}$")


def _context(request: Request) -> Context:
    context: Context = request.app.state.context
    return replace(context, actor=request.state.actor)


def _actor(request: Request) -> Actor:
    actor: Actor = request.state.actor
    return actor


def _sign_in_limits(request: Request) -> SignInLimits:
    limits: SignInLimits = request.app.state.sign_in_limits
    return limits


def _openid_provider(request: Request) -> OpenIdProvider | None:
    provider: OpenIdProvider | None = request.app.state.openid_provider
    return provider


def _openid_limit(request: Request) -> TokenBuckets:
    limit: TokenBuckets = request.app.state.openid_limit
    return limit


def _model_process(request: Request) -> ModelProcess:
    model_process: ModelProcess = request.app.state.model_process
    return model_process


def _geocoder(request: Request) -> Geocoder:
    geocoder: Geocoder = request.app.state.geocoder
    return geocoder


def _is_gone(request: Request) -> Callable[[], bool]:
    """Whether the caller has hung up; asked from the thread of a call."""

    def is_gone() -> bool:
        return from_thread.run(request.is_disconnected)

    return is_gone


def _hub(request: Request) -> EventHub:
    hub: EventHub = request.app.state.hub
    return hub


def valid_id(value: str) -> str:
    """Refuse an id of another shape, which cannot exist, before any query or file call."""
    if not _ID.match(value):
        raise NotFound(f"An id must have 26 characters of 0-9a-z, got {value[:40]!r}")
    return value


def _valid_model(value: str) -> str:
    if not _MODEL.match(value):
        raise NotFound(
            "A model is named by an id of 26 characters of 0-9a-z, or by DATASET@ALIAS, got "
            f"{value[:80]!r}"
        )
    return value


def _valid_dataset_id(value: str) -> str:
    if not _DATASET_ID.match(value):
        raise NotFound(
            f"The id of a data set must have up to 26 characters of 0-9a-z_, got {value[:40]!r}"
        )
    return value


def _id(what: str) -> Any:
    return Path(description=f"Id of the {what}.", examples=[EXAMPLE_ID])


IsGone = Annotated[Callable[[], bool], Depends(_is_gone)]
Ctx = Annotated[Context, Depends(_context)]
ActorDep = Annotated[Actor, Depends(_actor)]
SignInLimitsDep = Annotated[SignInLimits, Depends(_sign_in_limits)]
OpenIdProviderDep = Annotated[OpenIdProvider | None, Depends(_openid_provider)]
OpenIdLimitDep = Annotated[TokenBuckets, Depends(_openid_limit)]
ModelProcessDep = Annotated[ModelProcess, Depends(_model_process)]
GeocoderDep = Annotated[Geocoder, Depends(_geocoder)]
Hub = Annotated[EventHub, Depends(_hub)]
RunIdPath = Annotated[str, _id("run"), AfterValidator(valid_id)]
ModelIdPath = Annotated[
    str,
    Path(description="Id of the model, or `DATASET@ALIAS`.", examples=[EXAMPLE_ID]),
    AfterValidator(_valid_model),
]
ValuationIdPath = Annotated[str, _id("valuation"), AfterValidator(valid_id)]
DatasetIdPath = Annotated[
    str,
    Path(description="Name or id of a data set.", examples=["demo"]),
    AfterValidator(_valid_dataset_id),
]
IdempotencyHeader = Annotated[
    str | None,
    Header(
        alias="Idempotency-Key",
        min_length=1,
        max_length=200,
        pattern=r"^[\x21-\x7e]+$",
        description="A key of the caller's choice: a request that is sent again with the same key "
        "and the same body gets the same run.",
    ),
]
Cursor = Annotated[
    str | None,
    Query(
        max_length=200,
        pattern=r"^[0-9A-Za-z_.:=-]+$",
        description="`next_cursor` of the previous page.",
    ),
]
Limit = Annotated[int, Query(ge=1, le=200, description="Largest number of items on the page.")]
FileDecimal = Annotated[
    Literal[".", ","],
    Query(
        description="Sign before the fraction of a number in the file. With a comma, semicolons "
        "stand between cells, as spreadsheets of such languages expect."
    ),
]
NameFilter = Annotated[
    str | None, Query(min_length=1, max_length=100, pattern=r"^[^\x00-\x1f\x7f]+$")
]
