import type { Scale } from "@/components/charts/scales";

export const axisText = { fontSize: 12, fill: "var(--color-muted)", fontFamily: "inherit" };

type ValueAxisProps = { scale: Scale; top: number; height: number; ticks: number; format: (value: number) => string; label?: string };

/** A horizontal value axis under a plot, with faint lines upwards. */
export function ValueAxis({ scale, top, height, ticks, format, label }: ValueAxisProps) {
  const values = scale.ticks(ticks);
  const [start, end] = [Math.min(...scale.range()), Math.max(...scale.range())];
  return (
    <>
      {values.map((value) => (
        <line key={value} x1={scale(value)} x2={scale(value)} y1={top - height} y2={top} stroke="var(--color-line)" />
      ))}
      <line x1={start} x2={end} y1={top} y2={top} stroke="var(--color-muted)" />
      {fitting(values, scale, format, end).map((value) => (
        <text key={value} x={scale(value)} y={top + LABEL} textAnchor={anchorOf(scale(value), format(value), end)} {...axisText}>
          {format(value)}
        </text>
      ))}
      {label && (
        <text x={scale.range()[1]} y={top + 36} textAnchor="end" {...axisText}>
          {label}
        </text>
      )}
    </>
  );
}

/** From an axis down to the baseline of its labels. */
const LABEL = 22;

/** Where a label is held, so that neither edge of the picture cuts it; `end` is the end of the scale in pixels. */
export function anchorOf(x: number, text: string, end: number): "start" | "middle" | "end" {
  const anchor = heldIn(x, text, end + MARGIN);
  return anchor === "middle" && x > end - 12 ? "end" : anchor;
}

/** The same for a picture whose right edge is at `right`. */
function heldIn(x: number, text: string, right: number): "start" | "middle" | "end" {
  const half = (text.length * CHARACTER) / 2;
  if (x < half) return "start";
  return x + half > right ? "end" : "middle";
}

type AxisLabelProps = { x: number; y: number; width: number; children: string | undefined };

/** A label under a place of an axis, held inside a picture of that width. */
export function AxisLabel({ x, y, width, children: text = "" }: AxisLabelProps) {
  return (
    <text x={x} y={y} textAnchor={heldIn(x, text, width)} {...axisText}>
      {text}
    </text>
  );
}

const GAP = 10;

/**
 * The ticks whose labels have room beside each other: every second, third … one, so that they stay even. A last label
 * that is held inside the picture, and so comes too near to the one before it, is left out alone.
 */
export function fitting(ticks: number[], place: (value: number) => number, format: (value: number) => string, end: number): number[] {
  const spanOf = (tick: number) => span(place(tick), format(tick), end);
  for (let every = 1; every < ticks.length; every++) {
    const some = ticks.filter((_, index) => index % every === 0);
    const touches = (tick: number, index: number) => index > 0 && spanOf(tick).left - spanOf(some[index - 1] ?? tick).right < GAP;
    const touching = some.filter(touches);
    if (touching.length === 0) return some;
    const last = some.at(-1);
    if (touching.length === 1 && touching[0] === last && last !== undefined && spanOf(last).anchor === "end") return some.slice(0, -1);
  }
  return ticks.slice(0, 1);
}

/** Where a label begins and ends, in pixels. */
function span(x: number, text: string, end: number): { left: number; right: number; anchor: ReturnType<typeof anchorOf> } {
  const anchor = anchorOf(x, text, end);
  const width = text.length * CHARACTER;
  const left = anchor === "start" ? x : anchor === "end" ? x - width : x - width / 2;
  return { left, right: left + width, anchor };
}

const CHARACTER = 6.9;
/** The least room that a chart leaves beside its scale. */
const MARGIN = 12;

/** How many ticks fit without touching. */
export function ticksFor(width: number, room = 80): number {
  return Math.max(2, Math.min(8, Math.floor(width / room)));
}
