"use client";

import { AxisLabel, axisText } from "@/components/charts/axis";
import { ChartFrame, type Drawing } from "@/components/charts/chart-frame";
import { logTicks } from "@/components/charts/geometry";
import { scaleLog } from "@/components/charts/scales";
import { type Pair, pairDomain, pairTable } from "@/components/charts/value-against-price-data";
import { compactMoney, estimate, money } from "@/lib/format";

type Names = { title: string; summary: string; price: string; value: string };

/** Every sale by its price and its value, on logarithmic axes; on the line both are equal. */
export function ValueAgainstPrice({ pairs, currency, names, level }: { pairs: Pair[]; currency: string; names: Names; level?: 2 | 3 }) {
  return (
    <ChartFrame
      title={names.title}
      summary={names.summary}
      table={pairTable(pairs, names)}
      file="value-against-price"
      pointer="both"
      level={level}
      draw={(width, active) => draw(pairs, currency, names, width, active)}
    />
  );
}

function draw(pairs: Pair[], currency: string, names: Names, width: number, active: number | null): Drawing {
  const size = Math.min(width, 460);
  const plot = { left: 64, right: size - 10, top: 12, bottom: size - 52 };
  const domain = pairDomain(pairs);
  const x = scaleLog({ domain, range: [plot.left, plot.right] });
  const y = scaleLog({ domain, range: [plot.bottom, plot.top] });
  const ticks = logTicks(domain, size < 400 ? 4 : 6);
  const at = active === null ? undefined : pairs[active];
  return {
    height: size,
    stops: pairs.map(([price, value]) => ({
      x: x(price),
      y: y(value),
      text: `${names.price} ${money(price, currency)}, ${names.value.toLowerCase()} ${estimate(value, currency)}`,
    })),
    picture: (
      <>
        {ticks.map((tick) => (
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
        <line x1={plot.left} y1={plot.bottom} x2={plot.right} y2={plot.top} stroke="var(--color-ink)" />
        <g fill="var(--color-accent)" fillOpacity={0.45}>
          {pairs.map(([price, value], place) => (
            <circle key={place} cx={x(price)} cy={y(value)} r={2.5} />
          ))}
        </g>
        {at && <circle cx={x(at[0])} cy={y(at[1])} r={5} fill="none" stroke="var(--color-ink)" strokeWidth={2} />}
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
