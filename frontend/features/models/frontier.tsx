"use client";

import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useState } from "react";

import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { type Column, DataTable } from "@/components/ui/data-table";
import { ProblemPanel } from "@/components/ui/problem-panel";
import { Term } from "@/components/ui/term";
import { Permit, useForbidden } from "@/features/account/permit";
import { useStale } from "@/features/live/stale-banner";
import { FrontierPlot } from "@/features/models/frontier-plot";
import { frontierText } from "@/features/models/frontier-text";
import { estimateText } from "@/features/models/estimate-text";
import { useEvaluation } from "@/features/models/queries";
import { modelText } from "@/features/models/text";
import { type FrontierPoint, makeEquityPoint, type ModelRead } from "@/lib/api/generated";
import { unwrap } from "@/lib/api/http";
import { number, percent, ratio, signedNumber } from "@/lib/format";
import { messages } from "@/messages/text";

const text = modelText.frontier;

/** What equity between cheap and dear homes costs, and each degree of it as a model to be made. */
export function Frontier({ model }: { model: ModelRead }) {
  const points = useEvaluation(model.id).data?.equity_frontier ?? [];
  const [equity, setEquity] = useState<number | null>(null);
  const picked = points.find((point) => point.equity === equity);
  const router = useRouter();
  const stale = useStale();
  const make = useMutation({
    mutationFn: (equity: number) => unwrap(makeEquityPoint({ path: { model_id: model.id }, body: { equity } })),
    onSuccess: (run) => router.push(`/runs/${run.id}`),
  });
  const refused = useForbidden({ role: "analyst" });
  const [first] = points;
  if (!first) return null;
  const action = (point: FrontierPoint) => {
    if (point.chosen) return <Badge>{text.chosen}</Badge>;
    if (refused !== undefined) return null;
    const label = text.makeNamed(number(point.equity, 3));
    const blocked = stale ? messages.connection.writeBlocked : undefined;
    return (
      <Button size="sm" aria-label={label} title={blocked} disabled={stale || make.isPending} onClick={() => make.mutate(point.equity)}>
        {text.make}
      </Button>
    );
  };
  return (
    <Card title={text.title} className="lg:col-span-2">
      <p className="mb-2">{text.lead(first.out_of_fold.n)}</p>
      <FrontierPlot points={points} picked={picked?.equity ?? null} onPick={setEquity} />
      <div aria-live="polite" className="mb-3 flex min-h-9 flex-wrap items-center gap-3">
        {picked ? (
          <>
            <p>{frontierText.picked(picked.equity, estimateText(picked.out_of_fold.mdape, percent), estimateText(picked.out_of_fold.prb, (value) => signedNumber(value, 3)))}</p>
            {action(picked)}
          </>
        ) : (
          <p className="text-muted">{frontierText.pick}</p>
        )}
      </div>
      <DataTable caption={text.caption} rows={points} columns={[...makeColumns(), { id: "make", header: <span className="sr-only">{frontierText.action}</span>, cell: action }]} rowKey={(point) => String(point.equity)} rowClass={(point) => (point.equity === equity ? "bg-pressed" : undefined)} />
      <Permit role="analyst">{make.isError && <ProblemPanel error={make.error} title={text.failed} />}</Permit>
    </Card>
  );
}

const makeColumns = (): Column<FrontierPoint>[] => [
  { id: "equity", header: text.equity, numeric: true, cell: (point) => number(point.equity, 3) },
  { id: "mdape", header: <Term name="mdape" />, numeric: true, cell: (point) => estimateText(point.out_of_fold.mdape, percent) },
  { id: "cod", header: <Term name="cod" />, numeric: true, cell: (point) => estimateText(point.out_of_fold.cod, ratio) },
  { id: "prd", header: <Term name="prd" />, numeric: true, cell: (point) => estimateText(point.out_of_fold.prd, (value) => ratio(value, 3)) },
  { id: "prb", header: <Term name="prb" />, numeric: true, cell: (point) => estimateText(point.out_of_fold.prb, (value) => signedNumber(value, 3)) },
];
