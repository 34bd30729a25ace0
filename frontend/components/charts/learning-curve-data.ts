import type { ChartTable } from "@/components/charts/csv";
import { type Extent, extent, padded, paddedLog } from "@/components/charts/geometry";
import { significant } from "@/lib/format";
import { chartText } from "@/messages/chart-text";

export type CurveSeries = {
  name: string;
  family: string;
  /** Tells curves of one family apart, such as a version. */
  tag?: string;
  kind: "train" | "validation";
  points: { epoch: number; value: number }[];
  /** Ring on this epoch; only for validation. */
  bestEpoch?: number | null;
};

export type CurveScale = "log" | "linear";

/** Every epoch that any series logged, in order. */
export function loggedEpochs(series: CurveSeries[]): number[] {
  const epochs = new Set(series.flatMap(({ points }) => points.map((point) => point.epoch)));
  return [...epochs].sort((a, b) => a - b);
}

/** The epochs drawn: as far as the data reach, never the whole limit in advance. */
export function epochDomain(series: CurveSeries[]): Extent {
  const [low, high] = extent(loggedEpochs(series)) ?? [0, 1];
  return [low, Math.max(high, low + 1)];
}

/** The values drawn; a logarithmic axis only where every value is positive. */
export function valueDomain(series: CurveSeries[], wish: CurveScale): { scale: CurveScale; domain: Extent } {
  const values = extent(series.flatMap(({ points }) => points.map((point) => point.value))) ?? [0.1, 1];
  if (wish === "log" && values[0] > 0) return { scale: "log", domain: paddedLog(values) };
  return { scale: "linear", domain: padded(values) };
}

export function seriesLabel({ name, kind }: CurveSeries): string {
  return `${name} ${chartText.curve.kinds[kind]}`;
}

export const LEGEND_ROW = 20;
export const LEGEND_SWATCH = 24;
const LEGEND_GAP = 22;
const CHARACTER = 6.9;

/** One line sample with its words; `x` in pixels from the left of the plot. Without a family it tells the kinds of line apart. */
export type LegendEntry = { text: string; family: string | null; kind: CurveSeries["kind"]; x: number; row: number };

/** Each model once, then what a solid and a dashed line are, in as many rows as the width needs. */
export function curveLegend(series: CurveSeries[], width: number): LegendEntry[] {
  const models = new Map(series.map(({ name, family }) => [name, family]));
  const kinds = (["validation", "train"] as const).filter((kind) => series.some((one) => one.kind === kind));
  const wanted = [
    ...[...models].map(([text, family]) => ({ text, family, kind: "validation" as const })),
    ...kinds.map((kind) => ({ text: chartText.curve.kinds[kind], family: null, kind })),
  ];
  const entries: LegendEntry[] = [];
  let [x, row] = [0, 0];
  for (const one of wanted) {
    const room = LEGEND_SWATCH + 6 + one.text.length * CHARACTER;
    if (x > 0 && x + room > width) [x, row] = [0, row + 1];
    entries.push({ ...one, x, row });
    x += room + LEGEND_GAP;
  }
  return entries;
}

const TAG_APART = 12;

/** A tag at the end of each validation curve that has one, pushed down where it would stand on another. */
export function curveTags(series: CurveSeries[], x: (epoch: number) => number, y: (value: number) => number): { text: string; x: number; y: number }[] {
  const tags = series.flatMap(({ tag, kind, points }) => {
    const last = points.at(-1);
    return tag && kind === "validation" && last ? [{ text: tag, x: x(last.epoch), y: y(last.value) }] : [];
  });
  let above = -Infinity;
  return tags.toSorted((a, b) => a.y - b.y).map((tag) => ({ ...tag, y: (above = Math.max(tag.y, above + TAG_APART)) }));
}

/** What is read out at one epoch: only logged values, nothing in between. */
export function readOut(series: CurveSeries[], epoch: number): string {
  const parts = series.flatMap((one) => {
    const point = one.points.find((candidate) => candidate.epoch === epoch);
    return point ? [`${seriesLabel(one)} ${significant(point.value)}`] : [];
  });
  return chartText.curve.at(epoch, parts.join(", "));
}

/** One sentence on how the training went. */
export function curveSummary(series: CurveSeries[]): string {
  const sentences = series.filter((one) => one.kind === "validation" && one.points.length > 0).map(sentence);
  if (sentences.length === 0) return chartText.curve.nothing;
  return sentences.join(" ");
}

function sentence({ name, points, bestEpoch }: CurveSeries): string {
  const first = points[0];
  const last = points.at(-1);
  const best = points.find((point) => point.epoch === bestEpoch) ?? points.reduce((a, b) => (b.value < a.value ? b : a));
  if (!first || !last) return "";
  const end = best.epoch === last.epoch ? "" : chartText.curve.end(significant(last.value), last.epoch);
  return chartText.curve.sentence(name, significant(first.value), first.epoch, significant(best.value), best.epoch, end);
}

export function curveTable(series: CurveSeries[]): ChartTable {
  const lookup = series.map(({ points }) => new Map(points.map((point) => [point.epoch, point.value])));
  return {
    columns: [{ header: chartText.curve.epoch, numeric: true }, ...series.map((one) => ({ header: seriesLabel(one), numeric: true }))],
    rows: loggedEpochs(series).map((epoch) => [epoch, ...lookup.map((values) => values.get(epoch) ?? null)]),
  };
}
