import type { RunRead } from "@/lib/api/generated";
import { familyName } from "@/messages/family-names";
import { messages } from "@/messages/text";
import type { RunsText } from "@/messages/runs";

const UNTRAINED = ["ranges", "equity", "evaluate", "import", "append", "effect", "batch", "origins"] as const;
type Untrained = (typeof UNTRAINED)[number];

/** What a run does that trains nothing; null for a training. */
export const untrained = ({ kind }: Pick<RunRead, "kind">): Untrained | null => UNTRAINED.find((other) => other === kind) ?? null;

export const isImport = ({ kind }: Pick<RunRead, "kind">): boolean => kind === "import" || kind === "append";

/** "LightGBM", with what the run does with it where it is no training: "LightGBM, ranges learned again". */
export function runModelName(run: Pick<RunRead, "kind" | "model_type">, text: RunsText = messages.runs): string {
  const kind = untrained(run);
  return kind ? text.untrained[kind](familyName(run.model_type)) : familyName(run.model_type);
}

const CODE = 6;

/** The end of a run's id, which tells runs of one kind apart: "5ygzn6". */
export const runCode = ({ id }: Pick<RunRead, "id">): string => id.slice(-CODE);

/** What a training was asked for, as far as runs differ in it: "5ygzn6 · 150 epochs · seed 1 · 10 min limit". */
export function runDetails(run: Pick<RunRead, "id" | "kind" | "settings">): string {
  const { epochs, seed, time_limit_s: limit } = run.settings;
  const text = messages.runs.asked;
  const asked = untrained(run) ? [] : [epochs ? text.epochs(epochs) : "", typeof seed === "number" ? text.seed(seed) : "", limit ? text.limit(limit) : ""];
  return [runCode(run), ...asked].filter(Boolean).join(" · ");
}

export const runName = (run: Pick<RunRead, "kind" | "model_type" | "dataset">, text: RunsText = messages.runs): string => text.name(runModelName(run, text), run.dataset.title);
