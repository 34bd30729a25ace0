import { type TrainingOrder, trainingDefaults } from "@/features/training/form";

/** Keeps a first value near even on a busy machine; on a calm one the training is over before. */
const LEARNING_LIMIT_S = 20;

/** A first model on the made-up sales: the preselected family with its usual settings, and a limit. */
export const SAMPLE_TRAINING = {
  ...trainingDefaults,
  dataset: "demo",
  epochs: 500,
  seed: 42,
  time_limit_s: LEARNING_LIMIT_S,
} satisfies TrainingOrder;
