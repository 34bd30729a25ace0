"""Make the dashboard of Grafana, ``monitoring/grafana/dashboards/studio.json``, on stdout."""

from __future__ import annotations

import json
import sys
from dataclasses import dataclass

from grafana_foundation_sdk.builders.dashboard import Dashboard, DatasourceVariable, Row
from grafana_foundation_sdk.builders.prometheus import Dataquery
from grafana_foundation_sdk.builders.timeseries import Panel
from grafana_foundation_sdk.cog.encoder import JSONEncoder
from grafana_foundation_sdk.models.dashboard import DataSourceRef

_SOURCE = DataSourceRef(type_val="prometheus", uid="${source}")
_WIDTH, _HEIGHT = 8, 7


@dataclass(frozen=True)
class Chart:
    """One chart: its title, the unit of Grafana, and its queries with their legends."""

    title: str
    unit: str
    queries: dict[str, str]


def quantile(share: float, name: str, by: str = "") -> str:
    """The query for a quantile of a histogram over the last minutes."""
    labels = f"le, {by}" if by else "le"
    return f"histogram_quantile({share}, sum by ({labels}) (rate({name}_bucket[5m])))"


_ENDED = "sum by (state, code) (increase(houseprice_runs_ended_total[1h]))"
ROWS: dict[str, list[Chart]] = {
    "Runs": [
        Chart("Waiting runs", "short", {"{{queue}}": "houseprice_queue_runs"}),
        Chart(
            "Age of the oldest waiting run", "s", {"{{queue}}": "houseprice_queue_oldest_seconds"}
        ),
        Chart(
            "Slots",
            "short",
            {"at work": "houseprice_slots_busy", "all": "houseprice_slots"},
        ),
        Chart(
            "Seconds until a run is claimed",
            "s",
            {
                "half": quantile(0.5, "houseprice_claim_seconds"),
                "9 of 10": quantile(0.9, "houseprice_claim_seconds"),
            },
        ),
        Chart(
            "Seconds until an interrupted run goes on",
            "s",
            {
                "half": quantile(0.5, "houseprice_recovery_seconds"),
                "9 of 10": quantile(0.9, "houseprice_recovery_seconds"),
            },
        ),
        Chart(
            "Runs that ended in the last hour",
            "short",
            {"{{state}} {{code}}": _ENDED},
        ),
        Chart("Epochs a second", "short", {"epochs": "sum(rate(houseprice_epochs_total[5m]))"}),
    ],
    "Values": [
        Chart("Values a second", "short", {"values": "sum(rate(houseprice_valuations_total[5m]))"}),
        Chart(
            "Median of value by price",
            "short",
            {"{{model}}, {{sales}}": "houseprice_champion_median_ratio"},
        ),
        Chart(
            "Share of prices in the 90 % range",
            "percentunit",
            {"{{model}}, {{sales}}": "houseprice_champion_coverage_90"},
        ),
    ],
    "API": [
        Chart(
            "Answers a second",
            "reqps",
            {"{{status}}": "sum by (status) (rate(houseprice_http_requests_total[5m]))"},
        ),
        Chart(
            "99 of 100 answers begin within",
            "s",
            {"{{route}}": quantile(0.99, "houseprice_http_request_seconds", "route")},
        ),
        Chart("Free space", "bytes", {"data folder": "houseprice_storage_free_bytes"}),
    ],
}


def dashboard() -> str:
    """The dashboard as JSON."""
    made = (
        Dashboard("House price studio")
        .uid("houseprice-studio")
        .refresh("30s")
        .time("now-6h", "now")
        .with_variable(DatasourceVariable("source").label("Prometheus").type("prometheus"))
    )
    for title, charts in ROWS.items():
        made = made.with_row(Row(title))
        for chart in charts:
            made = made.with_panel(_panel(chart))
    return json.dumps(json.loads(JSONEncoder(sort_keys=True).encode(made.build())), indent=1) + "\n"


def _panel(chart: Chart) -> Panel:
    panel = Panel().title(chart.title).unit(chart.unit).datasource(_SOURCE).min(0)
    for legend, query in chart.queries.items():
        panel = panel.with_target(Dataquery().expr(query).legend_format(legend))
    return panel.span(_WIDTH).height(_HEIGHT)


if __name__ == "__main__":
    sys.stdout.write(dashboard())
