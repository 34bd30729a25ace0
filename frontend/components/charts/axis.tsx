import { AxisBottom } from "@visx/axis";
import { GridColumns } from "@visx/grid";
import type { scaleLinear } from "@visx/scale";

export type Linear = ReturnType<typeof scaleLinear<number>>;

export const axisText = { fontSize: 12, fill: "var(--color-muted)", fontFamily: "inherit" };

type ValueAxisProps = { scale: Linear; top: number; height: number; ticks: number; format: (value: number) => string; label?: string };

/** A horizontal value axis under a plot, with faint lines upwards. */
export function ValueAxis({ scale, top, height, ticks, format, label }: ValueAxisProps) {
  return (
    <>
      <GridColumns scale={scale} top={top - height} height={height} numTicks={ticks} stroke="var(--color-line)" />
      <AxisBottom
        scale={scale}
        top={top}
        tickValues={fitting(scale.ticks(ticks), scale, format)}
        stroke="var(--color-muted)"
        hideTicks
        tickFormat={(value) => format(Number(value))}
        tickComponent={({ x, y, formattedValue }) => (
          <text x={x} y={y} dy={4} textAnchor={anchorOf(x, formattedValue ?? "", Math.max(...scale.range()))} {...axisText}>
            {formattedValue}
          </text>
        )}
      />
      {label && (
        <text x={scale.range()[1]} y={top + 36} textAnchor="end" {...axisText}>
          {label}
        </text>
      )}
    </>
  );
}

/** Where a label is held, so that neither edge of the picture cuts it; `end` is the end of the scale in pixels. */
export function anchorOf(x: number, text: string, end: number): "start" | "middle" | "end" {
  const half = (text.length * CHARACTER) / 2;
  if (x < half) return "start";
  return x > end - 12 || x + half > end + MARGIN ? "end" : "middle";
}

const GAP = 10;

/** The ticks whose labels have room beside each other; every second, third … one, so that they stay even. */
export function fitting(ticks: number[], place: (value: number) => number, format: (value: number) => string): number[] {
  for (let every = 1; every < ticks.length; every++) {
    const some = ticks.filter((_, index) => index % every === 0);
    const fits = some.every((tick, index) => {
      const next = some[index + 1];
      return next === undefined || place(next) - place(tick) >= ((format(tick).length + format(next).length) / 2) * CHARACTER + GAP;
    });
    if (fits) return some;
  }
  return ticks.slice(0, 1);
}

const CHARACTER = 6.9;
/** The least room that a chart leaves beside its scale. */
const MARGIN = 12;

/** How many ticks fit without touching. */
export function ticksFor(width: number, room = 80): number {
  return Math.max(2, Math.min(8, Math.floor(width / room)));
}
