"""The tables of `benchmarks/markets.py` in Markdown."""

from collections.abc import Iterable, Sequence
from itertools import groupby
from pathlib import Path
from statistics import median
from typing import Any

from market_scores import BASELINES, LEADS, NEAR

Record = dict[str, Any]
START, END = "<!-- markets -->", "<!-- /markets -->"
_COLUMNS = (
    *("table", "origin", "n", "MdAPE %", "× floor", "median ratio", "in range %", "width %"),
    *("against best part", "against median_area", "against linear"),
)
_SUMMARY = ("what is asked", "holds", "origins")
#: Loss against the best part that a blend may have, as a share of its MdAPE.
_MAY_LOSE = 1.005
_MAY_WIDEN = 1.15
_RATIO, _COVERAGE, _FEWEST_RANGES = (0.97, 1.03), (86.0, 94.0), 300


def tables(records: Sequence[Record]) -> str:
    """A section for each way of running, with the newest record of each origin."""
    newest = {tuple(sorted(record["key"].items())): record for record in records}
    ways = groupby(sorted(newest.values(), key=_way), key=_way)
    return "\n\n".join(_section(list(group)) for _, group in ways)


def render(records: Sequence[Record], file: Path) -> None:
    """Put the tables between the marks of a file."""
    before, _, rest = file.read_text().partition(START)
    _, mark, after = rest.partition(END)
    if not mark:
        raise SystemExit(f"{file} must have the marks {START} and {END}.")
    file.write_text(f"{before}{START}\n{tables(records)}\n{END}{after}")


def summary(records: Sequence[Record]) -> list[tuple[str, int, int]]:
    """What is asked of the main model, in how many origins it holds, and of how many."""
    mains = [(record, record["models"][record["main"]]) for record in records]
    loses = [_regret(record) for record in records if record["best_part"]]
    against = [main["against"][name] for _, main in mains for name in BASELINES]
    ranged = [main for _, main in mains if main["n"] >= _FEWEST_RANGES]
    asked = {
        "no more than 0.5 % above the best part": [lost <= _MAY_LOSE for lost in loses],
        "not surely worse than a naive baseline": [each["low"] <= 0 for each in against],
        "median ratio 0.97 to 1.03": [_inside(main["median_ratio"], _RATIO) for _, main in mains],
        "median ratio 0.97 to 1.03, up to a quarter ahead": list(_levels(mains)),
        "coverage 86 to 94 % (n ≥ 300)": [_inside(main["coverage"], _COVERAGE) for main in ranged],
    }
    wide = [main["width"] / record["oracle_width"] for record, main in mains if _has_oracle(record)]
    asked["width at most 1.15 times an oracle's"] = [width <= _MAY_WIDEN for width in wide]
    asked |= {
        f"coverage 86 to 94 %, {lead} ahead (n ≥ 300)": list(_covers(mains, lead)) for lead in LEADS
    }
    return [(text, sum(holds), len(holds)) for text, holds in asked.items() if holds]


def line(record: Record) -> str:
    """One origin in short, for people who wait."""
    key = record["key"]
    models = record["models"]
    shown = ", ".join(f"{name} {models[name]['mdape']:.2f}" for name in models)
    where = f"{key['table']} {key['size'] or ''} {key['share']} %"
    return f"{where}: {shown} ({record['seconds']:.0f} s)"


def _section(records: Sequence[Record]) -> str:
    key = records[0]["key"]
    mains = [record["models"][record["main"]] for record in records]
    peers = f" beside {key['peers']}" if key["peers"] else ""
    title = f"### {key['models']}{peers}, {'two busy processes' if key['busy'] else 'quiet'}"
    facts = [
        f"{records[-1]['at'][:10]}, {records[-1]['machine']}",
        f"time limit {key['time_limit'] or 'none'}, epochs {key['epochs'] or 'default'}",
        f"test: the next {key['window']} % of the sales",
        f"median MdAPE {median(main['mdape'] for main in mains):.2f} %",
        *(text for lead in LEADS for text in _pooled(mains, lead)),
    ]
    facts += [key["label"]] if key["label"] else []
    named = dict.fromkeys(name for record in records for name in record["models"])
    others = [name for name in named if name not in (records[0]["main"], *BASELINES)]
    return "\n".join(
        [
            *(title, "", "; ".join(facts) + ".", ""),
            *_table(_SUMMARY, [(text, str(holds), str(n)) for text, holds, n in summary(records)]),
            "",
            *_table((*_COLUMNS, *others), [_row(record, others) for record in records]),
        ]
    )


def _pooled(mains: Sequence[Record], lead: str) -> Iterable[str]:
    """Coverage so long after the last sale that was learned from, over all origins."""
    parts = [main["by_lead"][lead] for main in mains if lead in main["by_lead"]]
    total = sum(part["n"] for part in parts)
    if total:
        share = sum(part["n"] * part["coverage"] for part in parts) / total
        yield f"ranges a {lead} ahead hold {share:.1f} % of {total:,}"


def _row(record: Record, others: Sequence[str]) -> Sequence[str]:
    """One origin: the main model, and the MdAPE of the others."""
    key, models = record["key"], record["models"]
    main = models[record["main"]]
    return [
        key["table"] + (f" {key['size']:,}" if key["size"] else ""),
        *(f"{key['share']} %", f"{main['n']:,}", f"{main['mdape']:.2f}"),
        *(_shown(main.get("floors"), ".2f"), f"{main['median_ratio']:.3f}"),
        *(f"{main['coverage']:.1f}", f"{main['width']:.1f}"),
        *(_difference(main["against"].get(rival)) for rival in (record["best_part"], *BASELINES)),
        *(_shown(models.get(name, {}).get("mdape"), ".2f") for name in others),
    ]


def _table(columns: Sequence[str], rows: Iterable[Sequence[str]]) -> list[str]:
    lines = [" | ".join(row) for row in (columns, ["---"] * len(columns), *rows)]
    return [f"| {text} |" for text in lines]


def _difference(estimate: dict[str, float] | None) -> str:
    if estimate is None:
        return ""
    return f"{estimate['value']:+.2f} ({estimate['low']:+.2f} to {estimate['high']:+.2f})"


def _shown(value: float | None, form: str) -> str:
    return "" if value is None else f"{value:{form}}"


def _regret(record: Record) -> float:
    models = record["models"]
    return float(models[record["main"]]["mdape"] / models[record["best_part"]]["mdape"])


def _covers(mains: Iterable[tuple[Record, Record]], lead: str) -> Iterable[bool]:
    for _, main in mains:
        part = main["by_lead"].get(lead)
        if part is not None and part["n"] >= _FEWEST_RANGES:
            yield _inside(part["coverage"], _COVERAGE)


def _levels(mains: Iterable[tuple[Record, Record]]) -> Iterable[bool]:
    """Whether each origin's values have the level of the market in the quarter that follows."""
    for _, main in mains:
        part = main["by_lead"].get(NEAR)
        if part is not None:
            yield _inside(part["median_ratio"], _RATIO)


def _has_oracle(record: Record) -> bool:
    """Whether the table has the columns that an oracle's range of 26.4 % knows."""
    return "oracle_width" in record and record["key"]["table"] != "few_columns"


def _inside(value: float, ends: tuple[float, float]) -> bool:
    return ends[0] <= value <= ends[1]


def _way(record: Record) -> tuple[str, ...]:
    """How a record was run: records of one way share a section."""
    names = ("label", "models", "peers", "busy", "time_limit", "epochs", "window")
    return tuple(str(record["key"][name]) for name in names)
