/** Colours and shapes of model families; constant on every page. Their names are in `messages/family-names.ts`. */

export type Shape = "circle" | "square" | "triangle" | "diamond" | "cross" | "dash";

type Look = { color: string; shape: Shape };

const OTHER: Look = { color: "var(--color-series-other)", shape: "diamond" };

const LOOKS: Record<string, Look> = {
  pytorch: { color: "var(--color-series-pytorch)", shape: "circle" },
  tensorflow: { color: "var(--color-series-tensorflow)", shape: "square" },
  huggingface: { color: "var(--color-series-huggingface)", shape: "triangle" },
  lightgbm: { color: "var(--color-series-other)", shape: "diamond" },
  blend: { color: "var(--color-ink)", shape: "cross" },
  all: { color: "var(--color-ink)", shape: "cross" },
  import: { color: "var(--color-muted)", shape: "dash" },
  baseline: { color: "var(--color-series-baseline)", shape: "dash" },
  median_area: { color: "var(--color-series-baseline)", shape: "dash" },
  linear: { color: "var(--color-series-baseline)", shape: "dash" },
};

const look = (family: string): Look => LOOKS[family] ?? OTHER;

export const familyColor = (family: string): string => look(family).color;
export const familyShape = (family: string): Shape => look(family).shape;

/** The families that a training can be asked for, in the order of the selector: the quickest to train comes first. */
export const TRAINABLE = ["lightgbm", "pytorch", "tensorflow", "huggingface", "all"] as const;
export type Trainable = (typeof TRAINABLE)[number];

/** Families that a model can be of; each has a mark of its own. */
export const FAMILIES = ["lightgbm", "pytorch", "tensorflow", "huggingface", "blend", "baseline"] as const;

/** Chosen for those who have no reason to choose another. */
export const PRESELECTED: Trainable = TRAINABLE[0];
