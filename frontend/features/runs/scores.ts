import type { Estimate, RunRead, RunResult, Scores } from "@/lib/api/generated";
import { interval } from "@/lib/format";

export type ScoreRow = {
  key: string;
  family: string;
  baseline: boolean;
  scores: Scores;
  run: RunRead | null;
  result: RunResult | null;
};

/** "8.4 – 9.9", or nothing where the server gave no interval. */
export const span = (estimate: Estimate | null | undefined, write: (value: number | null | undefined) => string): string =>
  estimate ? interval(estimate.low, estimate.high, write) : "";

/** The runs that were trained: an `all` stands for its members. */
export const trainedRuns = (runs: RunRead[]): RunRead[] => {
  const flat = runs.flatMap((run) => (run.kind === "all" ? (run.children ?? []) : [run]));
  return [...new Map(flat.map((run) => [run.id, run])).values()];
};

/** The run that made what a run is about: of an `all` its blend, or its only part. */
export function mainRun(run: RunRead): RunRead | undefined {
  if (run.kind !== "all") return run;
  const parts = run.children ?? [];
  return parts.find((part) => part.kind === "blend") ?? (parts.length === 1 ? parts[0] : undefined);
}

/** The models that a run made, in the order of its parts. */
export const modelIds = (run: RunRead): string[] => trainedRuns([run]).flatMap((one) => (one.result ? [one.result.model_id] : []));

const testOf = (run: RunRead): string => JSON.stringify([run.result?.test.n, run.result?.split.kind, run.result?.split.seed]);

export type Comparable = { rows: ScoreRow[]; leftOut: number };

/** Newest result of each family, as long as the test sales are those of the newest; then the baselines on them. */
export function comparableScores(runs: RunRead[]): Comparable {
  const finished = trainedRuns(runs).filter((run) => run.state === "succeeded" && run.result);
  const [first] = finished;
  if (!first?.result) return { rows: [], leftOut: 0 };
  const newest = new Map<string, RunRead>();
  for (const run of finished) if (!newest.has(run.model_type)) newest.set(run.model_type, run);
  const same = [...newest.values()].filter((run) => testOf(run) === testOf(first));
  const rows = same.flatMap((run) => (run.result ? [modelRow(run, run.result)] : []));
  rows.sort((a, b) => (a.scores.mdape.value ?? Infinity) - (b.scores.mdape.value ?? Infinity));
  return { rows: [...rows, ...baselineRows(first.result)], leftOut: newest.size - same.length };
}

export const modelRow = (run: RunRead, result: RunResult): ScoreRow => ({
  key: run.id,
  family: run.model_type,
  baseline: false,
  scores: result.test,
  run,
  result,
});

/** A baseline is never left out: it says whether a model is worth its trouble. */
export const baselineRows = (result: RunResult): ScoreRow[] =>
  Object.entries(result.baselines).map(([name, scores]) => ({ key: name, family: name, baseline: true, scores, run: null, result: null }));
