"use client";

import { AxisLabel, axisText } from "@/components/charts/axis";
import { ChartFrame, type Drawing } from "@/components/charts/chart-frame";
import type { ChartTable } from "@/components/charts/csv";
import { countTicks, logTicks } from "@/components/charts/geometry";
import { scaleLinear, scaleLog } from "@/components/charts/scales";
import { compactMoney, integer } from "@/lib/format";

export type ValueBar = { low: number; high: number; count: number };
type Names = { title: string; summary: string; from: string; to: string; count: string; bar: (bar: ValueBar) => string };

const HEIGHT = 220;

/** How many homes have a value within each step of money; the steps grow by a factor, as the axis does. */
export function ValueBars({ bars, currency, names }: { bars: ValueBar[]; currency: string; names: Names }) {
  return (
    <ChartFrame title={names.title} summary={names.summary} table={tableOf(bars, names)} file="values" level={2} draw={(width, active) => draw(bars, currency, names, width, active)} />
  );
}

const tableOf = (bars: ValueBar[], names: Names): ChartTable => ({
  columns: [
    { header: names.from, numeric: true },
    { header: names.to, numeric: true },
    { header: names.count, numeric: true },
  ],
  rows: bars.map(({ low, high, count }) => [low, high, count]),
});

function draw(bars: ValueBar[], currency: string, names: Names, width: number, active: number | null): Drawing {
  const plot = { left: 56, right: width - 12, top: 8, bottom: HEIGHT - 32 };
  const [low, high] = [bars[0]?.low ?? 1, bars.at(-1)?.high ?? 2];
  const most = Math.max(1, ...bars.map(({ count }) => count));
  const x = scaleLog({ domain: [low, high], range: [plot.left, plot.right] });
  const y = scaleLinear({ domain: [0, most], range: [plot.bottom, plot.top] });
  return {
    height: HEIGHT,
    stops: bars.map((bar) => ({ x: (x(bar.low) + x(bar.high)) / 2, y: y(bar.count), text: names.bar(bar) })),
    picture: (
      <>
        {countTicks([0, most], 4).map((tick) => (
          <g key={tick}>
            <line x1={plot.left} x2={plot.right} y1={y(tick)} y2={y(tick)} stroke="var(--color-line)" />
            <text x={plot.left - 6} y={y(tick)} dy={4} textAnchor="end" {...axisText}>
              {integer(tick)}
            </text>
          </g>
        ))}
        {bars.map((bar, place) => (
          <rect
            key={bar.low}
            x={x(bar.low)}
            width={Math.max(1, x(bar.high) - x(bar.low) - 1)}
            y={y(bar.count)}
            height={plot.bottom - y(bar.count)}
            fill="var(--color-accent)"
            fillOpacity={active === place ? 1 : 0.75}
          />
        ))}
        {logTicks([low, high], width < 480 ? 4 : 7).map((tick) => (
          <AxisLabel key={tick} x={x(tick)} y={plot.bottom + 18} width={width}>
            {compactMoney(tick, currency)}
          </AxisLabel>
        ))}
      </>
    ),
  };
}
