import type { TrainRequest } from "@/lib/api/generated";
import { PRESELECTED, type Trainable } from "@/lib/families";

/** What stands in the form; the data set is chosen beside it, in the address. */
export type TrainingForm = {
  model_type: Trainable;
  epochs: number | null;
  learning_rate: number | null;
  hidden_sizes: string;
  batch_size: number | null;
  patience: number | null;
  seed: number | null;
  split: "auto" | "time" | "random";
  time_limit_s: number | null;
  tune_minutes: number | null;
  keep_leaks: string;
  ignored_columns: string[];
  neighbourhoods: boolean;
};

export const ADVANCED = ["learning_rate", "hidden_sizes", "batch_size", "patience", "seed", "split", "time_limit_s", "tune_minutes", "keep_leaks", "ignored_columns", "neighbourhoods"] as const;

export const trainingDefaults: TrainingForm = {
  model_type: PRESELECTED,
  epochs: 500,
  learning_rate: null,
  hidden_sizes: "",
  batch_size: null,
  patience: null,
  seed: 42,
  split: "auto",
  time_limit_s: null,
  tune_minutes: null,
  keep_leaks: "",
  ignored_columns: [],
  neighbourhoods: false,
};

/** Names of columns, of which none holds a comma. */
export const columnNames = (text: string): string[] => text.split(",").map((name) => name.trim()).filter(Boolean);

export const layerSizes = (text: string): number[] => text.split(",").map(Number);

/** A form that passed its checks. */
export type CheckedForm = TrainingForm & { epochs: number; seed: number };

/** A checked form with the data set that was shown beside it. */
export type TrainingOrder = CheckedForm & { dataset: string };

/** What goes over the wire. Every choice of the form is named, so the server fills in nothing that was not shown. */
export function toRequest({ tune_minutes: minutes, ...order }: TrainingOrder): TrainRequest & { model_type: Trainable } {
  return {
    ...order,
    ...(minutes === null ? {} : { tune: { seconds: 60 * minutes } }),
    hidden_sizes: order.hidden_sizes.trim() === "" ? null : layerSizes(order.hidden_sizes),
    keep_leaks: columnNames(order.keep_leaks),
    split: order.split === "random" ? `random:${order.seed}` : order.split,
  };
}
