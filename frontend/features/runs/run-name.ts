import type { RunRead } from "@/lib/api/generated";
import { familyName } from "@/lib/families";
import { messages } from "@/messages/en";
import type { RunsText } from "@/messages/runs";

const UNTRAINED = ["ranges", "equity", "evaluate", "import", "append", "effect"] as const;
type Untrained = (typeof UNTRAINED)[number];

/** What a run does that trains nothing; null for a training. */
export const untrained = ({ kind }: Pick<RunRead, "kind">): Untrained | null => UNTRAINED.find((other) => other === kind) ?? null;

export const isImport = ({ kind }: Pick<RunRead, "kind">): boolean => kind === "import" || kind === "append";

/** "LightGBM", with what the run does with it where it is no training: "LightGBM, ranges learned again". */
export function runModelName(run: Pick<RunRead, "kind" | "model_type">, text: RunsText = messages.runs): string {
  const kind = untrained(run);
  return kind ? text.untrained[kind](familyName(run.model_type)) : familyName(run.model_type);
}

export const runName = (run: Pick<RunRead, "kind" | "model_type" | "dataset">, text: RunsText = messages.runs): string => text.name(runModelName(run, text), run.dataset.title);
