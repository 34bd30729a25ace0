"use client";

import dynamic from "next/dynamic";
import { parseAsStringLiteral, useQueryState } from "nuqs";
import type { CSSProperties } from "react";

import { Alert } from "@/components/ui/alert";
import { Card } from "@/components/ui/card";
import { type Column, DataTable } from "@/components/ui/data-table";
import { ModelName } from "@/components/ui/model-mark";
import { PartLines, SkeletonLines } from "@/components/ui/skeleton";
import { Tabs } from "@/components/ui/tabs";
import { compareText } from "@/features/compare/text";
import { useComparison } from "@/features/models/queries";
import { metricRows } from "@/features/compare/rows";
import { baselineVerdict, sampleSentence, verdict } from "@/features/compare/verdict";
import { list } from "@/features/compare/words";
import { modelLabel } from "@/features/models/groups";
import { axisFormatOf, COMPARED, formatOf, type Metric, type MetricKey, metricOf, unitOf } from "@/features/models/metrics";
import { StatusBadge } from "@/features/models/status-badge";
import { TooGood } from "@/features/models/too-good";
import type { ModelRead, PairRead } from "@/lib/api/generated";
import { bytes, dateTime, duration, integer } from "@/lib/format";
import { figuresText } from "@/messages/figures-text";
import { glossary } from "@/messages/glossary-text";

/** The drawing code comes after the page: the words and the table do not wait for it. */
const Differences = dynamic(() => import("@/features/compare/differences").then((module) => module.Differences), { ssr: false, loading: () => <SkeletonLines lines={4} /> });
const ForestPlot = dynamic(() => import("@/components/charts/forest-plot").then((module) => module.ForestPlot), {
  ssr: false,
  loading: () => <SkeletonLines lines={6} />,
});

const GroupsPart = dynamic(() => import("@/features/compare/groups-part").then((module) => module.GroupsPart), {
  ssr: false,
  loading: PartLines,
});
const CurvesPart = dynamic(() => import("@/features/compare/curves-part").then((module) => module.CurvesPart), {
  ssr: false,
  loading: PartLines,
});

/** `waiting` is what is said until the models are compared sale by sale. */
type Compared = { models: ModelRead[]; pairs: PairRead[] | undefined; waiting: string };

/** Forest plots of the first-screen figures, with what they support in words. */
export function Comparison({ models }: { models: ModelRead[] }) {
  const n = models[0]?.test.n ?? 0;
  const main = metricOf("mdape");
  const rows = metricRows(models, main.key);
  const comparison = useComparison(
    models.map((model) => model.id),
    models.length > 1,
  );
  const pairs = comparison.data?.differences;
  const waiting = comparison.isLoading ? figuresText.compare.waiting(list(models.map(modelLabel))) : "";
  return (
    <>
      <TooGood models={models.map((model) => ({ name: modelLabel(model), warnings: model.warnings }))} />
      <Alert tone={n < 100 ? "warn" : "info"} title={(pairs || waiting) && `${main.name}: ${pairs ? verdict(rows, main, pairs) : waiting}`}>
        <p>
          {main.name}: {baselineVerdict(rows, main)}
        </p>
        <p className="text-muted">
          {sampleSentence(n)} {figuresText.compare.intervals}
        </p>
      </Alert>
      <Parts models={models} pairs={pairs} waiting={waiting} />
    </>
  );
}

const PARTS = ["scores", "tier", "neighbourhood", "month", "ranges", "curves", "cost"] as const;

