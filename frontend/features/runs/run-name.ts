import type { RunRead } from "@/lib/api/generated";
import { familyName } from "@/lib/families";
import { messages } from "@/messages/en";

const UNTRAINED = ["ranges", "equity", "evaluate", "import", "append", "effect", "batch"] as const;
type Untrained = (typeof UNTRAINED)[number];

/** What a run does that trains nothing; null for a training. */
export const untrained = ({ kind }: Pick<RunRead, "kind">): Untrained | null => UNTRAINED.find((other) => other === kind) ?? null;

export const isImport = ({ kind }: Pick<RunRead, "kind">): boolean => kind === "import" || kind === "append";

/** "LightGBM", with what the run does with it where it is no training: "LightGBM, ranges learned again". */
export function runModelName(run: Pick<RunRead, "kind" | "model_type">): string {
  const kind = untrained(run);
  return kind ? messages.runs.untrained[kind](familyName(run.model_type)) : familyName(run.model_type);
}

export const runName = (run: Pick<RunRead, "kind" | "model_type" | "dataset">): string => messages.runs.name(runModelName(run), run.dataset.title);
