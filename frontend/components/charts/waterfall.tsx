"use client";

import { axisText, ticksFor, ValueAxis } from "@/components/charts/axis";
import { ChartFrame, type Drawing } from "@/components/charts/chart-frame";
import { extent, padded } from "@/components/charts/geometry";
import { type Scale, scaleLinear } from "@/components/charts/scales";
import { type Amount, addsUp, type Step, waterfallSteps } from "@/components/charts/waterfall-data";
import { compactMoney, estimate, money, signedMoney } from "@/lib/format";
import { chartText } from "@/messages/chart-text";
import { groupName } from "@/messages/group-name";

const text = chartText.steps;

type WaterfallProps = { reference: number; contributions: Amount[]; value: number; currency: string; level?: 2 | 3 };

/** What moved the value away from the reference, in money. */
export function Waterfall({ reference, contributions, value, currency, level }: WaterfallProps) {
  const steps = waterfallSteps(reference, contributions);
  return (
    <ChartFrame
      title={text.title}
      summary={waterfallSummary(reference, contributions, value, currency)}
      table={{
        columns: [{ header: text.reason }, { header: text.amount(currency), numeric: true }],
        rows: [[text.start, reference], ...contributions.map(({ feature, amount }) => [groupName(feature), amount]), [text.end, value]],
      }}
      file="contributions"
      level={level}
      pointer="both"
      empty={steps.length === 0 ? text.nothing : undefined}
      draw={(width, active) => drawWaterfall(reference, steps, value, currency, width, active)}
    />
  );
}

export function waterfallSummary(reference: number, contributions: Amount[], value: number, currency: string): string {
  const first = waterfallSteps(reference, contributions, 1)[0];
  const start = text.fromTo(money(reference, currency), money(value, currency));
  if (!first) return `${start}.`;
  const sum = addsUp(reference, contributions, value) ? "" : text.unequal;
  return `${text.largest(start, first.label, signedMoney(first.amount, currency))}${sum}`;
}

const TOP = 8;
const ROW = 26;
const NARROW = 480;

function drawWaterfall(reference: number, steps: Step[], value: number, currency: string, width: number, active: number | null): Drawing {
  const left = width < NARROW ? 112 : 170;
  const right = width - 78;
  const scale = scaleLinear({ domain: padded(extent([reference, value, ...steps.map(({ to }) => to)]) ?? [0, 1], 0.08), range: [left, right] });
  const rows = steps.length + 2;
  const bottom = TOP + rows * ROW;
  const middle = (index: number) => TOP + index * ROW + ROW / 2;
  const read = (step: Step) => text.read(step.label, signedMoney(step.amount, currency), money(step.to, currency));
  return {
    height: bottom + 28,
    stops: [
      { x: scale(reference), y: middle(0), text: `${text.start}: ${money(reference, currency)}` },
      ...steps.map((step, index) => ({ x: scale(step.to), y: middle(index + 1), text: read(step) })),
      { x: scale(value), y: middle(rows - 1), text: `${text.end}: ${money(value, currency)}` },
    ],
    picture: (
      <>
        {active !== null && <rect x={0} y={TOP + active * ROW} width={width} height={ROW} rx={4} fill="var(--color-hover)" />}
        <ValueAxis scale={scale} top={bottom} height={bottom - TOP} ticks={ticksFor(right - left, 90)} format={(amount) => compactMoney(amount, currency)} />
        <Total label={text.start} amount={reference} text={estimate(reference, currency)} scale={scale} y={middle(0)} />
        {steps.map((step, index) => (
          <Bar key={step.label} step={step} text={signedMoney(step.amount, currency)} scale={scale} y={middle(index + 1)} room={left} />
        ))}
        <Total label={text.endShort} amount={value} text={estimate(value, currency)} scale={scale} y={middle(rows - 1)} />
      </>
    ),
  };
}

type TotalProps = { label: string; amount: number; text: string; scale: Scale; y: number };

/** A tick and a label, not a bar: the axis does not start at zero. */
function Total({ label, amount, text, scale, y }: TotalProps) {
  const x = scale(amount);
  return (
    <>
      <text x={4} y={y} dy="0.32em" fontSize={12} fontWeight={600} fill="var(--color-ink)">
        {label}
      </text>
      <line x1={x} x2={x} y1={y - ROW / 2 + 2} y2={y + ROW / 2 - 2} stroke="var(--color-ink)" strokeWidth={2.5} />
      <text x={scale.range()[1]} dx={74} y={y} dy="0.32em" textAnchor="end" fontSize={12} fontWeight={600} fill="var(--color-ink)" className="num">
        {text}
      </text>
    </>
  );
}

type BarProps = { step: Step; text: string; scale: Scale; y: number; room: number };

function Bar({ step, text, scale, y, room }: BarProps) {
  const [start, end] = [scale(step.from), scale(step.to)];
  const up = step.amount > 0;
  const most = Math.floor((room - 8) / 6.6);
  return (
    <>
      <text x={4} y={y} dy="0.32em" {...axisText} fill="var(--color-ink)">
        {step.label.length > most ? `${step.label.slice(0, most - 1)}…` : step.label}
      </text>
      <rect
        x={Math.min(start, end)}
        width={Math.max(1.5, Math.abs(end - start))}
        y={y - 8}
        height={16}
        fill={up ? "var(--color-low-2)" : "var(--color-high-2)"}
        stroke="var(--color-muted)"
        strokeWidth={1}
      />
      <line x1={end} x2={end} y1={y + 8} y2={y + ROW - 8} stroke="var(--color-muted)" />
      <text x={scale.range()[1]} dx={74} y={y} dy="0.32em" textAnchor="end" fontSize={12} fill="var(--color-ink)" className="num">
        {text}
      </text>
    </>
  );
}