/** What is compared, a part at a time; the part stands in the address. */
function Parts(compared: Compared) {
  const { models } = compared;
  const [part, setPart] = useQueryState("part", parseAsStringLiteral(PARTS).withDefault("scores"));
  const content: Record<(typeof PARTS)[number], React.ReactNode> = {
    scores: (
      <div className="flex flex-col gap-4">
        {models.length > 1 && <Pairs models={models} />}
        <Plots keys={COMPARED} {...compared} />
      </div>
    ),
    tier: <GroupsPart models={models} by="tier" />,
    neighbourhood: <GroupsPart models={models} by="neighbourhood" />,
    month: <GroupsPart models={models} by="month" />,
    ranges: <Plots keys={["coverage_90", "width_90"]} {...compared} />,
    curves: <CurvesPart models={models} />,
    cost: <Cost models={models} />,
  };
  const names = figuresText.compare.parts;
  return <Tabs label={names.label} value={part} onChange={(next) => void setPart(next)} tabs={PARTS.map((value) => ({ value, label: names[value], content: content[value] }))} />;
}

/** As tall as one line of words and one row of the table for each pair make it, so that nothing below moves when they are there. */
function Pairs({ models }: { models: ModelRead[] }) {
  const pairs = (models.length * (models.length - 1)) / 2;
  return (
    <Card title={compareText.differences.title}>
      <div style={counted(pairs)} className="min-h-[calc(94px+69px*var(--count))] max-sm:min-h-[calc(170px+148px*var(--count))]">
        <Differences models={models} />
      </div>
    </Card>
  );
}

/** The number that the least height of an element is computed from. */
const counted = (many: number) => ({ "--count": many }) as CSSProperties;

function Plots({ keys, ...compared }: Compared & { keys: readonly MetricKey[] }) {
  return (
    <div className="grid gap-4 xl:grid-cols-2">
      {keys.map((key) => (
        <Card key={key}>
          <MetricPlot metric={metricOf(key)} {...compared} />
        </Card>
      ))}
    </div>
  );
}

/** The least height is that of the words and of each row, so that a chart moves nothing when its code is there. */
function MetricPlot({ metric, models, pairs, waiting }: Compared & { metric: Metric }) {
  const currency = models[0]?.dataset.currency ?? "USD";
  const rows = metricRows(models, metric.key);
  return (
    <>
      <div style={counted(rows.length)} className="min-h-[calc(164px+32px*var(--count))] max-sm:min-h-[calc(184px+44px*var(--count))] xl:min-h-[calc(164px+44px*var(--count))]">
        <ForestPlot
          level={2}
          title={metric.name}
          summary={[pairs ? verdict(rows, metric, pairs) : waiting, baselineVerdict(rows, metric)].filter(Boolean).join(" ")}
          rows={rows}
          better={metric.better}
          unit={unitOf(metric, currency)}
          format={formatOf(metric, currency)}
          axisFormat={axisFormatOf(metric, currency)}
          band={metric.band ?? null}
          file={`compare-${metric.key}`}
        />
      </div>
      <p className="text-xs text-muted">{glossary[metric.key].text}</p>
    </>
  );
}

function Cost({ models }: { models: ModelRead[] }) {
  const text = compareText.cost;
  const columns: Column<ModelRead>[] = [
    { id: "model", header: text.headers.model, cell: (model) => <ModelName family={model.family}>{modelLabel(model)}</ModelName>, sortBy: modelLabel },
    { id: "time", header: text.headers.time, numeric: true, cell: (model) => duration(model.seconds), sortBy: (model) => model.seconds },
    { id: "size", header: text.headers.size, numeric: true, cell: (model) => bytes(model.size_bytes), sortBy: (model) => model.size_bytes },
    { id: "n", header: text.headers.n, numeric: true, cell: (model) => (typeof model.split.n_train === "number" ? integer(model.split.n_train) : "—") },
    { id: "status", header: text.headers.status, cell: (model) => <StatusBadge status={model.status} /> },
    { id: "trained", header: text.headers.trained, cell: (model) => dateTime(model.created_at), sortBy: (model) => model.created_at },
  ];
  return (
    <Card title={text.title}>
      <DataTable caption={text.caption} rows={models} columns={columns} rowKey={(model) => model.id} />
    </Card>
  );
}
