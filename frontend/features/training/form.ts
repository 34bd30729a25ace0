import type { TrainRequest } from "@/lib/api/generated";
import type { Trainable } from "@/lib/families";

export type TrainingForm = {
  dataset: string;
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
};

export const ADVANCED = ["learning_rate", "hidden_sizes", "batch_size", "patience", "seed", "split", "time_limit_s", "tune_minutes"] as const;

export const trainingDefaults: TrainingForm = {
  dataset: "",
  model_type: "tensorflow",
  epochs: 500,
  learning_rate: null,
  hidden_sizes: "",
  batch_size: null,
  patience: null,
  seed: 42,
  split: "auto",
  time_limit_s: null,
  tune_minutes: null,
};

export const layerSizes = (text: string): number[] => text.split(",").map(Number);

/** What goes over the wire; an empty data set leaves the choice to the server. */
export function toRequest({ tune_minutes: minutes, ...form }: TrainingForm): TrainRequest & { model_type: Trainable } {
  return {
    ...form,
    ...(minutes === null ? {} : { tune: { seconds: 60 * minutes } }),
    epochs: form.epochs ?? undefined,
    seed: form.seed ?? undefined,
    dataset: form.dataset || null,
    hidden_sizes: form.hidden_sizes.trim() === "" ? null : layerSizes(form.hidden_sizes),
    split: form.split === "random" ? `random:${form.seed ?? trainingDefaults.seed}` : form.split,
  };
}
