"use client";

import { type Better, type IntervalRow, isBaseline, ranked } from "@/components/charts/interval-data";
import { IntervalPlot } from "@/components/charts/interval-plot";
import { chartText } from "@/messages/chart-text";

type ForestPlotProps = {
  title: string;
  summary: string;
  rows: IntervalRow[];
  better: Better;
  unit: string;
  format: (value: number | null) => string;
  axisFormat?: (value: number) => string;
  band?: { low: number; high: number } | null;
  file: string;
  level?: 2 | 3;
};

/** One figure of several models with 95 % intervals; baselines last, the best of them as a line. */
export function ForestPlot({ rows, better, ...rest }: ForestPlotProps) {
  const sorted = ranked(rows, better);
  const baseline = sorted.find(isBaseline);
  const reference = baseline && baseline.value !== null ? { value: baseline.value, label: chartText.best } : null;
  return <IntervalPlot {...rest} rows={sorted} range={chartText.interval} reference={reference} />;
}
