"use client";

import { AxisLabel, axisText, ticksFor, ValueAxis } from "@/components/charts/axis";
import { ChartFrame, type Drawing } from "@/components/charts/chart-frame";
import { extent, padded } from "@/components/charts/geometry";
import { scaleLinear } from "@/components/charts/scales";
import { frontierText as text } from "@/features/models/frontier-text";
import type { FrontierPoint } from "@/lib/api/generated";
import { number } from "@/lib/format";

type Mark = { equity: number; error: number; bias: number; chosen: boolean };

type FrontierPlotProps = { points: FrontierPoint[]; picked: number | null; onPick: (equity: number | null) => void };

/** Error upwards, bias along value across; a point is picked by pointer or keyboard. */
export function FrontierPlot({ points, picked, onPick }: FrontierPlotProps) {
  const marks = points.flatMap(markOf);
  if (marks.length < 2) return null;
  const pick = ([first]: number[]) => onPick(first === undefined ? null : (marks[first]?.equity ?? null));
  return (
    <ChartFrame
      title={text.title}
      summary={text.summary(marks.length)}
      table={{
        columns: Object.values(text.headers).map((header) => ({ header, numeric: true })),
        rows: marks.map(({ equity, error, bias }) => [equity, error, bias]),
      }}
      file="frontier"
      pointer="both"
      select={{ pick, clear: () => onPick(null) }}
      draw={(width, active) => drawFrontier(marks, picked, width, active)}
    />
  );
}

function markOf({ equity, chosen, out_of_fold: { mdape, prb } }: FrontierPoint): Mark[] {
  return mdape.value === null || prb.value === null ? [] : [{ equity, chosen, error: mdape.value, bias: prb.value }];
}

const HEIGHT = 240;
const [LEFT, BASE] = [52, HEIGHT - 44];

function drawFrontier(marks: Mark[], picked: number | null, width: number, active: number | null): Drawing {
  const x = scaleLinear({ domain: padded(extent(marks.map(({ bias }) => Math.abs(bias))) ?? [0, 1]), range: [LEFT, width - 16] });
  const y = scaleLinear({ domain: padded(extent(marks.map(({ error }) => error)) ?? [0, 1]), range: [BASE, 20] });
  const places = marks.map((mark) => ({ ...mark, x: x(Math.abs(mark.bias)), y: y(mark.error) }));
  return {
    height: HEIGHT,
    stops: places.map((mark) => ({ x: mark.x, y: mark.y, text: text.read(mark.equity, mark.error, mark.bias, mark.chosen) })),
    picture: (
      <>
        <ValueAxis scale={x} top={BASE} height={BASE - 20} ticks={ticksFor(width)} format={(value) => number(value, 3)} label={text.x} />
        {y.ticks(4).map((tick) => (
          <text key={tick} x={LEFT - 8} y={y(tick)} dy="0.32em" textAnchor="end" {...axisText}>
            {number(tick, 2)}
          </text>
        ))}
        <text x={LEFT} y={10} {...axisText}>
          {text.y}
        </text>
        <polyline points={places.map((mark) => `${mark.x},${mark.y}`).join(" ")} fill="none" stroke="var(--color-line)" strokeWidth={2} />
        {places.map((mark, index) => (
          <FrontierMark width={width} key={mark.equity} mark={mark} picked={mark.equity === picked} active={index === active} />
        ))}
      </>
    ),
  };
}

/** This model is filled, what it could be is hollow, what is picked has a ring. */
function FrontierMark({ mark, width, picked, active }: { mark: Mark & { x: number; y: number }; width: number; picked: boolean; active: boolean }) {
  return (
    <g>
      {(picked || active) && <circle cx={mark.x} cy={mark.y} r={10} fill="none" stroke="var(--color-ink)" strokeWidth={picked ? 2 : 1} />}
      <circle cx={mark.x} cy={mark.y} r={5.5} fill={mark.chosen ? "var(--color-accent)" : "var(--color-card)"} stroke="var(--color-accent)" strokeWidth={2} />
      {mark.chosen && (
        <AxisLabel x={mark.x} y={mark.y - 14} width={width}>
          {text.thisModel}
        </AxisLabel>
      )}
    </g>
  );
}
