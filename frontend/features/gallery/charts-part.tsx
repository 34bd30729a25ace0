"use client";

import { IntervalPlot } from "@/components/charts/interval-plot";
import { galleryText as text } from "@/features/gallery/messages";
import { FAMILIES } from "@/lib/families";
import { number } from "@/lib/format";

const ROWS = FAMILIES.map((family, place) => ({ id: family, label: family, family, value: 9 + place, low: 8 + place, high: 10.5 + place }));
const LOOK = { unit: "percent", range: "95 % interval", format: (value: number | null) => number(value, 1), file: "components" };

export function ChartsPart() {
  return (
    <>
      <IntervalPlot {...LOOK} title="Intervals" summary={text.help} rows={ROWS} reference={{ value: 12, label: "reference" }} band={{ low: 8, high: 11 }} />
      <IntervalPlot {...LOOK} title="Nothing to draw" summary={text.help} rows={[]} empty="No model was measured yet." />
      <IntervalPlot {...LOOK} title="On its way" summary={text.help} rows={ROWS} loading />
    </>
  );
}
