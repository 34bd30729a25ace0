"use client";

import { BandLine } from "@/components/charts/band-line";
import { Card } from "@/components/ui/card";
import { type Column, DataTable } from "@/components/ui/data-table";
import { Term } from "@/components/ui/term";
import { estimateText } from "@/features/models/estimate-text";
import { metricOf } from "@/features/models/metrics";
import { useEvaluation } from "@/features/models/queries";
import { modelText } from "@/features/models/text";
import type { AgeOfSales, ModelRead } from "@/lib/api/generated";
import { date, integer, isoDate, percent, ratio } from "@/lib/format";
import { figuresText } from "@/messages/figures-text";

const text = figuresText.byAge;
type Key = "mdape" | "median_ratio" | "coverage_90";
type Panel = { key: Key; format: (value: number | null | undefined) => string; reference?: number };
const PANELS: Panel[] = [
  { key: "mdape", format: (value) => percent(value) },
  { key: "median_ratio", format: (value) => ratio(value), reference: 1 },
  { key: "coverage_90", format: (value) => percent(value, 0), reference: 90 },
];

/** Error, level and coverage of the test sales by time since the last training sale; nothing where they were not measured. */
export function ByAge({ model }: { model: ModelRead }) {
  const parts = useEvaluation(model.id).data?.by_age ?? [];
  if (parts.length === 0) return null;
  return (
    <Card title={text.title} className="lg:col-span-2">
      <p className="mb-3">
        {text.lead} {text.interval}
      </p>
      <TimePanels parts={parts} file="by-age" />
      <DataTable caption={text.table} rows={parts} columns={timeColumns()} rowKey={(part) => part.first_day} />
      <p className="mt-2 text-xs text-muted">{text.note}</p>
    </Card>
  );
}

/** Error, level and coverage over spans of time, each with its interval. */
export function TimePanels({ parts, file }: { parts: AgeOfSales[]; file: string }) {
  return (
    <div className="grid gap-4 md:grid-cols-3">
      {PANELS.map((panel) => (
        <TimePanel key={panel.key} panel={panel} parts={parts} file={file} />
      ))}
    </div>
  );
}

function TimePanel({ panel: { key, format, reference }, parts, file }: { panel: Panel; parts: AgeOfSales[]; file: string }) {
  const points = parts.flatMap((part) => {
    const { value, low, high } = part[key];
    return value === null ? [] : [{ label: sold(part), short: isoDate(part.first_day).slice(0, 7), value, low: low ?? null, high: high ?? null }];
  });
  const [first, last] = [points[0], points.at(-1)];
  if (!first || !last) return null;
  return (
    <BandLine
      title={metricOf(key).name}
      summary={modelText.byAge.summary(format(first.value), format(last.value))}
      points={points}
      table={{
        columns: [{ header: text.headers.sold }, ...[metricOf(key).name, modelText.byAge.low, modelText.byAge.high].map((header) => ({ header, numeric: true }))],
        rows: points.map(({ label, value, low, high }) => [label, value, low, high]),
      }}
      format={format}
      {...(reference === undefined ? {} : { reference })}
      file={`${file}-${key}`}
      height={180}
    />
  );
}

export const sold = ({ first_day: first, last_day: last }: AgeOfSales): string => `${date(first)} – ${date(last)}`;

export const timeColumns = (): Column<AgeOfSales>[] => [
  { id: "sold", header: text.headers.sold, cell: (part) => <span className="whitespace-nowrap">{sold(part)}</span> },
  { id: "after", header: text.headers.after, numeric: true, cell: (part) => integer(part.days_after) },
  { id: "n", header: text.headers.n, numeric: true, cell: (part) => integer(part.n) },
  { id: "error", header: <Term name="mdape" />, numeric: true, cell: (part) => estimateText(part.mdape, percent) },
  { id: "ratio", header: <Term name="median_ratio" />, numeric: true, cell: (part) => estimateText(part.median_ratio, ratio) },
  { id: "coverage", header: <Term name="coverage_90" />, numeric: true, cell: (part) => estimateText(part.coverage_90, percent) },
];
