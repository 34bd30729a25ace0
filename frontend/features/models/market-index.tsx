"use client";

import { BandLine } from "@/components/charts/band-line";
import { Card } from "@/components/ui/card";
import { ProblemPanel } from "@/components/ui/problem-panel";
import { ChartLines } from "@/components/ui/skeleton";
import { useEvaluation, useMarketIndex } from "@/features/models/queries";
import type { MarketIndexRead, ModelRead } from "@/lib/api/generated";
import { interval, number } from "@/lib/format";
import { figuresText } from "@/messages/figures-text";

const text = figuresText.market;
const show = (value: number | null | undefined) => number(value, 1);

/** How the prices of the model's market moved; nothing for a model whose sales have no dates. */
export function MarketIndex({ model }: { model: ModelRead }) {
  const exists = useEvaluation(model.id).data?.has_market_index ?? false;
  const index = useMarketIndex(model.id, exists);
  if (!exists) return null;
  return (
    <Card title={text.title} className="lg:col-span-2">
      {index.isError && !index.data && <ProblemPanel error={index.error} title={text.failed} onRetry={() => void index.refetch()} />}
      {index.isPending && <ChartLines />}
      {index.data && <Curve index={index.data} />}
    </Card>
  );
}

function Curve({ index: { market, ahead = [], period_months: months } }: { index: MarketIndexRead }) {
  const [first, last] = [market.points[0], market.points.at(-1)];
  if (!first || !last) return null;
  const points = [...market.points, ...ahead.map((point) => ({ ...point, period: text.outlook(point.period) }))];
  return (
    <BandLine
      title={text.chart}
      summary={text.summary(first.period, last.period, show(last.index), interval(last.low, last.high, show))}
      points={points.map(({ period, index, low, high }) => ({ label: period, short: period.slice(0, 7), value: index, low, high }))}
      table={{
        columns: [{ header: text.period[months] }, ...Object.values(text.headers).map((header) => ({ header, numeric: true }))],
        rows: points.map(({ period, index, low, high, n }) => [period, index, low, high, n]),
      }}
      format={show}
      reference={100}
      file="market-index"
    />
  );
}
