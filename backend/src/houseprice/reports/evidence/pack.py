"""The evidence pack of a model as one document of plain values.

The US rule for quality control of automated valuations, 89 FR 64538 (12 CFR 34.222 for national
banks), asks for policies and controls in five factors. Every statement here is a figure that was
measured or an entry that was recorded; what was not done is said as well.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from houseprice.artifacts.studio_record import LaterTest, StudioRecord
from houseprice.reports.document import report_json
from houseprice.reports.evidence.groups import add_groups
from houseprice.reports.evidence.people import add_log, add_people
from houseprice.reports.evidence.statements import Factor
from houseprice.reports.words import SCORES, figure, moment

PACK_FORMAT = 1
_BLIND, _FOLDER, _SAMPLE = "blind test", "folder of the model", "random sample of the blind test"
Document = Mapping[str, Any]


def evidence_pack(report: Document, record: StudioRecord) -> dict[str, Any]:
    """Set what is measured and recorded of a model against the five factors.

    Parameters
    ----------
    report : mapping
        As `document.model_report` gives it.
    record : StudioRecord

    Returns
    -------
    dict
        ``format``, ``rule``, ``note``, ``model``, ``fingerprints``, ``factors`` (each with
        ``statements`` and their sources, ``not_done`` and ``user``), ``fairness`` (the newest
        check or None) and ``log`` (entries on the model or None).
    """
    control = report["quality_control"]
    factors = [Factor(factor["name"], factor["user"]) for factor in control["factors"]]
    of_report = [factor["evidence"] for factor in control["factors"]]
    for add, factor, evidence in zip(_FACTORS, factors, of_report, strict=True):
        add(factor, evidence, report, record)
    return {
        "format": PACK_FORMAT,
        "rule": f"{control['rule']} (12 CFR 34.222 and its like)",
        "note": control["note"],
        "model": _model(report, record),
        "fingerprints": _fingerprints(report),
        "factors": [factor.document() for factor in factors],
        "fairness": None if record.fairness is None else asdict(record.fairness),
        "log": None if record.audit is None else asdict(record.audit),
    }


def _model(report: Document, record: StudioRecord) -> dict[str, Any]:
    data = report["lineage"]["dataset"]
    return {
        "id": record.model_id,
        "name": f"{record.name} v{record.version}",
        "title": report["model"]["title"],
        "status": record.status,
        "dataset": data["title"],
        "is_sample": data["is_sample"],
        "trained_at": record.trained_at,
        "read_at": record.read_at,
    }


def _fingerprints(report: Document) -> dict[str, str | None]:
    lineage = report["lineage"]
    return {
        "data set": lineage["dataset"]["sha256"],
        "training sales": lineage["train_sha256"],
        "test sales": lineage["test_sha256"],
        "manifest of the model": report["model"]["manifest_sha256"],
        "report of the model (JSON)": hashlib.sha256(report_json(report)).hexdigest(),
    }


def _confidence(
    factor: Factor, evidence: list[str], report: Document, record: StudioRecord
) -> None:
    blind = report["blind"]
    factor.say(
        f"The model was tested on {blind['n']:,} sales that it never saw; brackets hold 95 % "
        "intervals.",
        _BLIND,
    )
    for key, label, unit in SCORES:
        scored = blind["scores"].get(key)
        if scored is not None and scored["value"] is not None:
            text = figure(scored, unit, blind["currency"])
            count = "" if scored["n"] is None else f", n {scored['n']:,}"
            factor.say(f"{label}: {text}{count}.", _BLIND)
    for name, scores in blind["baselines"].items():
        if scores.get("mdape"):
            title = name.replace("_", " ")
            factor.say(
                f"Naive baseline {title}: median absolute error {figure(scores['mdape'], '%')}.",
                _BLIND,
            )
    for text in evidence[1:]:
        factor.say(text, _BLIND)
    factor.say(report["ranges"]["sentence"], _BLIND)
    _add_later(factor, record.later)


def _add_later(factor: Factor, later: LaterTest | None) -> None:
    if later is None:
        factor.lacks("The model was not measured on sales later than its blind test.")
        return
    test, source = later.test, f"run {later.run_id}"
    factor.say(
        f"Measured on {moment(later.at)} on {test['n']:,} sales of {later.dataset} that it had "
        f"not learned from: median absolute error {figure(test.get('mdape'), '%')}, prices "
        f"inside the 90 % range {figure(test.get('coverage_90'), '%')}.",
        source,
    )
    if later.sentence:
        factor.say(later.sentence, source)


def _manipulation(
    factor: Factor, evidence: list[str], report: Document, record: StudioRecord
) -> None:
    for text in evidence:
        factor.say(text, _FOLDER)
    factor.say(
        f"All {report['model']['files']} files were compared with their checksums when this pack "
        "was made, and are those that were published.",
        _FOLDER,
    )
    if record.reviewed:
        factor.say(
            f"People decided {record.reviewed:,} times on flagged sales of the data set.",
            "database of the studio",
        )
    else:
        factor.lacks("Nobody has reviewed flagged sales of the data set.")
    add_log(factor, record.audit)


def _conflicts(
    factor: Factor, evidence: list[str], _report: Document, record: StudioRecord
) -> None:
    for text in evidence:
        factor.say(text, _FOLDER)
    add_people(factor, record)


def _testing(factor: Factor, evidence: list[str], _report: Document, record: StudioRecord) -> None:
    factor.say(evidence[0], _SAMPLE)
    _add_later(factor, record.later)


def _discrimination(
    factor: Factor, evidence: list[str], _report: Document, record: StudioRecord
) -> None:
    for text in evidence:
        factor.say(text, _BLIND)
    add_groups(factor, record.fairness)


#: In the order of the rule, which is that of `factors.quality_control`.
_FACTORS = (_confidence, _manipulation, _conflicts, _testing, _discrimination)
