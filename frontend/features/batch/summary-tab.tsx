"use client";

import { useQueryStates, parseAsString } from "nuqs";

import { ValueBars } from "@/components/charts/value-bars";
import { Button } from "@/components/ui/button";
import { type Column, DataTable } from "@/components/ui/data-table";
import { Stat, StatList } from "@/components/ui/stat";
import { readingSentences } from "@/features/batch/reading";
import { batchText } from "@/features/batch/text";
import type { BatchRead, BatchSummary, RefusalCount } from "@/lib/api/generated";
import { compactMoney, estimate, integer, money, percent } from "@/lib/format";

const text = batchText.summary;
const CLASSES = ["high", "medium", "low"] as const;

/** What is done of a file: how many values, of which confidence, and why others have none. */
export function SummaryTab({ batch }: { batch: BatchRead }) {
  const { summary, currency } = batch;
  if (!summary) return null;
  return (
    <div className="flex flex-col gap-6">
      <Figures summary={summary} currency={currency} />
      {summary.with_value > 0 && <Distribution summary={summary} currency={currency} />}
      <div className="grid items-start gap-6 lg:grid-cols-2">
        {summary.with_value > 0 && <Confidence summary={summary} />}
        {summary.reasons.length > 0 && <Reasons summary={summary} />}
      </div>
      {summary.with_value === 0 && <p className="text-muted">{text.noValues}</p>}
      <HowRead batch={batch} />
    </div>
  );
}

/** How the file was read; nothing where it left nothing open and stands as the sales do. */
function HowRead({ batch }: { batch: BatchRead }) {
  const sentences = readingSentences(batch);
  if (sentences.length === 0) return null;
  return (
    <section>
      <h3 className="mb-1 text-base font-semibold">{batchText.reading.title}</h3>
      <ul className="list-disc pl-5 text-sm">
        {sentences.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
    </section>
  );
}

const quantile = ({ quantiles }: BatchSummary, p: number): number | null => quantiles.find((each) => each.p === p)?.value ?? null;

function Figures({ summary, currency }: { summary: BatchSummary; currency: string }) {
  const { done, with_value: valued, refused, total } = summary;
  const short = (p: number) => compactMoney(quantile(summary, p), currency);
  return (
    <StatList>
      <Stat label={text.valued} value={integer(valued)} note={text.valuedShare((100 * valued) / done)} />
      <Stat label={text.refused} value={integer(refused)} />
      {valued > 0 && <Stat label={text.total} value={compactMoney(total, currency)} title={money(total, currency)} note={text.noRange} />}
      {valued > 0 && <Stat label={text.median} value={estimate(quantile(summary, 0.5), currency)} note={text.middle(short(0.25), short(0.75))} />}
    </StatList>
  );
}

function Distribution({ summary, currency }: { summary: BatchSummary; currency: string }) {
  const short = (value: number | null) => compactMoney(value, currency);
  return (
    <ValueBars
      bars={summary.bars}
      currency={currency}
      names={{
        title: text.chart,
        summary: text.chartSummary(short(quantile(summary, 0.1)), short(quantile(summary, 0.9)), summary.with_value),
        from: text.from,
        to: text.to,
        count: text.homes,
        bar: ({ low, high, count }) => text.bar(short(low), short(high), count),
      }}
    />
  );
}

type ClassRow = { name: (typeof CLASSES)[number]; count: number };

function Confidence({ summary }: { summary: BatchSummary }) {
  const rows: ClassRow[] = CLASSES.map((name) => ({ name, count: summary[name] }));
  const columns: Column<ClassRow>[] = [
    { id: "class", header: text.class, cell: ({ name }) => text.classes[name] },
    { id: "homes", header: text.homes, numeric: true, cell: ({ count }) => integer(count) },
    { id: "share", header: text.share, numeric: true, cell: ({ count }) => percent((100 * count) / summary.with_value) },
  ];
  return (
    <section>
      <h3 className="mb-2 font-semibold">{text.confidence}</h3>
      <DataTable caption={text.confidenceCaption} rows={rows} columns={columns} rowKey={({ name }) => name} />
    </section>
  );
}

const reasonColumns = (): Column<RefusalCount>[] => [
  { id: "reason", header: text.reason, cell: ({ code }) => <code className="font-mono text-xs">{code}</code> },
  { id: "homes", header: text.homes, numeric: true, cell: ({ count }) => integer(count) },
];

function Reasons({ summary }: { summary: BatchSummary }) {
  const [, setAddress] = useQueryStates({ tab: parseAsString, shown: parseAsString }, { history: "push" });
  return (
    <section>
      <h3 className="mb-2 font-semibold">{text.reasons}</h3>
      <DataTable caption={text.reasons} rows={summary.reasons} columns={reasonColumns()} rowKey={({ code }) => code} />
      <Button size="sm" className="mt-2" onClick={() => void setAddress({ tab: "homes", shown: "refused" })}>
        {text.show}
      </Button>
    </section>
  );
}
