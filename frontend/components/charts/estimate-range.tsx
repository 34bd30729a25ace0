"use client";

import { ticksFor, ValueAxis } from "@/components/charts/axis";
import { ChartFrame, type Drawing } from "@/components/charts/chart-frame";
import { padded } from "@/components/charts/geometry";
import { Marker } from "@/components/charts/marker";
import { scaleLinear } from "@/components/charts/scales";
import { compactMoney, estimate, money, sentenceCase } from "@/lib/format";
import { chartText } from "@/messages/chart-text";

const text = chartText.range;

type EstimateRangeProps = { value: number; low: number; high: number; family: string; currency: string; level?: 2 | 3 };
/** How many prices such ranges held, "about 84 of 100", and how sure the value is, in words. */
type Words = { inWords: string; sure: string };

/** The value within its 90 % range. */
export function EstimateRange({ value, low, high, family, currency, inWords, sure, level }: EstimateRangeProps & Words) {
  const show = (amount: number) => estimate(amount, currency);
  return (
    <ChartFrame
      title={text.title}
      summary={text.summary(sentenceCase(inWords), show(low), show(high))}
      table={{
        columns: [...[text.value, text.low, text.high].map((name) => ({ header: `${name}, ${currency}`, numeric: true })), { header: text.sure }],
        rows: [[value, low, high, sure]],
      }}
      file="value-range"
      level={level}
      draw={(width, active) => drawRange({ value, low, high, family, currency }, width, active)}
    />
  );
}

const BAR = 34;

/** The range alone, for paper. */
export const rangePicture = (range: EstimateRangeProps, width: number): Drawing => drawRange(range, width, null);

function drawRange({ value, low, high, family, currency }: EstimateRangeProps, width: number, active: number | null): Drawing {
  const scale = scaleLinear({ domain: padded([low, high], 0.12), range: [14, width - 14] });
  const stops = [
    { at: low, text: `${text.low}: ${money(low, currency)}` },
    { at: value, text: `${text.value}: ${money(value, currency)}` },
    { at: high, text: `${text.high}: ${money(high, currency)}` },
  ].map(({ at, ...said }) => ({ x: scale(at), y: BAR, ...said }));
  const cursor = active === null ? undefined : stops[active];
  return {
    height: 92,
    stops,
    picture: (
      <>
        <ValueAxis scale={scale} top={60} height={42} ticks={ticksFor(width, 90)} format={(amount) => compactMoney(amount, currency)} />
        <rect x={scale(low)} width={Math.max(2, scale(high) - scale(low))} y={BAR - 9} height={18} rx={3} fill="var(--color-accent-soft)" stroke="var(--color-accent)" />
        <line x1={scale(value)} x2={scale(value)} y1={BAR - 16} y2={BAR + 16} stroke="var(--color-ink)" strokeWidth={2} />
        <Marker family={family} x={scale(value)} y={BAR} scale={1.2} />
        {cursor && <circle cx={cursor.x} cy={BAR} r={12} fill="none" stroke="var(--color-muted)" strokeWidth={1.5} />}
      </>
    ),
  };
}
