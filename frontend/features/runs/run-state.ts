import type { CurvePoint, RunRead } from "@/lib/api/generated";

export type RunState = RunRead["state"];

const ACTIVE: readonly RunState[] = ["queued", "running"];

export const isActive = (run: Pick<RunRead, "state"> | undefined): boolean => run !== undefined && ACTIVE.includes(run.state);

/** Mean progress of several runs, 0 to 100. */
export function meanPercent(runs: RunRead[]): number {
  if (runs.length === 0) return 0;
  return runs.reduce((sum, run) => sum + run.progress.percent, 0) / runs.length;
}

export function runSeconds(run: RunRead, now: number): number | null {
  if (!run.started_at) return null;
  const end = run.finished_at ? Date.parse(run.finished_at) : now;
  return Math.max(0, (end - Date.parse(run.started_at)) / 1000);
}

const ASK_ABOVE_PERCENT = 20;
const ASK_AFTER_S = 30;

/** Little is lost by stopping a run that has hardly begun. */
export function mustConfirmCancel(run: RunRead, now: number): boolean {
  return run.progress.percent > ASK_ABOVE_PERCENT || (runSeconds(run, now) ?? 0) > ASK_AFTER_S;
}

/** News may arrive late or twice: a finished run never becomes active again, percent never falls. */
export function newer(known: RunRead | undefined, news: RunRead): RunRead {
  if (!known || known.attempt < news.attempt) return news;
  if (!isActive(known) && isActive(news)) return known;
  if (isActive(news) && news.progress.percent < known.progress.percent) {
    return { ...news, progress: known.progress };
  }
  return news;
}

/** `run` with its newest child in place. */
export function withChild(run: RunRead, child: RunRead): RunRead {
  const children = (run.children ?? []).map((one) => (one.id === child.id ? newer(one, child) : one));
  return { ...run, children };
}

/** Points by epoch, each once, in order. */
export function mergePoints(known: CurvePoint[], news: CurvePoint[]): CurvePoint[] {
  const byEpoch = new Map([...known, ...news].map((point) => [point.epoch, point]));
  return [...byEpoch.values()].sort((a, b) => a.epoch - b.epoch);
}
