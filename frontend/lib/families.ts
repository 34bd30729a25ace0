/** Names, colours and shapes of model families; constant on every page. */

export type Shape = "circle" | "square" | "triangle" | "diamond" | "cross" | "dash";

type Look = { name: string; color: string; shape: Shape };

const OTHER: Look = { name: "Model", color: "var(--color-series-other)", shape: "diamond" };

const LOOKS: Record<string, Look> = {
  pytorch: { name: "PyTorch", color: "var(--color-series-pytorch)", shape: "circle" },
  tensorflow: { name: "TensorFlow", color: "var(--color-series-tensorflow)", shape: "square" },
  huggingface: { name: "HuggingFace", color: "var(--color-series-huggingface)", shape: "triangle" },
  lightgbm: { name: "LightGBM", color: "var(--color-series-other)", shape: "diamond" },
  blend: { name: "Blend", color: "var(--color-ink)", shape: "cross" },
  all: { name: "All models", color: "var(--color-ink)", shape: "cross" },
  import: { name: "Import", color: "var(--color-muted)", shape: "dash" },
  baseline: { name: "Baseline", color: "var(--color-series-baseline)", shape: "dash" },
  median_area: { name: "Baseline: median price per area", color: "var(--color-series-baseline)", shape: "dash" },
  linear: { name: "Baseline: linear model", color: "var(--color-series-baseline)", shape: "dash" },
};

const look = (family: string): Look => LOOKS[family] ?? { ...OTHER, name: family };

export const familyName = (family: string): string => look(family).name;

/** The name of a baseline without the word for it. */
export const ruleName = (family: string): string => familyName(family).replace(/^\p{L}+ ?: /u, "");
export const familyColor = (family: string): string => look(family).color;
export const familyShape = (family: string): Shape => look(family).shape;

/** The families that a training can be asked for, in the order of the selector: the quickest to train comes first. */
export const TRAINABLE = ["lightgbm", "pytorch", "tensorflow", "huggingface", "all"] as const;
export type Trainable = (typeof TRAINABLE)[number];

/** Families that a model can be of; each has a mark of its own. */
export const FAMILIES = ["lightgbm", "pytorch", "tensorflow", "huggingface", "blend", "baseline"] as const;

/** Chosen for those who have no reason to choose another. */
export const PRESELECTED: Trainable = TRAINABLE[0];
