"""The calls for users, for administrators."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Path

from houseprice.api.deps import Ctx
from houseprice.api.responses import ANY, BODY, UNSAFE, documented
from houseprice.api.schemas.accounts import (
    Invitation,
    InvitedRead,
    UserChange,
    UserList,
    UserRead,
)
from houseprice.api.strict_json import StrictJsonRoute
from houseprice.services.accounts import people

router = APIRouter(prefix="/v1/users", tags=["accounts"], route_class=StrictJsonRoute)

_ERRORS = {**ANY, **documented(401, 403, 404, 409)}
_Id = Annotated[str, Path(max_length=100)]


@router.get("", responses=_ERRORS)
def list_users(ctx: Ctx) -> UserList:
    """List all users by name."""
    return UserList(items=[UserRead.model_validate(user) for user in people.everyone(ctx)])


@router.post("", status_code=201, responses={**_ERRORS, **BODY})
def invite_user(ctx: Ctx, body: Invitation) -> InvitedRead:
    """Add a user, who chooses a password with the link of the answer."""
    return InvitedRead.model_validate(people.invite(ctx, body.name, body.role))


@router.post("/{user_id}", responses={**_ERRORS, **BODY})
def change_user(ctx: Ctx, user_id: _Id, body: UserChange) -> UserRead:
    """Change the role of a user, or whether the user may sign in."""
    return UserRead.model_validate(people.change(ctx, user_id, body.role, body.is_disabled))


@router.post("/{user_id}/link", status_code=201, responses={**_ERRORS, **UNSAFE})
def renew_link(ctx: Ctx, user_id: _Id) -> InvitedRead:
    """Make a link with which a user chooses another password."""
    return InvitedRead.model_validate(people.new_link(ctx, user_id))
