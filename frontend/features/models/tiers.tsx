"use client";

import { IntervalPlot } from "@/components/charts/interval-plot";
import { Card } from "@/components/ui/card";
import { type Column, DataTable } from "@/components/ui/data-table";
import { ProblemPanel } from "@/components/ui/problem-panel";
import { ChartLines } from "@/components/ui/skeleton";
import { Term } from "@/components/ui/term";
import { estimateText } from "@/features/models/estimate-text";
import { metricOf } from "@/features/models/metrics";
import { useEvaluation } from "@/features/models/queries";
import { equitySentence } from "@/features/models/summary";
import { basicsText } from "@/features/models/basics-text";
import { modelText } from "@/features/models/text";
import { tierFindings, tierName, tierRows } from "@/features/models/tier-rows";
import type { EvaluationRead, GroupRow, ModelRead } from "@/lib/api/generated";
import { integer, percent, ratio } from "@/lib/format";

const text = modelText.tiers;

/** Whether cheap and dear homes are valued alike, and whether their ranges hold alike. */
export function Tiers({ model }: { model: ModelRead }) {
  const evaluation = useEvaluation(model.id);
  return (
    <Card title={text.title} className="lg:col-span-2">
      {evaluation.isError && <ProblemPanel error={evaluation.error} title={text.failed} onRetry={() => void evaluation.refetch()} />}
      {evaluation.isPending && <ChartLines />}
      {evaluation.data && <Loaded evaluation={evaluation.data} model={model} />}
    </Card>
  );
}

function Loaded({ evaluation: { groups, ratio_study: study }, model: { dataset, family } }: { evaluation: EvaluationRead; model: ModelRead }) {
  const rows = groups?.tier.rows ?? [];
  if (rows.length === 0) return <p className="text-muted">{text.none}</p>;
  return (
    <>
      <p className="mb-2">{equitySentence(study)}</p>
      <IntervalPlot
        title={text.chart}
        summary={text.summary}
        rows={tierRows(rows, family, dataset.currency)}
        subject={text.tier}
        unit={basicsText.units.ratio}
        range={text.interval}
        format={(value) => ratio(value)}
        band={metricOf("median_ratio").band ?? null}
        reference={{ value: 1, label: text.price }}
        file="tiers"
      />
      <DataTable caption={text.table} rows={rows} columns={columnsOf(dataset.currency)} rowKey={(row) => row.name} rowClass={(row) => (row.few ? "text-muted" : undefined)} />
      <p className="mt-2 text-xs text-muted">{text.note}</p>
    </>
  );
}

function columnsOf(currency: string): Column<GroupRow>[] {
  return [
    { id: "tier", header: text.tier, className: "whitespace-nowrap", cell: (row) => tierName(row, currency) },
    { id: "n", header: text.n, numeric: true, cell: (row) => integer(row.n) },
    { id: "ratio", header: <Term name="median_ratio" />, numeric: true, cell: (row) => estimateText(row.median_ratio, ratio) },
    { id: "error", header: <Term name="mdape" />, numeric: true, cell: (row) => estimateText(row.mdape, percent) },
    { id: "coverage", header: <Term name="coverage_90" />, numeric: true, cell: (row) => estimateText(row.coverage_90 ?? { value: null }, percent) },
    { id: "finding", header: <Term name="beyond_chance" />, cell: tierFindings },
  ];
}
