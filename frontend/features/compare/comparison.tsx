"use client";

import dynamic from "next/dynamic";

import { Alert } from "@/components/ui/alert";
import { Card } from "@/components/ui/card";
import { type Column, DataTable } from "@/components/ui/data-table";
import { ModelName } from "@/components/ui/model-mark";
import { SkeletonLines } from "@/components/ui/skeleton";
import { Differences } from "@/features/compare/differences";
import { useComparison } from "@/features/models/queries";
import { metricRows } from "@/features/compare/rows";
import { baselineVerdict, sampleSentence, verdict } from "@/features/compare/verdict";
import { modelLabel } from "@/features/models/groups";
import { axisFormatOf, COMPARED, type Metric, metricOf, unitOf } from "@/features/models/metrics";
import { StatusBadge } from "@/features/models/status-badge";
import { TooGood } from "@/features/models/too-good";
import type { ModelRead, PairRead } from "@/lib/api/generated";
import { bytes, dateTime, duration, integer } from "@/lib/format";
import { messages } from "@/messages/en";
import { glossary } from "@/messages/glossary";

/** The drawing code comes after the page: the words and the table do not wait for it. */
const ForestPlot = dynamic(() => import("@/components/charts/forest-plot").then((module) => module.ForestPlot), {
  ssr: false,
  loading: () => <SkeletonLines lines={6} />,
});

/** Forest plots of the first-screen figures, with what they support in words. */
export function Comparison({ models }: { models: ModelRead[] }) {
  const n = models[0]?.test.n ?? 0;
  const main = metricOf("mdape");
  const rows = metricRows(models, main.key);
  const pairs = useComparison(
    models.map((model) => model.id),
    models.length > 1,
  ).data?.differences;
  return (
    <>
      <TooGood models={models.map((model) => ({ name: modelLabel(model), warnings: model.warnings }))} />
      <Alert tone={n < 100 ? "warn" : "info"} title={pairs && `${main.name}: ${verdict(rows, main, pairs)}`}>
        <p>{baselineVerdict(rows, main)}</p>
        <p className="text-muted">
          {sampleSentence(n)} {messages.compare.intervals}
        </p>
      </Alert>
      {models.length > 1 && <Differences models={models} />}
      <div className="grid gap-4 xl:grid-cols-2">
        {COMPARED.map((key) => (
          <Card key={key}>
            <MetricPlot metric={metricOf(key)} models={models} pairs={pairs} />
          </Card>
        ))}
      </div>
      <Cost models={models} />
    </>
  );
}

type MetricPlotProps = { metric: Metric; models: ModelRead[]; pairs: PairRead[] | undefined };

/** Until the models are compared sale by sale, a chart says only what its figure is. */
function MetricPlot({ metric, models, pairs }: MetricPlotProps) {
  const currency = models[0]?.dataset.currency ?? "USD";
  const rows = metricRows(models, metric.key);
  return (
    <>
      <ForestPlot
        level={2}
        title={metric.name}
        summary={pairs ? verdict(rows, metric, pairs) : glossary[metric.key].text}
        rows={rows}
        better={metric.better}
        unit={unitOf(metric, currency)}
        format={axisFormatOf(metric, currency)}
        band={metric.band ?? null}
        file={`compare-${metric.key}`}
      />
      {pairs && <p className="text-xs text-muted">{glossary[metric.key].text}</p>}
    </>
  );
}

function Cost({ models }: { models: ModelRead[] }) {
  const columns: Column<ModelRead>[] = [
    { id: "model", header: "Model", cell: (model) => <ModelName family={model.family}>{modelLabel(model)}</ModelName>, sortBy: modelLabel },
    { id: "time", header: "Training time", numeric: true, cell: (model) => duration(model.seconds), sortBy: (model) => model.seconds },
    { id: "size", header: "Size", numeric: true, cell: (model) => bytes(model.size_bytes), sortBy: (model) => model.size_bytes },
    { id: "n", header: "Training sales", numeric: true, cell: (model) => (typeof model.split.n_train === "number" ? integer(model.split.n_train) : "—") },
    { id: "status", header: "Status", cell: (model) => <StatusBadge status={model.status} /> },
    { id: "trained", header: "Trained", cell: (model) => dateTime(model.created_at), sortBy: (model) => model.created_at },
  ];
  return (
    <Card title="What they cost">
      <DataTable caption="Training time and size of the compared models" rows={models} columns={columns} rowKey={(model) => model.id} />
    </Card>
  );
}
