"use client";

import { parseAsString, useQueryStates } from "nuqs";

import { datasetsOf } from "@/features/models/groups";
import type { DatasetRef, ModelRead } from "@/lib/api/generated";

export type ModelChoiceState = {
  datasets: DatasetRef[];
  /** Models of the chosen data set, the champion first. */
  candidates: ModelRead[];
  model: ModelRead | null;
  chooseDataset: (id: string) => void;
  chooseModel: (id: string) => void;
};

/** Data set and model of the form; both stand in the address, the champion is the default. */
export function useChosenModel(models: ModelRead[]): ModelChoiceState {
  const [{ ds, model: wanted }, set] = useQueryStates({ ds: parseAsString, model: parseAsString });
  const { candidates, model } = pickModel(models, ds, wanted);
  return {
    datasets: datasetsOf(models),
    candidates,
    model,
    chooseDataset: (id) => void set({ ds: id, model: null }),
    chooseModel: (id) => void set({ model: id }),
  };
}

/** The named model, else the champion of the named data set, else of the newest model's data set. */
export function pickModel(models: ModelRead[], dataset: string | null, wanted: string | null): Pick<ModelChoiceState, "candidates" | "model"> {
  const named = models.find((model) => model.id === wanted);
  const id = named?.dataset.id ?? (models.some((model) => model.dataset.id === dataset) ? dataset : models[0]?.dataset.id);
  const candidates = models.filter((model) => model.dataset.id === id).toSorted((a, b) => rank(a) - rank(b));
  return { candidates, model: named ?? candidates[0] ?? null };
}

const rank = ({ status }: ModelRead): number => (status === "champion" ? 0 : 1);
