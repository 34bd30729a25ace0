"use client";

import { parseAsString, useQueryStates } from "nuqs";
import { useState } from "react";

import { datasetsOf } from "@/features/models/groups";
import type { DatasetRef, ModelRead } from "@/lib/api/generated";

export type PickedModel = {
  /** The data set whose models can be chosen; null while the address names one without models. */
  dataset: string | null;
  /** Models of that data set, the champion first. */
  candidates: ModelRead[];
  model: ModelRead | null;
  /** What the address names and is not here. */
  missing: { kind: "model" | "dataset"; id: string } | null;
};

export type ModelChoiceState = PickedModel & {
  datasets: DatasetRef[];
  chooseDataset: (id: string) => void;
  chooseModel: (id: string) => void;
};

/** Data set and model of the form; both stand in the address, the champion is the default. */
export function useChosenModel(models: ModelRead[]): ModelChoiceState {
  const [{ ds, model: asked }, set] = useQueryStates({ ds: parseAsString, model: parseAsString });
  const [shown, setShown] = useState<{ ds: string | null; id: string } | null>(null);
  // The default stays once it is shown: a training that ends meanwhile must not change the form.
  const wanted = asked ?? (shown?.ds === ds ? shown.id : null);
  const picked = pickModel(models, ds, wanted);
  if (wanted === null && picked.model) setShown({ ds, id: picked.model.id });
  return {
    ...picked,
    datasets: datasetsOf(models),
    chooseDataset: (id) => void set({ ds: id, model: null }),
    chooseModel: (id) => void set({ model: id }),
  };
}

/** The named model; where none is named, the champion of the named data set, else of the newest model's data set. */
export function pickModel(models: ModelRead[], ds: string | null, wanted: string | null): PickedModel {
  const named = models.find((model) => model.id === wanted);
  const dataset = named?.dataset.id ?? ds ?? models[0]?.dataset.id ?? null;
  const candidates = models.filter((model) => model.dataset.id === dataset).toSorted((a, b) => rank(a) - rank(b));
  if (wanted !== null && !named) return { dataset, candidates, model: null, missing: { kind: "model", id: wanted } };
  if (ds !== null && candidates.length === 0) return { dataset: null, candidates, model: null, missing: { kind: "dataset", id: ds } };
  return { dataset, candidates, model: named ?? candidates[0] ?? null, missing: null };
}

const rank = ({ status }: ModelRead): number => (status === "champion" ? 0 : 1);
