"use client";

import { type IntervalRow } from "@/components/charts/interval-data";
import { IntervalPlot } from "@/components/charts/interval-plot";
import { compactMoney, estimate, money, percent } from "@/lib/format";
import { chartText } from "@/messages/chart-text";

type ModelAgreementProps = { rows: IntervalRow[]; currency: string; loading?: boolean; level?: 2 | 3 };

/** What every trained model says about one home, on one money axis. */
export function ModelAgreement({ rows, currency, loading, level }: ModelAgreementProps) {
  return (
    <IntervalPlot
      title={chartText.agreement.title}
      summary={agreementSummary(rows, currency)}
      rows={rows.toSorted((a, b) => (a.value ?? 0) - (b.value ?? 0))}
      unit={chartText.agreement.unit(currency)}
      range={chartText.agreement.range}
      format={(value) => estimate(value, currency)}
      axisFormat={(value) => compactMoney(value, currency)}
      file="models-side-by-side"
      loading={loading}
      level={level}
      empty={chartText.agreement.empty}
    />
  );
}

/** How far the models are apart, against their middle. */
export function agreementSummary(rows: IntervalRow[], currency: string): string {
  const values = rows.flatMap((row) => (row.value === null ? [] : [row.value])).sort((a, b) => a - b);
  const low = values[0];
  const high = values.at(-1);
  if (low === undefined || high === undefined) return chartText.agreement.none;
  if (values.length === 1) return chartText.agreement.one(estimate(low, currency));
  const apart = ((high - low) / ((high + low) / 2)) * 100;
  return chartText.agreement.apart(values.length, estimate(low, currency), estimate(high, currency), money(high - low, currency), percent(apart));
}
