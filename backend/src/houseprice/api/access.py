"""Who may call what: a rule for each route, and nothing without a rule."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace

from fastapi import FastAPI
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.routing import BaseRoute, Match
from starlette.types import ASGIApp, Receive, Scope, Send

from houseprice.api.middleware import UNSAFE
from houseprice.api.problems import expected, problem
from houseprice.errors import (
    AccountsOff,
    HousePriceError,
    NotAllowed,
    NotFound,
    NotSignedIn,
    TooManyRequests,
)
from houseprice.jobs.actors import LOCAL, Actor, Role
from houseprice.jobs.actors import Scope as KeyScope
from houseprice.services import models
from houseprice.services.accounts import auditing, identity
from houseprice.services.accounts.limits import TokenBuckets
from houseprice.services.context import Context
from houseprice.settings import Settings


@dataclass(frozen=True)
class Rule:
    """Who may make a call.

    Parameters
    ----------
    role : Role or None
        The lowest role; None lets anybody in.
    scope : KeyScope or None
        What an API key must be good for; None refuses all keys.
    people : bool
        Whether the call is about people, so that there must be accounts.
    """

    role: Role | None
    scope: KeyScope | None = None
    people: bool = False


_ANYBODY = Rule(None, "read")
_STRANGER = Rule(None, people=True)
_READ = Rule("viewer", "read")
_VALUE = Rule("viewer", "value")
_LINK = Rule("viewer", "train")
_LINK_READER = Rule(None, "read")
_TRAIN = Rule("analyst", "train")
_OWN_ACCOUNT = Rule("viewer", people=True)
#: Messages leave the studio and name what is private.
_NOTIFY = Rule("administrator", "administer")
_ADMINISTER = Rule("administrator", "administer", people=True)

#: The rule of each route, by its name. A route without a rule is closed, and a test fails.
RULES: dict[str, Rule] = {
    **dict.fromkeys(("health", "get_account"), _ANYBODY),
    **dict.fromkeys(
        ("sign_in", "look_at_link", "use_link", "begin_openid", "finish_openid", "leave_openid"),
        _STRANGER,
    ),
    **dict.fromkeys(
        ("openapi", "docs", "static-offline-docs"), _READ
    ),
    **dict.fromkeys(("celery_health", "stream_events", "compare_models", "models_status"), _READ),
    **dict.fromkeys(
        ("list_runs", "get_run", "get_curve", "run_problems_csv", "task_status", "task_result"),
        _READ,
    ),
    **dict.fromkeys(
        ("list_models", "get_model", "get_model_schema", "get_model_evaluation",
         "get_model_report", "get_market_index", "download_model", "list_promotions",
         "get_rolling_origins",
         "list_model_proposals", "list_proposals"),
        _READ,
    ),
    **dict.fromkeys(
        ("list_datasets", "get_dataset", "list_versions", "get_dataset_points",
         "get_dataset_rows", "download_rows", "get_sales_checks", "download_flags",
         "list_sale_reviews", "get_sales_effect"),
        _READ,
    ),
    **dict.fromkeys(("get_model_errors", "get_error_flags", "list_fairness_checks",
                     "get_dependence", "get_importance"), _READ),
    **dict.fromkeys(
        ("list_valuations", "get_valuation", "get_home_history", "download_valuation",
         "find_places", "list_valuation_links"),
        _READ,
    ),
    # A link shows a value outside the studio: the log names who made it and who took it back.
    **dict.fromkeys(("make_valuation_link", "withdraw_link"), _LINK),
    # The secret of the link lets its reader in.
    "open_valuation_link": _LINK_READER,
    **dict.fromkeys(
        ("predict", "predict_compare", "value_what_if", "create_valuation", "geocode",
         "list_similar_sales"),
        _VALUE,
    ),
    **dict.fromkeys(
        ("train", "train_async", "create_run", "cancel_run", "retry_run", "make_equity_point",
         "recalibrate_model", "evaluate_on_sales", "delete_model", "measure_sales_effect",
         "check_fairness", "change_model", "archive_model", "restore_model",
         "measure_origins"),
        _TRAIN,
    ),
    **dict.fromkeys(
        ("create_dataset", "import_in_background", "inspect_table", "inspect_rows",
         "download_problems", "append_sales", "delete_dataset", "review_sales",
         "leave_out_accepted"),
        _TRAIN,
    ),
    **dict.fromkeys(("get_model_watch", "metrics", "get_run_log", "download_run_log"), _READ),
    **dict.fromkeys(("change_run", "finish_run", "propose_model", "withdraw_proposal"), _TRAIN),
    **dict.fromkeys(
        ("list_schedules", "create_schedule", "preview_schedule", "get_schedule",
         "change_schedule", "delete_schedule", "pause_schedule", "resume_schedule",
         "run_schedule", "schedule_history", "get_schedule_notices", "set_schedule_notices",
         "end_schedule_notices"),
        _TRAIN,
    ),
    **dict.fromkeys(
        ("list_webhooks", "create_webhook", "change_webhook", "delete_webhook", "renew_secret",
         "test_webhook", "list_deliveries", "get_delivery", "send_delivery_again",
         "list_recipients", "add_recipient", "change_recipient", "delete_recipient",
         "test_recipient"),
        _NOTIFY,
    ),
    **dict.fromkeys(
        ("list_batches", "get_batch", "get_batch_rows", "get_batch_points", "download_batch"),
        _READ,
    ),
    **dict.fromkeys(("check_batch", "create_batch", "cancel_batch", "delete_batch"), _VALUE),
    # It quotes the audit log on the model, so not every reader of a model gets it.
    "get_model_evidence": Rule("analyst", "read"),
    "share": Rule("viewer", "train", people=True),
    **dict.fromkeys(
        # An alias says which model answers those who name it, as a promotion does.
        ("promote_model", "accept_proposal", "decline_proposal", "set_model_alias",
         "drop_model_alias"),
        Rule("approver", "promote"),
    ),
    **dict.fromkeys(
        ("sign_out", "change_password", "list_sessions", "end_session", "list_keys", "make_key",
         "revoke_key", "get_notices", "set_notices", "forget_notices", "begin_openid_link",
         "end_openid_link"),
        _OWN_ACCOUNT,
    ),
    **dict.fromkeys(
        ("list_users", "invite_user", "change_user", "renew_link", "list_audit", "check_audit"),
        _ADMINISTER,
    ),
}  # fmt: skip
#: What a stranger learns of a path that does not exist: that it needs a session, as any other.
_NO_ROUTE = _READ


def session_cookie(settings: Settings) -> str:
    """Name of the cookie; a browser keeps one with ``__Host-`` only for TLS and this host."""
    return "__Host-houseprice_session" if settings.is_https else "houseprice_session"


def routes_of(app: FastAPI) -> Iterable[BaseRoute]:
    """Every route of the application, those of its routers too."""
    for route in app.routes:
        router = getattr(route, "original_router", None)
        yield from router.routes if router is not None else (route,)


class Admission:
    """Let a request in whose actor may make the call; it acts before the body is read.

    The actor is in the state of the request then. A call that changes something is written to the
    audit log before it is made, except values of homes.
    """

    def __init__(self, app: ASGIApp, settings: Settings) -> None:
        self.app = app
        self.settings = settings

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on, or answer 401, 403, 409 or 429."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        request = Request(scope)
        try:
            call = _call(scope)
            actor = await self._actor(request, call)
        except HousePriceError as error:
            await expected(request, error)(scope, receive, send)
            return
        if actor.session_id is not None and _lacks_origin(request):
            await _cross_site(request)(scope, receive, send)
            return
        scope.setdefault("state", {})["actor"] = actor
        await self.app(scope, receive, send)

    async def _actor(self, request: Request, call: _Call) -> Actor:
        if not self.settings.has_accounts:
            return _local(call.rule)
        if call.rule.role is None:
            return await run_in_threadpool(self._perhaps, request)
        return await run_in_threadpool(self._admitted, request, call)

    def _perhaps(self, request: Request) -> Actor:
        """Who calls what is open to anybody; a session that is over is none."""
        try:
            return _identified(request)
        except HousePriceError:
            return STRANGER

    def _admitted(self, request: Request, call: _Call) -> Actor:
        actor = _identified(request)
        ctx: Context = replace(request.app.state.context, actor=actor)
        writes = request.method in UNSAFE and call.rule.scope != "value"
        try:
            _check(actor, call)
        except NotAllowed:
            if writes:
                with suppress(TooManyRequests):  # or one person could fill the log
                    _take(request.app.state.refusals, actor)
                    auditing.record(ctx, call.name, _subject(ctx, call), "refused", call.where)
            raise
        if writes and call.rule.scope == "train":
            _take(request.app.state.submissions, actor)
        if writes and call.rule.scope is not None:
            auditing.record(ctx, call.name, _subject(ctx, call), "asked", call.where)
        return actor


def _take(buckets: TokenBuckets, actor: Actor) -> None:
    buckets.take(str(actor.id))


def _identified(request: Request) -> Actor:
    """The person of the session or the program of the key that came with a request."""
    ctx: Context = request.app.state.context
    kind, _, key = request.headers.get("authorization", "").partition(" ")
    if kind.lower() == "bearer":
        return identity.of_key(ctx, key.strip())
    secret = request.cookies.get(session_cookie(ctx.settings))
    if secret is None:
        raise identity.nobody()
    return identity.of_session(ctx, secret)


async def is_still(request: Request, actor: Actor) -> bool:
    """Whether a caller who was let in long ago is still who they were, with the same role."""
    if actor.id is None:
        return True
    try:
        return await run_in_threadpool(_identified, request) == actor
    except NotSignedIn:
        return False


#: Somebody who has not signed in; no route but the open ones lets them in.
STRANGER = Actor("", "", "viewer", scopes=frozenset())


@dataclass(frozen=True)
class _Call:
    name: str
    rule: Rule
    where: Mapping[str, str]


def _call(scope: Scope) -> _Call:
    for route in routes_of(scope["app"]):
        match, child = route.matches(scope)
        if match is Match.FULL:
            name = str(getattr(route, "name", ""))
            where = {key: _plain(value) for key, value in child.get("path_params", {}).items()}
            return _Call(name, _rule(name), where)
    return _Call("", _NO_ROUTE, {})


def _subject(ctx: Context, call: _Call) -> str:
    """What a call is about: not the alias of a model, which moves on, but the id that it meant."""
    names = dict(call.where)
    if "@" in names.get("model_id", ""):
        with suppress(NotFound):  # the call itself says so
            names["model_id"] = models.row(ctx, names["model_id"]).id
    return " ".join(names.values())


def _plain(value: object) -> str:
    """A part of a path as the log keeps it: short, and without control characters."""
    return "".join(sign if sign.isprintable() else "?" for sign in str(value)[:100])


def _rule(name: str) -> Rule:
    rule = RULES.get(name)
    if rule is None:
        raise NotAllowed(f"A call needs a rule that says who may make it, and {name!r} has none")
    return rule


def _local(rule: Rule) -> Actor:
    if rule.people:
        raise AccountsOff(
            "People can only be managed with accounts, and this studio has none",
            hint="Start it with HOUSEPRICE_ACCOUNTS=accounts.",
        )
    return LOCAL


def _check(actor: Actor, call: _Call) -> None:
    rule = call.rule
    if actor.scopes is not None and (rule.scope is None or rule.scope not in actor.scopes):
        needed = "a person who has signed in" if rule.scope is None else f"the scope {rule.scope}"
        raise NotAllowed(
            f"The call needs {needed}, got a key with {', '.join(sorted(actor.scopes)) or 'none'}",
            hint="Make a key with this scope on the account page, or sign in.",
        )
    if rule.role is not None and not actor.has(rule.role):
        raise NotAllowed(
            f"The call needs the role {rule.role} or one above it, got {actor.role}",
            hint="Ask an administrator for another role.",
        )


def _lacks_origin(request: Request) -> bool:
    """Whether a call with a session says nothing of the page it comes from, as browsers do."""
    named = "origin" in request.headers or "sec-fetch-site" in request.headers
    return request.method in UNSAFE and not named


def _cross_site(request: Request) -> ASGIApp:
    return problem(
        request,
        403,
        code="cross_site",
        detail="A call with a session must name its page in Origin or Sec-Fetch-Site, got neither",
        hint="Programs send an API key instead of a cookie.",
    )
