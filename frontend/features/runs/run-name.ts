import type { RunRead } from "@/lib/api/generated";
import { familyName } from "@/lib/families";
import { messages } from "@/messages/en";

/** What a run makes of a model that is there; null for a training. */
export const remade = ({ kind }: Pick<RunRead, "kind">): "ranges" | "equity" | null => (kind === "ranges" || kind === "equity" ? kind : null);

/** "LightGBM", with what the run makes of it where it is no training: "LightGBM, ranges learned again". */
export function runModelName(run: Pick<RunRead, "kind" | "model_type">): string {
  const made = remade(run);
  return made ? messages.runs.remade[made](familyName(run.model_type)) : familyName(run.model_type);
}

export const runName = (run: Pick<RunRead, "kind" | "model_type" | "dataset">): string => messages.runs.name(runModelName(run), run.dataset.title);
