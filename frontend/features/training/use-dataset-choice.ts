"use client";

import { parseAsString, useQueryState } from "nuqs";

import { useDatasets } from "@/features/datasets/queries";
import { trainingMessages, type TrainingText } from "@/features/training/messages";
import type { DatasetRead } from "@/lib/api/generated";
import { useFirst } from "@/lib/use-first";
import { useText } from "@/lib/use-text";

export type DatasetChoice = {
  items: DatasetRead[];
  /** The data set that the page shows; null while it shows none. */
  dataset: DatasetRead | null;
  choose: (id: string) => void;
  /** Why there is no data set to train on. */
  missing: string | undefined;
};

/** The data set of the address, else the default one, as soon as the list of data sets has arrived. */
export function useDatasetChoice(): DatasetChoice {
  const text = useText(trainingMessages);
  const datasets = useDatasets();
  const [asked, setAsked] = useQueryState("ds", parseAsString);
  const fallback = useFirst(datasets.data?.default_id);
  const items = datasets.data?.items ?? [];
  const dataset = items.find(({ id }) => id === (asked ?? fallback)) ?? null;
  const missing = dataset ? undefined : reason(datasets, asked, text);
  return { items, dataset, choose: (id) => void setAsked(id), missing };
}

function reason({ isPending, data }: ReturnType<typeof useDatasets>, asked: string | null, text: TrainingText): string {
  if (isPending) return text.datasetsPending;
  if (!data) return text.datasetsMissing;
  return asked === null ? text.datasetNone : text.datasetUnknown(asked);
}
