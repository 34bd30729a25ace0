"""The five factors of the US rule for quality control of automated valuations, 89 FR 64538.

The rule asks users of valuation models to have policies and controls; a model's record can only
be evidence for them. So each factor has the evidence of this record, and what only the user can
supply.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from houseprice.artifacts import Manifest
from houseprice.data.cells.wording import counted
from houseprice.data.schema import TableSchema
from houseprice.reports.words import NO_BIAS

RULE = "Quality Control Standards for Automated Valuation Models, 89 FR 64538"
_MANIPULATION = "Protection against the manipulation of data"
_TESTING = "Random sample testing and reviews"
#: Words in names of columns that may stand for a protected characteristic of people.
_PEOPLE = re.compile(
    r"(^|[\W_])(race|racial|ethnic\w*|hispanic|latino|colou?r_of_skin|religio\w*|nationality|"
    r"national_origin|gender|sex|marital|famil(y|ial)_status|household_(type|composition)|"
    r"disab\w*|ancestry|immigra\w*|foreign_born|public_assistance)($|[\W_])",
    re.IGNORECASE,
)


def quality_control(
    manifest: Manifest, bars: list[dict[str, Any]], sample: Mapping[str, Any]
) -> dict[str, Any]:
    """Evidence for each of the five factors.

    Parameters
    ----------
    manifest : Manifest
    bars : list of dict
        As `checks.checks` gives it.
    sample : mapping
        As `sample.random_sample` gives it.

    Returns
    -------
    dict
        ``rule``, ``note`` and ``factors``: each with ``name``, ``evidence`` (sentences on this
        model) and ``user`` (what only its user can supply).
    """
    return {
        "rule": RULE,
        "note": "This record of one model does not state that its user complies with the rule.",
        "factors": [
            _confidence(manifest, bars),
            _manipulation(manifest),
            _conflicts(manifest),
            _testing(sample),
            _discrimination(manifest, bars),
        ],
    }


def in_short(manifest: Manifest, bars: list[dict[str, Any]]) -> list[tuple[str, str]]:
    """Each factor's name with one sentence, for a card that is written before its folder is whole.

    Parameters
    ----------
    manifest : Manifest
        May lack ``files``.
    bars : list of dict
        As `checks.checks` gives it.
    """
    test = _TESTING, "`houseprice report` draws a random sample of the blind test and lists it."
    seals = "Data, sales and each file have a SHA-256; a model with a changed file is refused."
    return [
        _first(_confidence(manifest, bars)),
        (_MANIPULATION, seals),
        _first(_conflicts(manifest)),
        test,
        _first(_discrimination(manifest, bars)),
    ]


def _first(factor: Mapping[str, Any]) -> tuple[str, str]:
    return factor["name"], factor["evidence"][0]


def protected_names(schema: TableSchema) -> list[str]:
    """Columns the model learned from whose names suggest a protected characteristic."""
    used = (
        column.name for column in schema.columns if column.role not in {"ignore", "price", "id"}
    )
    return [name for name in used if _PEOPLE.search(name)]


def _factor(name: str, evidence: list[str], user: list[str]) -> dict[str, Any]:
    return {"name": name, "evidence": evidence, "user": user}


def _confidence(manifest: Manifest, bars: list[dict[str, Any]]) -> dict[str, Any]:
    test = manifest.test
    missed = [check for check in bars if check["met"] is False]
    judged = [check for check in bars if check["met"] is not None]
    evidence = [
        f"Scores on {test['n']:,} sales that the model never saw: "
        f"{_score(test, 'hit_rate', 'homes with a value')}, "
        f"{_score(test, 'mdape', 'median absolute error of these homes')}, "
        f"{_score(test, 'ppe10', 'within 10 % of the price')}, "
        f"{_score(test, 'coverage_90', 'prices inside the 90 % range')}.",
        f"The model misses {len(missed)} of {len(judged)} checks; the blind test lists each with "
        "its rule.",
        "Each value has a 68 % and a 90 % range, an FSD, a confidence score and reason codes.",
    ]
    return _factor(
        "A high level of confidence in the estimates",
        evidence,
        [
            "The error that a decision can bear, and the FSD above which no value is used.",
            "Whether the homes to be valued are like those of the blind test.",
        ],
    )


def _score(test: Mapping[str, Any], key: str, label: str) -> str:
    figure = test.get(key)
    if figure is None or figure["value"] is None:
        return f"{label} unknown"
    return f"{label} {figure['value']:.1f} %"


def _manipulation(manifest: Manifest) -> dict[str, Any]:
    leaks = manifest.leaks
    left_out = sum(1 for leak in leaks if leak.excluded)
    chasing = (manifest.ratio_study.get("sales_chasing") or {}).get("flagged")
    verdicts = {None: "was not judged on so few sales", True: "is flagged", False: "is not flagged"}
    evidence = [
        f"Data set, training sales and test sales are identified by SHA-256 "
        f"({manifest.dataset.sha256[:12]}…, {manifest.train_sha256[:12]}…, "
        f"{manifest.test_sha256[:12]}…).",
        f"Each of the model's {len(manifest.files)} files has a checksum; it is compared when the "
        "model is loaded and when a report is made, and a changed file is refused.",
        f"Columns that know the price: the training found {len(leaks)} and left out {left_out}. "
        f"Sales chasing {verdicts[chasing]}.",
    ]
    return _factor(
        _MANIPULATION,
        evidence,
        [
            "Who may change the sales before they are read, and how that is recorded.",
            "Who may enter the characteristics of a home to be valued, and who checks them.",
        ],
    )


def _conflicts(manifest: Manifest) -> dict[str, Any]:
    seed, revision = manifest.seed, manifest.git_revision or "unknown"
    leaky = [leak.column for leak in manifest.leaks if not leak.excluded]
    sentence = "None of them seems to know the price."
    if leaky:
        sentence = f"These seem to know the price and were kept on request: {', '.join(leaky)}."
    evidence = [
        f"The inputs are listed under limits. {sentence}",
        f"Seed {seed}, code revision {revision} and all settings are recorded, so that somebody "
        "else can train it again.",
        "A fixed rule splits off the test sales before anything is learned; they are read once.",
    ]
    return _factor(
        "Avoidance of conflicts of interest",
        evidence,
        [
            "That those who choose, train or promote a model do not gain from its values.",
            "That nobody asks for values again until one suits.",
        ],
    )


def _testing(sample: Mapping[str, Any]) -> dict[str, Any]:
    judged = {name: score for name, score in sample["scores"].items() if score["agree"] is not None}
    off = [name.replace("_", " ") for name, score in judged.items() if not score["agree"]]
    verdict = "agrees with all sales" if not off else f"differs from all sales in {', '.join(off)}"
    if not judged:
        verdict = "is too small for a comparison"
    evidence = [
        f"{sample['n']:,} of {sample['of']:,} blind sales were drawn at random (seed "
        f"{sample['seed']}, from the hash of the test sales) and are listed one by one; on "
        f"{len(judged)} scores the sample {verdict}.",
        "`houseprice evaluate` measures the model on any later sales and leaves out those it "
        "learned from.",
    ]
    return _factor(
        _TESTING,
        evidence,
        [
            "Repeated tests on sales after the training, of homes like those of its real use.",
            "An independent person who reviews single values and acts on the findings.",
        ],
    )


def _discrimination(manifest: Manifest, bars: list[dict[str, Any]]) -> dict[str, Any]:
    names = protected_names(manifest.schema)
    columns = (
        f"The names of these inputs may stand for protected characteristics: {', '.join(names)}."
        if names
        else "No input has a name that suggests a protected characteristic of people; only names "
        "were checked."
    )
    places = [check for check in bars if check["of"].startswith("neighbourhood ")]
    off = sum(1 for check in places if check["met"] is False)
    study = manifest.ratio_study
    sentence = study.get("equity_sentence") or NO_BIAS
    evidence = [
        columns,
        sentence,
        f"{off} of {counted(len(places), 'check')} of areas not met; see the blind test."
        if places
        else "The sales name no neighbourhood, or none is large enough to be judged.",
    ]
    return _factor(
        "Compliance with nondiscrimination laws",
        evidence,
        [
            "A test by the protected characteristics of residents, which the sales do not hold: "
            "place and neighbourhood may stand in for them.",
            "The legal judgement of what differences are justified, and less harmful alternatives.",
        ],
    )
