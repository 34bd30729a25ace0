"use client";

import { AxisLabel, axisText } from "@/components/charts/axis";
import { labelled } from "@/components/charts/band-line";
import { ChartFrame, type Drawing } from "@/components/charts/chart-frame";
import { type Extent, extent, padded } from "@/components/charts/geometry";
import { Marker, Tag } from "@/components/charts/marker";
import { scaleLinear } from "@/components/charts/scales";
import { familyColor } from "@/lib/families";
import { chartText } from "@/messages/chart-text";

/** The figure of one series in one group; null where the group has too few sales. */
export type SeriesValue = { value: number | null; low: number | null; high: number | null; n: number; few: boolean };
/** A tag, such as a version, tells series of one family apart where there is room for it. */
export type Series = { id: string; name: string; family: string; tag?: string; values: SeriesValue[] };

export type SeriesPlotProps = {
  title: string;
  summary: string;
  subject: string;
  unit: string;
  groups: { label: string; short: string }[];
  series: Series[];
  format: (value: number | null) => string;
  reference?: number;
  band?: { low: number; high: number } | null;
  file: string;
  empty: string;
};

/** One figure of several models, group by group, with 95 % intervals; the models stand beside each other in each group. */
export function SeriesPlot({ title, summary, subject, unit, groups, series, file, empty, ...look }: SeriesPlotProps) {
  return (
    <ChartFrame
      title={title}
      summary={summary}
      file={file}
      level={2}
      pointer="both"
      table={{
        columns: [{ header: subject }, { header: chartText.model }, ...[chartText.groups.sales, unit, chartText.low(chartText.interval), chartText.high(chartText.interval)].map((header) => ({ header, numeric: true }))],
        rows: groups.flatMap(({ label }, at) => series.map(({ name, values }) => [label, name, values[at]?.n ?? null, values[at]?.value ?? null, values[at]?.low ?? null, values[at]?.high ?? null])),
      }}
      empty={groups.length === 0 || series.length === 0 ? empty : undefined}
      draw={(width, active) => draw(groups, series, look, width, active)}
    />
  );
}

type Look = Pick<SeriesPlotProps, "format" | "reference" | "band">;

const CHARACTER = 6.9;
const HEIGHT = 260;
const LEGEND_ROW = 20;
const TOP = 10;

function draw(groups: SeriesPlotProps["groups"], series: Series[], { format, reference, band }: Look, width: number, active: number | null): Drawing {
  const legend = legendOf(series, width);
  const height = HEIGHT + legend.rows * LEGEND_ROW;
  const y = scaleLinear({ domain: domainOf(series, reference, band), range: [HEIGHT - 30, TOP], clamp: true });
  const ticks = y.ticks(5);
  const left = Math.max(...ticks.map((tick) => format(tick).length)) * CHARACTER + 10;
  const slot = (width - left - 8) / Math.max(1, groups.length);
  const tagRoom = Math.max(0, ...series.map(({ tag = "" }) => tag.length * CHARACTER));
  const apart = Math.min(Math.max(14, tagRoom), (slot * 0.8) / Math.max(1, series.length));
  const x = (group: number, one: number) => left + slot * (group + 0.5) + apart * (one - (series.length - 1) / 2);
  const marks = groups.flatMap(({ label }, group) => series.map((one, at) => ({ label, one, at, group, figure: one.values[group] })));
  const short = new Set(labelled(groups, width - left));
  const cursor = active === null ? undefined : marks[active];
  return {
    height,
    stops: marks.map(({ label, one, at, group, figure }) => ({ x: x(group, at), y: y(figure?.value ?? 0), text: read(label, one, figure, format) })),
    picture: (
      <>
        {band && <rect x={left} width={width - left - 8} y={y(band.high)} height={Math.max(0, y(band.low) - y(band.high))} fill="var(--color-success-soft)" />}
        {ticks.map((tick) => (
          <g key={tick}>
            <line x1={left} x2={width - 8} y1={y(tick)} y2={y(tick)} stroke="var(--color-line)" />
            <text x={left - 6} y={y(tick)} dy="0.32em" textAnchor="end" {...axisText}>
              {format(tick)}
            </text>
          </g>
        ))}
        {reference !== undefined && <line x1={left} x2={width - 8} y1={y(reference)} y2={y(reference)} stroke="var(--color-muted)" strokeDasharray="2 3" />}
        {groups.map((group, at) => (
          <g key={group.label}>
            {at > 0 && <line x1={left + slot * at} x2={left + slot * at} y1={TOP} y2={HEIGHT - 30} stroke="var(--color-line)" strokeDasharray="1 4" />}
            {short.has(at) && (
              <AxisLabel x={left + slot * (at + 0.5)} y={HEIGHT - 10} width={width}>
                {group.short}
              </AxisLabel>
            )}
          </g>
        ))}
        {marks.map(({ one, at, group, figure }) => (figure && figure.value !== null ? <Mark key={`${group} ${one.id}`} family={one.family} tag={apart < tagRoom ? undefined : one.tag} figure={figure} x={x(group, at)} y={y} /> : null))}
        {cursor?.figure && cursor.figure.value !== null && <circle cx={x(cursor.group, cursor.at)} cy={y(cursor.figure.value)} r={8} fill="none" stroke="var(--color-ink)" strokeWidth={1.5} />}
        {legend.entries.map(({ one, at, row }) => (
          <g key={one.id} transform={`translate(${left + at} ${HEIGHT + row * LEGEND_ROW + 6})`}>
            <Marker family={one.family} x={6} y={0} />
            <text x={18} dy="0.32em" fontSize={12} fill="var(--color-ink)">
              {one.name}
            </text>
          </g>
        ))}
      </>
    ),
  };
}

type MarkProps = { family: string; tag?: string; figure: SeriesValue; x: number; y: (value: number) => number };

/** A group with few sales is pale. */
function Mark({ family, tag, figure: { value, low, high, few }, x, y }: MarkProps) {
  return (
    <g opacity={few ? 0.45 : 1}>
      {low !== null && high !== null && <line x1={x} x2={x} y1={y(low)} y2={y(high)} stroke={familyColor(family)} strokeWidth={2} />}
      {value !== null && <Marker family={family} x={x} y={y(value)} scale={0.8} />}
      {tag && value !== null && <Tag text={tag} x={x} y={y(high ?? value) - 11} />}
    </g>
  );
}

/** Each model once, in as many rows as the width needs. */
function legendOf(series: Series[], width: number): { rows: number; entries: { one: Series; at: number; row: number }[] } {
  let [at, row] = [0, 0];
  const entries = series.map((one) => {
    const room = one.name.length * CHARACTER + 40;
    if (at > 0 && at + room > width - 60) [at, row] = [0, row + 1];
    const entry = { one, at, row };
    at += room;
    return entry;
  });
  return { rows: row + 1, entries };
}

function domainOf(series: Series[], reference: number | undefined, band: SeriesPlotProps["band"]): Extent {
  const figures = series.flatMap(({ values }) => values.flatMap(({ value, low, high, few }) => (few ? [value] : [value, low, high])));
  return padded(extent([...figures, reference, band?.low, band?.high]) ?? [0, 1]);
}

function read(label: string, { name }: Series, figure: SeriesValue | undefined, format: SeriesPlotProps["format"]): string {
  if (!figure || figure.value === null) return chartText.read.none(`${label}, ${name}`);
  return chartText.read.sales(`${label}, ${name}`, format(figure.value), format(figure.low), format(figure.high), figure.n, figure.few);
}
