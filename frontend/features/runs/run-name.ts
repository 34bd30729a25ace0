import type { RunRead } from "@/lib/api/generated";
import { familyName } from "@/lib/families";
import { messages } from "@/messages/en";

/** What a run makes of a model that is there; null for a training. */
export function remade({ settings }: Pick<RunRead, "settings">): "ranges" | "equity" | null {
  if (!settings.graphs_of) return null;
  return settings.ranges_from ? "ranges" : "equity";
}

/** "LightGBM", with what the run makes of it where it is no training: "LightGBM, ranges learned again". */
export function runModelName(run: Pick<RunRead, "model_type" | "settings">): string {
  const made = remade(run);
  return made ? messages.runs.remade[made](familyName(run.model_type)) : familyName(run.model_type);
}

export const runName = (run: Pick<RunRead, "model_type" | "dataset" | "settings">): string => messages.runs.name(runModelName(run), run.dataset.title);
