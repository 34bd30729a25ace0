"""Sentences on who trained and promoted a model, and on the log that says so."""

from __future__ import annotations

from collections.abc import Iterator

from houseprice.artifacts.studio_record import AuditFact, PromotionFact, StudioRecord
from houseprice.reports.evidence.statements import Factor
from houseprice.reports.words import moment

_STUDIO, _LOG = "database of the studio", "audit log"


def add_people(factor: Factor, record: StudioRecord) -> None:
    """Say who trained and promoted the model."""
    who = f"by {record.trained_by}" if record.trained_by else "by somebody without an account"
    factor.say(
        f"The model was trained on {moment(record.trained_at)} {who} (run {record.run_id}).",
        _STUDIO,
    )
    for promotion in record.promotions:
        factor.say(_promotion(promotion), _STUDIO)
    for text in _promoters(record):
        factor.say(text, _LOG)
    if not record.promotions:
        factor.say("The model never became champion.", _STUDIO)
    if record.needs_second:
        factor.say("The studio lets nobody promote a model alone.", _STUDIO)
    else:
        factor.lacks("A second person need not agree to a promotion in this studio.")


def add_log(factor: Factor, audit: AuditFact | None) -> None:
    """Say whether the audit log holds, or that there is none."""
    if audit is None:
        factor.lacks(
            "The studio runs without accounts: no log says who changed data or models, and when."
        )
        return
    chain = (
        f"The chain of hashes over all {audit.rows:,} entries of the audit log holds; the last "
        f"hash is {audit.last_hash}."
        if audit.broken_at is None
        else f"The chain of hashes of the audit log is broken at entry {audit.broken_at:,}."
    )
    factor.say(chain, _LOG)
    factor.say(f"{len(audit.entries):,} entries name this model or its run.", _LOG)


def _promotion(promotion: PromotionFact) -> str:
    reason = f" Reason: {promotion.reason.rstrip('.')}." if promotion.reason else ""
    second = ""
    if promotion.proposed_by and promotion.accepted_by:
        second = f", proposed by {promotion.proposed_by} and accepted by {promotion.accepted_by}"
    waived = ""
    if promotion.override:
        waived = f" An override waived: {', '.join(promotion.waived)}."
    return f"It became champion on {moment(promotion.at)}{second}.{reason}{waived}"


def _promoters(record: StudioRecord) -> Iterator[str]:
    if record.audit is None:
        return
    for entry in record.audit.entries:
        if entry.action == "promote_model" and entry.outcome == "asked":
            same = ", who also trained it," if entry.actor == record.trained_by else ""
            yield f"{entry.actor}{same} asked for a promotion on {moment(entry.at)}."
