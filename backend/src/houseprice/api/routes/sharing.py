"""The call that changes who may read an object."""

from __future__ import annotations

from typing import Annotated, Literal

from fastapi import APIRouter, Path

from houseprice.api.deps import Ctx
from houseprice.api.responses import ANY, BODY, documented
from houseprice.api.schemas.accounts import OwnedRead, SharingChange
from houseprice.api.strict_json import StrictJsonRoute
from houseprice.services.accounts import owned

router = APIRouter(prefix="/v1/sharing", tags=["accounts"], route_class=StrictJsonRoute)

_Kind = Literal["runs", "models", "datasets", "valuations"]
_Id = Annotated[str, Path(max_length=100)]


@router.post("/{kind}/{object_id}", responses={**ANY, **BODY, **documented(401, 404, 409)})
def share(ctx: Ctx, kind: _Kind, object_id: _Id, body: SharingChange) -> OwnedRead:
    """Show an object to the team, or take it back; all versions of a data set follow."""
    return OwnedRead.model_validate(owned.share(ctx, kind, object_id, body.sharing))
