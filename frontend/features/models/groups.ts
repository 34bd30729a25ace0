import { basicsText } from "@/features/models/basics-text";
import type { DatasetRef, ModelRead, Scores } from "@/lib/api/generated";
import { familyName } from "@/messages/family-names";

/** Models that were scored on the very same test sales, and so can be compared. */
export type ModelGroup = {
  key: string;
  dataset: DatasetRef;
  n: number;
  split: string;
  models: ModelRead[];
};

export type ScoredRow = {
  id: string;
  label: string;
  family: string;
  scores: Scores;
  /** Null for a baseline. */
  model: ModelRead | null;
};

export function groupModels(models: ModelRead[]): ModelGroup[] {
  const groups = new Map<string, ModelGroup>();
  for (const model of models) {
    const key = `${model.dataset.id} ${model.test_sha256}`;
    const group = groups.get(key) ?? { key, dataset: model.dataset, n: model.test.n, split: splitText(model.split), models: [] };
    group.models.push(model);
    groups.set(key, group);
  }
  return [...groups.values()];
}

/** The models of a group by their median error, then the baselines, which are always there. */
export function scoredRows(models: ModelRead[]): ScoredRow[] {
  const ordered = models.toSorted((a, b) => (a.test.mdape.value ?? Infinity) - (b.test.mdape.value ?? Infinity));
  return [...ordered.map(modelRow), ...baselineRows(models)];
}

/** The first of the models in an order, with the baselines, which are always there. */
export function leading(rows: ScoredRow[], most: number): ScoredRow[] {
  let models = 0;
  return rows.filter(({ model }) => model === null || ++models <= most);
}

function modelRow(model: ModelRead): ScoredRow {
  return { id: model.id, label: modelLabel(model), family: model.family, scores: model.test, model };
}

function baselineRows(models: ModelRead[]): ScoredRow[] {
  const baselines = models.find((model) => Object.keys(model.baselines).length > 0)?.baselines ?? {};
  return Object.entries(baselines).map(([name, scores]) => ({ id: `baseline-${name}`, label: familyName(name), family: "baseline", scores, model: null }));
}

export const modelLabel = (model: Pick<ModelRead, "family" | "version">): string => `${familyName(model.family)} v${model.version}`;

/** Tells the models of one family apart in a picture: their versions, and nothing where the family is there once. */
export function versionTag(model: ModelRead, shown: ModelRead[]): string | undefined {
  return shown.filter(({ family }) => family === model.family).length > 1 ? `v${model.version}` : undefined;
}

/** "the latest sales by date" or "sales drawn at random, seed 42". */
export function splitText(split: Record<string, unknown>): string {
  if (split.kind === "time") return basicsText.splits.time;
  if (split.kind === "random") return basicsText.splits.random(String(split.seed));
  return basicsText.splits.other;
}

export function datasetsOf(models: ModelRead[]): DatasetRef[] {
  return [...new Map(models.map((model) => [model.dataset.id, model.dataset])).values()];
}
