import { scoredRows } from "@/features/models/groups";
import { type MetricKey, scoreOf } from "@/features/models/metrics";
import type { IntervalRow } from "@/components/charts/interval-data";
import type { ModelRead } from "@/lib/api/generated";

/** One figure of the models and of their baselines. */
export function metricRows(models: ModelRead[], key: MetricKey): IntervalRow[] {
  return scoredRows(models).map(({ id, label, family, scores }) => {
    const { value, low, high } = scoreOf(scores, key);
    return { id, label, family, value, low: low ?? null, high: high ?? null };
  });
}
