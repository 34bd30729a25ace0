"""The evidence pack says what is measured and recorded, with its source, and what is not."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from tests.unit.reports.test_document import N, blind, write

from houseprice.artifacts.studio_record import (
    AuditFact,
    FairnessFact,
    LaterTest,
    LogFact,
    PromotionFact,
    StudioRecord,
)
from houseprice.evaluation.fairness import LEAST_SALES, BlindValues, fairness
from houseprice.reports import model_report, report_json
from houseprice.reports.evidence.layout import evidence_layout, evidence_pdf
from houseprice.reports.evidence.pack import evidence_pack

BARE = StudioRecord(
    read_at="2026-11-30T12:00:00+00:00",
    model_id="m1",
    name="town-lightgbm",
    version=1,
    status="candidate",
    run_id="r1",
    trained_by=None,
    trained_at="2026-11-29T12:00:00+00:00",
    needs_second=False,
    promotions=(),
    audit=None,
    later=None,
    fairness=None,
    reviewed=0,
    origins=None,
)


def check() -> FairnessFact:
    """A check that finds group B undervalued, and cannot judge a group of ten homes."""
    test = blind()
    in_b = np.arange(N) % 2 == 1
    value = np.where(in_b, test.value * 0.7, test.value)
    groups: list[str | None] = ["few" if at < 10 else "B" if at % 2 else "A" for at in range(N)]
    values = BlindValues(test.price, value, test.low_90, test.high_90, test.valued)
    attribute = {
        "name": "share",
        "is_share": False,
        "matched": N,
        "groups": fairness(values, groups),
    }
    result = {"sales": N, "column": "zip", "matched": N, "areas": 9, "areas_used": 8,
              "least": LEAST_SALES, "attributes": [attribute]}  # fmt: skip
    return FairnessFact("f1", "2026-11-30T11:00:00+00:00", "Ada", "d" * 64, result)


def full() -> StudioRecord:
    entry = LogFact(7, "2026-11-29T13:00:00+00:00", "Ada", "promote_model", "asked")
    promotion = PromotionFact("2026-11-29T13:00:01+00:00", "fresher", True, ("mdape",), None, None)
    return replace(
        BARE,
        trained_by="Ada",
        promotions=(promotion,),
        audit=AuditFact((entry,), 12, "e" * 64, None),
        later=LaterTest("r2", "2026-11-30T10:00:00+00:00", "town2", {"n": 80}, "Nothing moved."),
        fairness=check(),
        reviewed=3,
    )


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    return model_report(write(tmp_path_factory.mktemp("models") / "m", blind()))


def said(pack: dict[str, Any], factor: int) -> str:
    return "\n".join(entry["text"] for entry in pack["factors"][factor]["statements"])


def test_each_of_the_five_factors_has_statements_with_their_sources(report: dict[str, Any]) -> None:
    pack = evidence_pack(report, full())
    assert len(pack["factors"]) == 5
    for factor in pack["factors"]:
        assert factor["statements"]
        assert factor["user"]
        assert all(entry["source"] and entry["text"] for entry in factor["statements"])


def test_scores_have_their_interval_and_number_of_sales(report: dict[str, Any]) -> None:
    mdape = report["blind"]["scores"]["mdape"]
    line = (
        f"Median absolute error: {mdape['value']:.1f} % ({mdape['low']:.1f} % to "
        f"{mdape['high']:.1f} %), n {mdape['n']}."
    )
    assert line in said(evidence_pack(report, BARE), 0)


def test_what_was_not_done_is_said(report: dict[str, Any]) -> None:
    lacking = [" ".join(factor["not_done"]) for factor in evidence_pack(report, BARE)["factors"]]
    assert "not measured on sales later" in lacking[0]
    assert "no log says who changed" in lacking[1]
    assert "second person need not agree" in lacking[2]
    assert "not measured on sales later" in lacking[3]
    assert "No fairness check" in lacking[4]


def test_people_and_overrides_are_named(report: dict[str, Any]) -> None:
    pack = evidence_pack(report, full())
    people = said(pack, 2)
    assert "trained on 29 November 2026 at 12:00 UTC by Ada" in people
    assert "An override waived: mdape." in people
    assert "Ada, who also trained it, asked for a promotion" in people
    assert "The chain of hashes over all 12 entries of the audit log holds" in said(pack, 1)
    broken = replace(full(), audit=AuditFact((), 12, "e" * 64, 5))
    assert "is broken at entry 5" in said(evidence_pack(report, broken), 1)


def test_later_sales_are_told_with_what_they_say(report: dict[str, Any]) -> None:
    text = said(evidence_pack(report, full()), 3)
    assert "on 80 sales of town2 that it had not learned from" in text
    assert "Nothing moved." in text


def test_findings_of_the_fairness_check_are_told_and_small_groups_are_not_judged(
    report: dict[str, Any],
) -> None:
    pack = evidence_pack(report, full())
    text = said(pack, 4)
    assert "share, group B (195 valued homes): value over price" in text
    assert "beyond chance" in text
    assert "few" in " ".join(pack["factors"][4]["not_done"])


def test_the_same_record_gives_the_same_bytes(report: dict[str, Any]) -> None:
    packs = [evidence_pack(report, full()) for _ in range(2)]
    assert report_json(packs[0]) == report_json(packs[1])
    assert evidence_pdf(packs[0]) == evidence_pdf(packs[1])
    assert evidence_pdf(packs[0]).startswith(b"%PDF")
    assert json.loads(report_json(packs[0]))["fingerprints"]["test sales"] == "c" * 64


def headings(pack: dict[str, Any]) -> set[str]:
    return {getattr(block, "text", "") for block in evidence_layout(pack)}


def test_the_paper_has_the_check_and_the_log(report: dict[str, Any]) -> None:
    sections = {"Fairness check", "Entries of the audit log"}
    assert sections <= headings(evidence_pack(report, full()))
    assert not sections & headings(evidence_pack(report, BARE))
