"use client";

import { AxisLabel, axisText } from "@/components/charts/axis";
import { labelled } from "@/components/charts/band-line";
import { ChartFrame, type Drawing } from "@/components/charts/chart-frame";
import { type Extent, extent, padded } from "@/components/charts/geometry";
import { scaleLinear } from "@/components/charts/scales";
import { chartText } from "@/messages/chart-text";

/** The figures of a group: a median with its interval, and the middle half of the sales. */
export type GroupMark = {
  id: string;
  label: string;
  /** Stands below the axis. */
  short: string;
  n: number;
  /** Too few sales: drawn hollow and grey. */
  few: boolean;
  median: number | null;
  low: number | null;
  high: number | null;
  quarter: number | null;
  threeQuarters: number | null;
  size: number | null;
};

export type GroupPlotProps = {
  title: string;
  summary: string;
  subject: string;
  groups: GroupMark[];
  format: (value: number | null) => string;
  tickFormat: (value: number) => string;
  chosen: ReadonlySet<string>;
  onChoose: (ids: string[], extend: boolean) => void;
  onClear: () => void;
  file: string;
  empty: string;
};

/** Groups across, errors upwards, and the number of sales as bars beneath. */
export function GroupPlot({ title, summary, subject, groups, file, empty, onChoose, onClear, ...look }: GroupPlotProps) {
  const pick = (indices: number[], extend: boolean) => onChoose(indices.flatMap((index) => groups[index]?.id ?? []), extend);
  return (
    <ChartFrame
      title={title}
      summary={summary}
      table={tableOf(groups, subject)}
      file={file}
      level={2}
      empty={groups.length === 0 ? empty : undefined}
      select={{ pick, clear: onClear }}
      draw={(width, active) => draw(groups, look, width, active)}
    />
  );
}

const headers = (): string[] => {
  const { interval, low, high, groups: names } = chartText;
  return [names.sales, names.median, low(interval), high(interval), names.lower, names.upper, names.size];
};

const tableOf = (groups: GroupMark[], subject: string) => ({
  columns: [
    { header: subject },
    ...headers().map((header) => ({ header, numeric: true })),
  ],
  rows: groups.map(({ label, n, median, low, high, quarter, threeQuarters, size }) => [label, n, ...[median, low, high, quarter, threeQuarters, size].map(rounded)]),
});

const rounded = (value: number | null): number | null => (value === null ? null : Math.round(value * 100) / 100);

type Look = Pick<GroupPlotProps, "format" | "tickFormat" | "chosen">;

const CHARACTER = 6.9;
const HEIGHT = 250;
const BARS = 44;
const TOP = 10;

function draw(groups: GroupMark[], { format, tickFormat, chosen }: Look, width: number, active: number | null): Drawing {
  const bottom = HEIGHT - BARS - 26;
  const y = scaleLinear({ domain: domainOf(groups), range: [bottom, TOP], clamp: true });
  const ticks = y.ticks(5);
  const left = Math.max(...ticks.map((tick) => tickFormat(tick).length)) * CHARACTER + 10;
  const slot = (width - left - 8) / Math.max(1, groups.length);
  const x = (index: number) => left + slot * (index + 0.5);
  const most = Math.max(1, ...groups.map(({ n }) => n));
  const labels = new Set(labelled(groups, width - left));
  return {
    height: HEIGHT,
    stops: groups.map((group, index) => ({ x: x(index), y: y(group.median ?? 0), text: read(group, format) })),
    picture: (
      <>
        {groups.map((group, index) => (chosen.has(group.id) || active === index ? <rect key={group.id} x={x(index) - slot / 2} width={slot} y={TOP} height={HEIGHT - TOP - 20} fill={chosen.has(group.id) ? "var(--color-accent-soft)" : "var(--color-hover)"} /> : null))}
        {ticks.map((tick) => (
          <g key={tick}>
            <line x1={left} x2={width - 8} y1={y(tick)} y2={y(tick)} stroke={tick === 0 ? "var(--color-muted)" : "var(--color-line)"} />
            <text x={left - 6} y={y(tick)} dy="0.32em" textAnchor="end" {...axisText}>
              {tickFormat(tick)}
            </text>
          </g>
        ))}
        {groups.map((group, index) => (
          <g key={group.id}>
            <Mark group={group} x={x(index)} width={Math.min(18, slot * 0.6)} y={y} />
            <rect x={x(index) - Math.min(18, slot * 0.7) / 2} width={Math.max(1, Math.min(18, slot * 0.7))} y={bottom + BARS - (group.n / most) * (BARS - 8)} height={(group.n / most) * (BARS - 8)} fill="var(--color-series-baseline)" fillOpacity={0.6} />
            {labels.has(index) && (
              <AxisLabel x={x(index)} y={HEIGHT - 6} width={width}>
                {group.short}
              </AxisLabel>
            )}
          </g>
        ))}
      </>
    ),
  };
}

type MarkProps = { group: GroupMark; x: number; width: number; y: (value: number) => number };

/** The middle half as a pale bar, the interval of the median as a line, the median as a dot; hollow with few sales. */
function Mark({ group: { few, median, low, high, quarter, threeQuarters }, x, width, y }: MarkProps) {
  if (median === null) return null;
  const colour = few ? "var(--color-muted)" : "var(--color-accent)";
  return (
    <>
      {quarter !== null && threeQuarters !== null && <rect x={x - width / 2} width={width} y={y(threeQuarters)} height={Math.max(1, y(quarter) - y(threeQuarters))} fill={colour} fillOpacity={0.18} />}
      {low !== null && high !== null && <line x1={x} x2={x} y1={y(low)} y2={y(high)} stroke={colour} strokeWidth={2} />}
      <circle cx={x} cy={y(median)} r={Math.min(4, Math.max(2, width / 2))} fill={few ? "var(--color-card)" : colour} stroke={colour} strokeWidth={1.5} />
    </>
  );
}

function domainOf(groups: GroupMark[]): Extent {
  return padded(extent([0, ...groups.flatMap(({ quarter, threeQuarters, low, high }) => [quarter, threeQuarters, low, high])]) ?? [-1, 1]);
}

function read({ label, n, few, median, low, high }: GroupMark, format: GroupPlotProps["format"]): string {
  if (median === null) return chartText.read.fewSales(label, n);
  return chartText.read.sales(label, format(median), format(low), format(high), n, few);
}
