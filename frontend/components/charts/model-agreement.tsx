"use client";

import { type IntervalRow } from "@/components/charts/interval-data";
import { IntervalPlot } from "@/components/charts/interval-plot";
import { compactMoney, estimate, money, percent, plural } from "@/lib/format";

type ModelAgreementProps = { rows: IntervalRow[]; currency: string; loading?: boolean; level?: 2 | 3 };

/** What every trained model says about one home, on one money axis. */
export function ModelAgreement({ rows, currency, loading, level }: ModelAgreementProps) {
  return (
    <IntervalPlot
      title="All models side by side"
      summary={agreementSummary(rows, currency)}
      rows={rows.toSorted((a, b) => (a.value ?? 0) - (b.value ?? 0))}
      unit={`Value, ${currency}`}
      range="90 % range"
      format={(value) => estimate(value, currency)}
      axisFormat={(value) => compactMoney(value, currency)}
      file="models-side-by-side"
      loading={loading}
      level={level}
      empty="No other model of this data set could value the home."
    />
  );
}

/** How far the models are apart, against their middle. */
export function agreementSummary(rows: IntervalRow[], currency: string): string {
  const values = rows.flatMap((row) => (row.value === null ? [] : [row.value])).sort((a, b) => a - b);
  const low = values[0];
  const high = values.at(-1);
  if (low === undefined || high === undefined) return "No model has a value.";
  if (values.length === 1) return `One model answered; it says ${estimate(low, currency)}.`;
  const apart = ((high - low) / ((high + low) / 2)) * 100;
  return `${plural(values.length, "model", "models")} from ${estimate(low, currency)} to ${estimate(high, currency)}: ${money(high - low, currency)} or ${percent(apart)} apart.`;
}
