import type { Series, SeriesValue } from "@/components/charts/series-plot";
import { modelLabel, versionTag } from "@/features/models/groups";
import { tierName } from "@/features/models/tier-rows";
import type { EvaluationRead, GroupRow, GroupTable, ModelRead } from "@/lib/api/generated";

export const GROUPINGS = ["tier", "neighbourhood", "month"] as const;
export type Grouping = (typeof GROUPINGS)[number];
export const FIGURES = ["median_ratio", "mdape", "coverage_90"] as const;
export type GroupFigure = (typeof FIGURES)[number];

export type Measured = { model: ModelRead; evaluation: EvaluationRead };
export type Compared = { groups: { id: string; label: string; short: string; n: number }[]; series: Series[] };

const tableOf = ({ evaluation: { groups } }: Measured, by: Grouping): GroupTable | null | undefined => groups?.[by];

/** One figure of several models in the groups that any of them has; a model without the group has no figure there. */
export function groupSeries(measured: Measured[], by: Grouping, figure: GroupFigure): Compared {
  const currency = measured[0]?.model.dataset.currency ?? "";
  const rows = new Map<string, GroupRow>();
  for (const one of measured) for (const row of tableOf(one, by)?.rows ?? []) if (!rows.has(row.name)) rows.set(row.name, row);
  const names = by === "tier" ? [...rows.keys()] : [...rows.keys()].sort((a, b) => a.localeCompare(b, "en", { numeric: true }));
  return {
    groups: names.map((name) => ({ id: name, label: by === "tier" ? tierName(rows.get(name)!, currency) : name, short: name.replace(/ of \d+$/, ""), n: rows.get(name)?.n ?? 0 })),
    series: measured.map((one) => ({
      id: one.model.id,
      name: modelLabel(one.model),
      family: one.model.family,
      tag: versionTag(one.model, measured.map(({ model }) => model)),
      values: names.map((name) => valueOf(tableOf(one, by)?.rows.find((row) => row.name === name), figure)),
    })),
  };
}

const NONE: SeriesValue = { value: null, low: null, high: null, n: 0, few: true };

function valueOf(row: GroupRow | undefined, figure: GroupFigure): SeriesValue {
  const estimate = row?.[figure];
  if (!row || !estimate) return NONE;
  return { value: estimate.value, low: estimate.low ?? null, high: estimate.high ?? null, n: row.n, few: row.few };
}

/** As many groups as a picture has room for, those with most sales, in their order. */
export function largest(compared: Compared, most: number): Compared {
  const kept = compared.groups
    .map(({ n }, place) => ({ n, place }))
    .toSorted((a, b) => b.n - a.n)
    .slice(0, most)
    .map(({ place }) => place)
    .sort((a, b) => a - b);
  return {
    groups: kept.flatMap((place) => compared.groups[place] ?? []),
    series: compared.series.map((one) => ({ ...one, values: kept.flatMap((place) => one.values[place] ?? []) })),
  };
}
