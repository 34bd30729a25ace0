"use client";

import { AxisLabel, axisText } from "@/components/charts/axis";
import { ChartFrame, type Drawing } from "@/components/charts/chart-frame";
import { type Amounts, amountDomain, type Cell, cellsOf, fullness, MOST_POINTS, span } from "@/components/charts/density-data";
import { type Extent, logTicks } from "@/components/charts/geometry";
import { scaleLog } from "@/components/charts/scales";
import { compactMoney, estimate, integer, money } from "@/lib/format";

type Names = { title: string; summary: string; price: string; value: string; n: string; empty: string };
type Ends = { from: number | null; to: number | null };

export type DensityPlotProps = {
  sales: Amounts[];
  /** All sales there are: the axes stay where they are, whatever is left out. */
  domain: Extent;
  currency: string;
  names: Names;
  /** What is chosen, outlined. */
  chosen: { price: Ends | null; value: Ends | null };
  onChoose: (price: Ends, value: Ends) => void;
  onClear: () => void;
};

export const domainOf = amountDomain;

/** Prices against values on logarithmic axes: on the line both are equal, in the band they are within a tenth. */
export function DensityPlot({ sales, domain, currency, names, chosen, onChoose, onClear }: DensityPlotProps) {
  const cells = cellsOf(sales, domain);
  const pick = (indices: number[], extend: boolean) => {
    const picked = indices.flatMap((index) => cells[index] ?? []);
    onChoose(widened(picked, "price", extend ? chosen.price : null), widened(picked, "value", extend ? chosen.value : null));
  };
  return (
    <ChartFrame
      title={names.title}
      summary={names.summary}
      table={tableOf(cells, names)}
      file="value-against-price"
      pointer="both"
      level={2}
      empty={sales.length === 0 ? names.empty : undefined}
      select={{ pick, clear: onClear }}
      draw={(width, active) => draw(cells, domain, currency, names, chosen, width, active)}
    />
  );
}

function widened(cells: Cell[], side: "price" | "value", before: Ends | null): Ends {
  const [low, high] = span(cells, side) ?? [0, 0];
  const from = before ? Math.min(before.from ?? low, low) : low;
  const to = before ? Math.max(before.to ?? high, high) : high;
  return { from: Math.floor(from), to: Math.ceil(to) };
}

const tableOf = (cells: Cell[], names: Names) => ({
  columns: [names.price, names.value, names.n].map((header) => ({ header, numeric: true })),
  rows: cells.map(({ middle, n }) => [Math.round(middle.price), Math.round(middle.value), n]),
});

const NEAR = 1.1;

function draw(cells: Cell[], domain: Extent, currency: string, names: Names, chosen: DensityPlotProps["chosen"], width: number, active: number | null): Drawing {
  const size = Math.min(width, 520);
  const plot = { left: 58, right: size - 10, top: 8, bottom: size - 50 };
  const x = scaleLog({ domain, range: [plot.left, plot.right], clamp: true });
  const y = scaleLog({ domain, range: [plot.bottom, plot.top], clamp: true });
  const most = cells.reduce((highest, { n }) => Math.max(highest, n), 1);
  const points = most === 1 && cells.length <= MOST_POINTS;
  const at = active === null ? undefined : cells[active];
  const [low, high] = domain;
  const band = `M${x(low)},${y(low * NEAR)}L${x(high / NEAR)},${y(high)}L${x(high)},${y(high)}L${x(high)},${y(high / NEAR)}L${x(low * NEAR)},${y(low)}L${x(low)},${y(low)}Z`;
  return {
    height: size,
    stops: cells.map((cell) => ({ x: x(cell.middle.price), y: y(cell.middle.value), text: read(cell, currency, names) })),
    picture: (
      <>
        {logTicks(domain, size < 400 ? 4 : 6).map((tick) => (
          <g key={tick}>
            <line x1={x(tick)} x2={x(tick)} y1={plot.top} y2={plot.bottom} stroke="var(--color-line)" />
            <line x1={plot.left} x2={plot.right} y1={y(tick)} y2={y(tick)} stroke="var(--color-line)" />
            <AxisLabel x={x(tick)} y={plot.bottom + 16} width={width}>
              {compactMoney(tick, currency)}
            </AxisLabel>
            <text x={plot.left - 6} y={y(tick)} dy={4} textAnchor="end" {...axisText}>
              {compactMoney(tick, currency)}
            </text>
          </g>
        ))}
        <path d={band} fill="var(--color-muted)" fillOpacity={0.14} />
        {points ? <Points cells={cells} x={x} y={y} /> : <Squares cells={cells} most={most} x={x} y={y} />}
        <line x1={plot.left} y1={plot.bottom} x2={plot.right} y2={plot.top} stroke="var(--color-ink)" strokeWidth={1} />
        <Outline chosen={chosen} domain={domain} x={x} y={y} />
        {at && <circle cx={x(at.middle.price)} cy={y(at.middle.value)} r={6} fill="none" stroke="var(--color-ink)" strokeWidth={2} />}
        <text x={plot.right} y={plot.bottom + 38} textAnchor="end" {...axisText}>
          {names.price}
        </text>
        <text x={plot.left + 6} y={plot.top + 10} {...axisText}>
          {names.value}
        </text>
      </>
    ),
  };
}

type Scale = (amount: number) => number;

function Points({ cells, x, y }: { cells: Cell[]; x: Scale; y: Scale }) {
  return (
    <g fill="var(--color-accent)" fillOpacity={0.5}>
      {cells.map(({ middle }, index) => (
        <circle key={index} cx={x(middle.price)} cy={y(middle.value)} r={2.5} />
      ))}
    </g>
  );
}

function Squares({ cells, most, x, y }: { cells: Cell[]; most: number; x: Scale; y: Scale }) {
  return (
    <g fill="var(--color-accent)">
      {cells.map(({ n, price, value }, index) => (
        <rect key={index} x={x(price[0])} y={y(value[1])} width={Math.max(1, x(price[1]) - x(price[0]))} height={Math.max(1, y(value[0]) - y(value[1]))} fillOpacity={0.15 + 0.85 * fullness(n, most)} />
      ))}
    </g>
  );
}

type OutlineProps = { chosen: DensityPlotProps["chosen"]; domain: Extent; x: Scale; y: Scale };

function Outline({ chosen: { price, value }, domain: [low, high], x, y }: OutlineProps) {
  if (!price && !value) return null;
  const [left, right] = [x(price?.from ?? low), x(price?.to ?? high)];
  const [bottom, top] = [y(value?.from ?? low), y(value?.to ?? high)];
  return <rect x={left} y={top} width={Math.max(2, right - left)} height={Math.max(2, bottom - top)} fill="none" stroke="var(--color-ink)" strokeWidth={1.5} strokeDasharray="4 3" />;
}

function read({ n, middle, price, value }: Cell, currency: string, names: Names): string {
  // The sentence under the picture says that the ranges of single sales are not drawn.
  // eslint-disable-next-line no-restricted-syntax
  if (price[0] === price[1]) return `${names.price} ${money(middle.price, currency)}, ${names.value.toLowerCase()} ${estimate(middle.value, currency)}`;
  const between = (ends: Extent) => `${estimate(ends[0], currency)} – ${estimate(ends[1], currency)}`;
  return `${names.price} ${between(price)}, ${names.value.toLowerCase()} ${between(value)}: ${integer(n)} ${names.n.toLowerCase()}`;
}
