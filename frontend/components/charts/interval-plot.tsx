"use client";

import { ticksFor, ValueAxis } from "@/components/charts/axis";
import { ChartFrame, type Drawing } from "@/components/charts/chart-frame";
import { type IntervalRow, intervalDomain, intervalTable, intervalText } from "@/components/charts/interval-data";
import { Marker } from "@/components/charts/marker";
import { type Scale, scaleLinear } from "@/components/charts/scales";
import { familyColor } from "@/lib/families";
import { chartText } from "@/messages/chart-text";

export type IntervalPlotProps = {
  title: string;
  summary: string;
  rows: IntervalRow[];
  /** What a row is. */
  subject?: string;
  /** What the values are, for axis and table. */
  unit: string;
  /** What the bars are: "95 % interval". */
  range: string;
  format: (value: number | null) => string;
  axisFormat?: (value: number) => string;
  reference?: { value: number; label: string } | null;
  /** A shaded stretch in which values should lie. */
  band?: { low: number; high: number } | null;
  file: string;
  level?: 2 | 3;
  loading?: boolean;
  empty?: string;
};

/** Dots with intervals, one row each, on one axis. */
export function IntervalPlot({ title, summary, rows, subject = chartText.model, file, level, loading, empty, ...rest }: IntervalPlotProps) {
  return (
    <ChartFrame
      title={title}
      summary={summary}
      table={intervalTable(rows, rest.unit, rest.range, subject)}
      file={file}
      level={level}
      loading={loading}
      empty={rows.length === 0 ? (empty ?? chartText.frame.nothing) : undefined}
      pointer="both"
      draw={(width, active) => drawIntervals(rows, rest, width, active)}
    />
  );
}

type Look = Pick<IntervalPlotProps, "unit" | "range" | "format" | "axisFormat" | "reference" | "band">;

const NARROW = 640;
const CHARACTER = 6.9;
/** Characters of a label beside a wide plot, as many as "10 of 10, PLN 1.48M – 3.25M" has. */
const LABEL = 27;
const TOP = 22;

function drawIntervals(rows: IntervalRow[], look: Look, width: number, active: number | null): Drawing {
  const narrow = width < NARROW;
  const step = narrow ? 44 : 32;
  const left = narrow ? 12 : 190;
  const numbers = rows.map((row) => numbersText(row, look.format));
  const longest = Math.max(0, ...numbers.map((text) => text.length)) * CHARACTER + 16;
  const right = width - (narrow ? 12 : longest);
  const room = narrow ? Math.floor((width - longest) / CHARACTER) : LABEL;
  const also = look.band ? [look.band.low, look.band.high] : [];
  const domain = intervalDomain(rows, [look.reference?.value ?? null, ...also]);
  const scale = scaleLinear({ domain, range: [left, right] });
  const bottom = TOP + rows.length * step + 4;
  const middle = (index: number) => TOP + index * step + (narrow ? 30 : step / 2);
  return {
    height: bottom + 42,
    stops: rows.map((row, index) => ({ x: scale(row.value ?? domain[0]), y: middle(index), text: intervalText(row, look.range, look.format) })),
    picture: (
      <>
        {look.band && <Band band={look.band} scale={scale} bottom={bottom} />}
        <ValueAxis scale={scale} top={bottom} height={bottom - TOP} ticks={ticksFor(right - left)} format={look.axisFormat ?? look.format} label={look.unit} />
        {look.reference && <Reference reference={look.reference} scale={scale} bottom={bottom} width={width} />}
        {rows.map((row, index) => (
          <Row key={row.id} row={row} y={middle(index)} scale={scale} numbers={numbers[index] ?? ""} room={room} narrow={narrow} width={width} active={active === index} />
        ))}
      </>
    ),
  };
}

function Band({ band, scale, bottom }: { band: { low: number; high: number }; scale: Scale; bottom: number }) {
  return <rect x={scale(band.low)} width={Math.max(1, scale(band.high) - scale(band.low))} y={TOP} height={bottom - TOP} fill="var(--color-success-soft)" />;
}

type ReferenceProps = { reference: { value: number; label: string }; scale: Scale; bottom: number; width: number };

function Reference({ reference, scale, bottom, width }: ReferenceProps) {
  const x = scale(reference.value);
  const anchor = x > width - 110 ? "end" : x < 110 ? "start" : "middle";
  return (
    <>
      <line x1={x} x2={x} y1={TOP - 4} y2={bottom} stroke="var(--color-series-baseline)" strokeDasharray="2 3" strokeWidth={1.5} />
      <text x={x} y={12} textAnchor={anchor} fontSize={12} {...onLines} fill="var(--color-muted)">
        {reference.label}
      </text>
    </>
  );
}

/** Words stand on a ground of their own: no line of the grid, no reference and no interval runs through them. */
const onLines = { fill: "var(--color-ink)", stroke: "var(--color-card)", strokeWidth: 5, strokeLinejoin: "round", paintOrder: "stroke" } as const;

type RowProps = { row: IntervalRow; y: number; scale: Scale; numbers: string; room: number; narrow: boolean; width: number; active: boolean };

function Row({ row, y, scale, numbers, room, narrow, width, active }: RowProps) {
  const color = familyColor(row.family);
  const labelY = narrow ? y - 16 : y;
  return (
    <>
      {active && <rect x={0} y={y - (narrow ? 29 : 16)} width={width} height={narrow ? 42 : 32} rx={4} fill="var(--color-hover)" />}
      {row.low !== null && row.high !== null && <Whisker low={scale(row.low)} high={scale(row.high)} y={y} color={color} />}
      {row.value !== null && <Marker family={row.family} x={scale(row.value)} y={y} />}
      <text x={4} y={labelY} dy="0.32em" fontSize={13} {...onLines}>
        {shorten(row.label, room)}
      </text>
      <text x={width - 4} y={labelY} dy="0.32em" textAnchor="end" fontSize={12} className="num" {...onLines}>
        {numbers}
      </text>
    </>
  );
}

function Whisker({ low, high, y, color }: { low: number; high: number; y: number; color: string }) {
  return (
    <g stroke={color} strokeWidth={2}>
      <line x1={low} x2={high} y1={y} y2={y} />
      <line x1={low} x2={low} y1={y - 4} y2={y + 4} />
      <line x1={high} x2={high} y1={y - 4} y2={y + 4} />
    </g>
  );
}

function numbersText(row: IntervalRow, format: (value: number | null) => string): string {
  return row.low === null || row.high === null ? format(row.value) : `${format(row.value)} (${chartText.read.span(format(row.low), format(row.high))})`;
}

function shorten(text: string, most: number): string {
  return text.length > most ? `${text.slice(0, most - 1)}…` : text;
}
