"use client";

import { AxisLabel, axisText } from "@/components/charts/axis";
import { ChartFrame, type Drawing } from "@/components/charts/chart-frame";
import type { ChartTable } from "@/components/charts/csv";
import { type Extent, extent, padded } from "@/components/charts/geometry";
import { scaleLinear } from "@/components/charts/scales";
import { chartText } from "@/messages/chart-text";

/** A figure at one time with its interval; `short` stands below the axis. With `at` it stands at this place of the axis, else a step after the one before. */
export type BandPoint = { label: string; short: string; value: number; low: number | null; high: number | null; at?: number };

export type BandLineProps = {
  title: string;
  summary: string;
  points: BandPoint[];
  table: ChartTable;
  format: (value: number | null | undefined) => string;
  /** A dashed line, such as the coverage that is promised. */
  reference?: number;
  /** What the shade is. */
  range?: string;
  file: string;
  height?: number;
  level?: 2 | 3;
};

/** A line through figures in time, with their intervals as one shaded band. */
export function BandLine({ title, summary, table, file, level, ...rest }: BandLineProps) {
  return <ChartFrame title={title} summary={summary} table={table} file={file} level={level} draw={(width, active) => drawBand(rest, width, active)} />;
}

type Look = Pick<BandLineProps, "points" | "format" | "reference" | "range" | "height">;

const CHARACTER = 6.9;
const LABEL_GAP = 16;
/** More points than this are a line without dots. */
const DOTS = 24;

function drawBand({ points, format, reference, range = chartText.interval, height = 220 }: Look, width: number, active: number | null): Drawing {
  const y = scaleLinear({ domain: domainOf(points, reference), range: [height - 28, 12] });
  const ticks = y.ticks(4);
  const left = Math.max(...ticks.map((tick) => format(tick).length)) * CHARACTER + 12;
  const along = scaleLinear({ domain: placesOf(points), range: [left + 10, width - 28] });
  const x = (index: number) => along(placeOf(points, index));
  const cursor = active === null ? undefined : points[active];
  return {
    height,
    stops: points.map((point, index) => ({ x: x(index), y: y(point.value), text: read(point, format, range) })),
    picture: (
      <>
        {ticks.map((tick) => (
          <g key={tick}>
            <line x1={left} x2={width} y1={y(tick)} y2={y(tick)} stroke="var(--color-line)" />
            <text x={left - 6} y={y(tick)} dy="0.32em" textAnchor="end" {...axisText}>
              {format(tick)}
            </text>
          </g>
        ))}
        <path d={bandPath(points, x, y)} fill="var(--color-accent)" fillOpacity={0.16} />
        {reference !== undefined && <line x1={left} x2={width} y1={y(reference)} y2={y(reference)} stroke="var(--color-series-baseline)" strokeDasharray="2 3" strokeWidth={1.5} />}
        <polyline points={points.map(({ value }, index) => `${x(index)},${y(value)}`).join(" ")} fill="none" stroke="var(--color-accent)" strokeWidth={2} strokeLinejoin="round" />
        {points.length <= DOTS && points.map((point, index) => <circle key={point.label} cx={x(index)} cy={y(point.value)} r={3} fill="var(--color-accent)" />)}
        {labels(points, x, width - 28 - left - 10).map((index) => (
          <AxisLabel key={index} x={x(index)} y={height - 8} width={width}>
            {points[index]?.short}
          </AxisLabel>
        ))}
        {cursor && active !== null && <circle cx={x(active)} cy={y(cursor.value)} r={6} fill="none" stroke="var(--color-ink)" strokeWidth={1.5} />}
      </>
    ),
  };
}

function domainOf(points: BandPoint[], reference: number | undefined): Extent {
  return padded(extent([...points.flatMap(({ value, low, high }) => [value, low, high]), reference]) ?? [0, 1]);
}

function placeOf(points: BandPoint[], index: number): number {
  return points[index]?.at ?? index;
}

function placesOf(points: BandPoint[]): [number, number] {
  const places = points.map((_, index) => placeOf(points, index));
  const [low, high] = [Math.min(...places), Math.max(...places)];
  return low < high ? [low, high] : [low, low + 1];
}

/** Points in even steps keep an even choice of labels; at places of their own, those that have room after the one before. */
function labels(points: BandPoint[], x: Scale, room: number): number[] {
  if (!points.some(({ at }) => at !== undefined)) return labelled(points, room);
  const shown: number[] = [];
  points.forEach(({ short }, index) => {
    const before = shown.at(-1);
    const needed = (short.length + (before === undefined ? 0 : (points[before]?.short.length ?? 0))) * (CHARACTER / 2) + LABEL_GAP;
    if (before === undefined || x(index) - x(before) >= needed) shown.push(index);
  });
  return shown;
}

function read({ label, value, low, high }: BandPoint, format: Look["format"], range: string): string {
  const span = low === null || high === null ? "" : ` (${range} ${chartText.read.span(format(low), format(high))})`;
  return `${label}: ${format(value)}${span}`;
}

type Scale = (value: number) => number;

/** Along the low ends and back along the high ends; a point without an interval is a point of the band. */
export function bandPath(points: Pick<BandPoint, "value" | "low" | "high">[], x: Scale, y: Scale): string {
  const there = points.map(({ value, low }, index) => `${x(index)},${y(low ?? value)}`);
  const back = points.map(({ value, high }, index) => `${x(index)},${y(high ?? value)}`).toReversed();
  return points.length === 0 ? "" : `M${[...there, ...back].join("L")}Z`;
}

/** Which points have room for their label, the first and the last always. */
export function labelled(points: Pick<BandPoint, "short">[], room: number): number[] {
  const last = points.length - 1;
  const longest = Math.max(0, ...points.map(({ short }) => short.length)) * CHARACTER + LABEL_GAP;
  const most = Math.max(2, Math.floor(room / longest));
  if (last < most) return points.map((_, index) => index);
  const step = Math.ceil(last / (most - 1));
  const steps = points.map((_, index) => index).filter((index) => index % step === 0 && ((last - index) / last) * room >= longest);
  return [...new Set([...steps, last])];
}
