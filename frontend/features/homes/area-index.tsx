"use client";

import dynamic from "next/dynamic";

import { Card } from "@/components/ui/card";
import { ProblemPanel } from "@/components/ui/problem-panel";
import { ChartLines } from "@/components/ui/skeleton";
import type { Labels } from "@/features/comparables/home";
import { curveOf } from "@/features/homes/curve-of";
import { homesText } from "@/features/homes/text";
import { useEvaluation, useMarketIndex } from "@/features/models/queries";
import type { MarketIndexRead, ValuationRead } from "@/lib/api/generated";
import { interval, number } from "@/lib/format";

const BandLine = dynamic(() => import("@/components/charts/band-line").then((module) => module.BandLine), { ssr: false, loading: ChartLines });

const text = homesText.index;
const show = (value: number | null | undefined) => number(value, 1);

/** How prices moved in the area of the home, with the band of the index; nothing where sales have no dates. */
export function AreaIndex({ valuation, labels }: { valuation: ValuationRead; labels: Labels }) {
  const exists = useEvaluation(valuation.model_id).data?.has_market_index ?? false;
  const index = useMarketIndex(valuation.model_id, exists);
  if (!exists) return null;
  return (
    <Card title={text.title} className="no-print">
      {index.isError && !index.data && <ProblemPanel error={index.error} title={text.failed} onRetry={() => void index.refetch()} />}
      {index.isPending && <ChartLines />}
      {index.data && <Curve index={index.data} area={areaOf(valuation, labels)} />}
    </Card>
  );
}

function areaOf({ inputs }: ValuationRead, labels: Labels): string | null {
  const name = Object.keys(inputs).find((key) => labels.get(key)?.role === "neighbourhood");
  const area = name === undefined ? null : inputs[name];
  return area === null || area === undefined ? null : String(area);
}

function Curve({ index, area }: { index: MarketIndexRead; area: string | null }) {
  const curve = curveOf(index, area);
  const [first, last] = [curve.points[0], curve.points.at(-1)];
  if (!first || !last) return null;
  return (
    <>
      <BandLine
        title={text.chart(curve.area)}
        summary={text.summary(curve.area, first.period, last.period, show(last.index), interval(last.low, last.high, show))}
        points={curve.points.map(({ period, index: value, low, high }) => ({ label: period, short: period.slice(0, 7), value, low, high }))}
        table={{
          columns: [{ header: text.headers.period }, { header: text.headers.index, numeric: true }, { header: text.headers.low, numeric: true }, { header: text.headers.high, numeric: true }, { header: text.headers.n, numeric: true }],
          rows: curve.points.map(({ period, index: value, low, high, n }) => [period, value, low, high, n]),
        }}
        format={show}
        reference={100}
        file="market-index"
      />
      {area !== null && curve.area === null && <p className="text-xs text-muted">{text.noArea}</p>}
    </>
  );
}
