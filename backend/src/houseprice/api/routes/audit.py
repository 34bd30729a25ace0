"""The calls for the audit log, for administrators."""

from __future__ import annotations

from fastapi import APIRouter

from houseprice.api.deps import Ctx, Cursor, Limit
from houseprice.api.responses import ANY, documented
from houseprice.api.schemas.accounts import AuditCheck, AuditPage, AuditRead
from houseprice.api.strict_json import StrictJsonRoute
from houseprice.services.accounts import auditing

router = APIRouter(prefix="/v1/audit", tags=["accounts"], route_class=StrictJsonRoute)

_ERRORS = {**ANY, **documented(401, 403, 409)}


@router.get("", responses=_ERRORS)
def list_audit(ctx: Ctx, cursor: Cursor = None, limit: Limit = 50) -> AuditPage:
    """List what was asked for, done and refused, newest first."""
    page = auditing.page(ctx, cursor, limit)
    items = [AuditRead.model_validate(entry) for entry in page.items]
    return AuditPage(items=items, next_cursor=page.next_cursor)


@router.get("/check", responses=_ERRORS)
def check_audit(ctx: Ctx) -> AuditCheck:
    """Compute the chain of hashes again."""
    return AuditCheck.model_validate(auditing.verify(ctx))
