import { untrained } from "@/features/runs/run-name";
import type { TrainingForm } from "@/features/training/form";
import type { RunRead } from "@/lib/api/generated";

export type TimeEstimate = { low: number; high: number; runs: number };

const LAST = 4;

const isWhole = (run: RunRead): boolean => run.kind !== "tune" && !untrained(run) && (run.settings.time_limit_s ?? null) === null;

/** How long the last runs like this one took, those with a time limit left out; null when there was none. */
export function timeEstimate(runs: RunRead[], model: TrainingForm["model_type"], dataset: string): TimeEstimate | null {
  const seconds = runs
    .filter((run) => isWhole(run) && run.state === "succeeded" && run.model_type === model && run.dataset.id === dataset)
    .slice(0, LAST)
    .flatMap((run) => (run.started_at && run.finished_at ? [(Date.parse(run.finished_at) - Date.parse(run.started_at)) / 1000] : []));
  if (seconds.length === 0) return null;
  return { low: Math.min(...seconds), high: Math.max(...seconds), runs: seconds.length };
}
