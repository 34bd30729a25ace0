"use client";

import { useMemo, useState } from "react";

import { ChartFrame, type Drawing } from "@/components/charts/chart-frame";
import { countTicks, logTicks } from "@/components/charts/geometry";
import {
  curveLegend,
  type CurveScale,
  type CurveSeries,
  curveSummary,
  curveTable,
  epochDomain,
  LEGEND_ROW,
  loggedEpochs,
  readOut,
  valueDomain,
} from "@/components/charts/learning-curve-data";
import { CurvePicture, type Scales } from "@/components/charts/learning-curve-picture";
import { scaleLinear, scaleLog } from "@/components/charts/scales";
import { Button } from "@/components/ui/button";
import { chartText } from "@/messages/chart-text";

const HEIGHT = 280;
const TAG_ROOM = 36;

type LearningCurveProps = {
  series: CurveSeries[];
  /** Ring on the validation curves; a series' own `bestEpoch` wins. */
  bestEpoch?: number | null;
  title?: string;
  /** What the values are, on the axis. */
  unit?: string;
  /** Said while there is no point. */
  none?: string;
  loading?: boolean;
  level?: 2 | 3;
};

/** Validation (solid) and training (dashed) error by epoch: raw values, as far as the run is. */
export function LearningCurve({ series, bestEpoch, title = chartText.curve.title, unit = chartText.curve.unit, none = chartText.curve.later, loading, level }: LearningCurveProps) {
  const [wish, setWish] = useState<CurveScale>("log");
  const drawn = useMemo(
    () => series.filter(({ points }) => points.length > 0).map((one) => ({ ...one, bestEpoch: one.bestEpoch ?? bestEpoch })),
    [series, bestEpoch],
  );
  const table = useMemo(() => curveTable(drawn), [drawn]);
  return (
    <ChartFrame
      title={title}
      summary={curveSummary(drawn)}
      table={table}
      file="learning-curve"
      loading={loading}
      level={level}
      empty={drawn.length === 0 ? none : undefined}
      controls={
        <Button look="ghost" size="sm" aria-pressed={wish === "log"} onClick={() => setWish(wish === "log" ? "linear" : "log")}>
          {chartText.curve.log}
        </Button>
      }
      draw={(width, active) => drawCurve(drawn, wish, unit, width, active)}
    />
  );
}

function drawCurve(series: CurveSeries[], wish: CurveScale, unit: string, width: number, active: number | null): Drawing {
  const plot = { left: 52, right: width - (series.some(({ tag }) => tag) ? TAG_ROOM : 10), top: 24, bottom: HEIGHT - 40 };
  const legend = curveLegend(series, plot.right - plot.left);
  const { scale, domain } = valueDomain(series, wish);
  const x = scaleLinear({ domain: epochDomain(series), range: [plot.left, plot.right] });
  const make = scale === "log" ? scaleLog : scaleLinear;
  const y = make({ domain, range: [plot.bottom, plot.top] });
  const epochs = loggedEpochs(series);
  const scales: Scales = {
    x,
    y,
    xTicks: countTicks(epochDomain(series), Math.max(2, Math.floor((plot.right - plot.left) / 70))),
    yTicks: scale === "log" ? logTicks(domain) : y.ticks(5),
  };
  return {
    height: HEIGHT + (1 + Math.max(...legend.map(({ row }) => row))) * LEGEND_ROW + 8,
    stops: epochs.map((epoch) => ({
      x: x(epoch),
      y: plot.top,
      // Written when it is read: of thousands of epochs a reader reads a few.
      get text() {
        return readOut(series, epoch);
      },
    })),
    picture: <CurvePicture series={series} scales={scales} plot={plot} unit={unit} legend={legend} cursor={active === null ? null : (epochs[active] ?? null)} />,
  };
}
