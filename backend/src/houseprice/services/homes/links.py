"""Links that show one valuation to somebody without an account, until they end or are withdrawn."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from typing import Any

from sqlalchemy import Engine

from houseprice.data.schema import TableSchema
from houseprice.errors import NotFound
from houseprice.jobs.actors import LOCAL
from houseprice.jobs.ids import is_id
from houseprice.services import valuations
from houseprice.services.accounts.limits import TokenBuckets
from houseprice.services.accounts.owned import check_change
from houseprice.services.accounts.tokens import Token
from houseprice.services.context import Context
from houseprice.services.datasets import schema_of
from houseprice.services.valuations import ValuationView
from houseprice.store import valuation_links as store
from houseprice.store.clock import db_now
from houseprice.store.engine import reading, transaction
from houseprice.store.valuation_links import ValuationLinkRow

PREFIX = "hpv"
MOST_DAYS = 366
_DAY_S = 86_400.0
OPENINGS_PER_MINUTE = 60
#: Roles of what a stranger does not need to see: they tell no reader anything, or too much.
_HIDDEN = frozenset({"latitude", "longitude", "id", "text", "date", "address", "ignore"})
_MOST_FACTS = 12


@dataclass(frozen=True)
class ValuationLinkView:
    """A link without its secret. `state` says whether it can still be opened."""

    id: str
    state: str
    made_by: str
    created_at: datetime
    expires_at: datetime
    withdrawn_at: datetime | None
    opened: int
    opened_at: datetime | None


@dataclass(frozen=True)
class NewValuationLink:
    """A new link with its address, which is shown once."""

    link: ValuationLinkView
    address: str


@dataclass(frozen=True)
class Fact:
    """A characteristic of a home; `value` is None where it is not known."""

    name: str
    label: str
    role: str
    unit: str
    kind: str
    value: Any


@dataclass(frozen=True)
class SharedSale:
    """A comparable sale without its id and its place."""

    price: float
    adjusted_price: float
    sale_date: str | None
    distance_m: float | None
    facts: tuple[Fact, ...]


@dataclass(frozen=True)
class SharedValuation:
    """All that a link shows: one value with its reasons, and nothing else of the studio."""

    label: str
    dataset: str
    is_sample: bool
    currency: str
    area_unit: str
    created_at: datetime
    expires_at: datetime
    as_of: date | None
    value: float
    low_90: float
    high_90: float
    confidence: str
    in_words: str
    held_of_100: float | None
    located_by: str | None
    reason_codes: tuple[str, ...]
    facts: tuple[Fact, ...]
    sales: tuple[SharedSale, ...]
    reference_value: float | None
    contributions: tuple[tuple[str, float], ...]
    comparables_range: Mapping[str, Any] | None


def new_limits(engine: Engine) -> TokenBuckets:
    """The limit for each address that opens links; all processes of the API share it."""
    return TokenBuckets(engine, OPENINGS_PER_MINUTE, "Openings of links")


def make(ctx: Context, valuation_id: str, days: int) -> NewValuationLink:
    """Make a link to a valuation that is good for 1 to `MOST_DAYS` days.

    Raises
    ------
    NotFound
        If there is no such valuation, or the actor may not see it.
    NotAllowed
        If it belongs to somebody else.
    """
    _check_owner(ctx, valuation_id)
    token = Token.new(PREFIX)
    with transaction(ctx.engine) as db:
        row = store.add(
            db,
            token.id,
            valuation_id,
            token.secret_hash,
            made_by=ctx.actor.name,
            lifetime_s=days * _DAY_S,
        )
    # The part after # is sent to no server, so that no log has the secret.
    address = f"{ctx.settings.public_url.rstrip('/')}/shared#{token.text}"
    return NewValuationLink(_link(row, row.created_at), address)


def of_valuation(ctx: Context, valuation_id: str) -> tuple[ValuationLinkView, ...]:
    """The links to a valuation, the newest first; errors as in `make`."""
    _check_owner(ctx, valuation_id)
    with reading(ctx.engine) as db:
        now = db_now(db)
        return tuple(_link(row, now) for row in store.of_valuation(db, valuation_id))


def withdraw(ctx: Context, valuation_id: str, link_id: str) -> None:
    """Withdraw a link, which then shows nothing.

    Raises
    ------
    NotFound, NotAllowed
        As in `make`; or if the valuation has no such link, or it was withdrawn before.
    """
    _check_owner(ctx, valuation_id)
    with transaction(ctx.engine) as db:
        if not is_id(link_id) or not store.withdraw(db, valuation_id, link_id):
            raise NotFound(f"There is no link {link_id[:80]!r} that could be withdrawn")


def show(ctx: Context, limits: TokenBuckets, text: str, address: str) -> SharedValuation:
    """What a link shows; the link alone lets its reader in, whoever that is.

    Parameters
    ----------
    ctx : Context
    limits : TokenBuckets
    text : str
        The part of the link after #.
    address : str
        Where the call comes from.

    Raises
    ------
    TooManyRequests
        After too many openings from this address.
    NotFound
        If there is no such link, or it is withdrawn, or too old: the answer does not say which.
    """
    limits.take(address)
    token = Token.read(PREFIX, text)
    with transaction(ctx.engine) as db:
        row = None if token is None else store.good(db, token.id)
        if token is None or row is None or not token.fits(row.secret_hash):
            raise NotFound(
                "A link must be one that was made here, was not withdrawn and has not ended",
                hint="Ask the person who sent it for a new one.",
            )
        store.count_opening(db, row.id)
    # The link stands in for its maker, who could see the valuation.
    owner = replace(ctx, actor=LOCAL)
    view = valuations.get(owner, row.valuation_id)
    return _shared(view, _schema(owner, view.dataset.id), _time(row.expires_at))


def _check_owner(ctx: Context, valuation_id: str) -> None:
    check_change(ctx, valuations.get(ctx, valuation_id).owned, "valuation")


def _schema(ctx: Context, dataset_id: str) -> TableSchema | None:
    try:
        return schema_of(ctx, dataset_id)
    except NotFound:
        return None  # the data set was deleted since; the value stays


def _shared(
    view: ValuationView, schema: TableSchema | None, expires_at: datetime
) -> SharedValuation:
    detail = view.detail
    return SharedValuation(
        label=detail.get("label", ""),
        dataset=view.dataset.title,
        is_sample=view.dataset.is_sample,
        currency=view.dataset.currency,
        area_unit=view.dataset.area_unit,
        created_at=view.created_at,
        expires_at=expires_at,
        as_of=view.as_of,
        value=view.value,
        low_90=view.low_90,
        high_90=view.high_90,
        confidence=detail["confidence"]["band"],
        in_words=detail["coverage_note"]["in_words"],
        held_of_100=detail["coverage_note"]["coverage_90"],
        located_by=detail.get("located_by"),
        reason_codes=tuple(detail["reason_codes"]),
        facts=_facts(view.inputs, schema),
        sales=tuple(_sale(sale, schema) for sale in detail["comparables"]),
        reference_value=detail["reference_value"],
        contributions=tuple((part["feature"], part["amount"]) for part in detail["contributions"]),
        comparables_range=detail["comparables_range"],
    )


def _sale(sale: Mapping[str, Any], schema: TableSchema | None) -> SharedSale:
    return SharedSale(
        price=sale["price"],
        adjusted_price=sale["adjusted_price"],
        sale_date=sale["sale_date"],
        distance_m=sale["distance_m"],
        facts=_facts(sale["features"], schema),
    )


def _facts(home: Mapping[str, Any], schema: TableSchema | None) -> tuple[Fact, ...]:
    """What is known of a home, in the order of the table; nothing without its schema."""
    shown = [column for column in schema.features if column.role not in _HIDDEN] if schema else []
    facts = (
        Fact(c.name, c.label or c.name, c.role, c.unit, c.type, home[c.name])
        for c in shown
        if home.get(c.name) is not None
    )
    return tuple(facts)[:_MOST_FACTS]


def _link(row: ValuationLinkRow, now: float) -> ValuationLinkView:
    over = "ended" if row.expires_at <= now else "open"
    return ValuationLinkView(
        id=row.id,
        state="withdrawn" if row.withdrawn_at is not None else over,
        made_by=row.made_by,
        created_at=_time(row.created_at),
        expires_at=_time(row.expires_at),
        withdrawn_at=None if row.withdrawn_at is None else _time(row.withdrawn_at),
        opened=row.opened,
        opened_at=None if row.opened_at is None else _time(row.opened_at),
    )


def _time(seconds: float) -> datetime:
    return datetime.fromtimestamp(seconds, UTC)
