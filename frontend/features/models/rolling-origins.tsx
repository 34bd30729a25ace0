"use client";

import dynamic from "next/dynamic";

import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { ProblemPanel } from "@/components/ui/problem-panel";
import { Progress } from "@/components/ui/progress";
import { ChartLines, SkeletonLines } from "@/components/ui/skeleton";
import { TextLink } from "@/components/ui/text-link";
import { Permit } from "@/features/account/permit";
import { useStale } from "@/features/live/stale-banner";
import { originsText as text } from "@/features/models/origins-text";
import { useMeasureOrigins, useOrigins } from "@/features/models/origins-queries";
import { useEvaluation } from "@/features/models/queries";
import type { ModelRead, RunRead } from "@/lib/api/generated";
import { progressPercent } from "@/lib/format";
import { messages } from "@/messages/text";

/** Only a model whose earlier days were measured needs it. */
const OriginsFigures = dynamic(() => import("@/features/models/origins-figures").then((module) => module.OriginsFigures), { ssr: false, loading: ChartLines });

/** How the method of a model does at earlier days; nothing where the sales have no dates. */
export function RollingOrigins({ model }: { model: ModelRead }) {
  const evaluation = useEvaluation(model.id).data;
  const query = useOrigins(model.id);
  if (!evaluation?.has_market_index && (evaluation?.by_age ?? []).length === 0) return null;
  return (
    <Card title={text.title} className="lg:col-span-2">
      <p className="mb-3 text-muted">{text.lead}</p>
      {query.error && <ProblemPanel error={query.error} title={text.loadFailed} onRetry={() => void query.refetch()} />}
      {query.isPending && <SkeletonLines lines={3} />}
      {query.data && (query.data.run ? <Known model={model} run={query.data.run} /> : <Measure id={model.id} />)}
    </Card>
  );
}

function Known({ model, run }: { model: ModelRead; run: RunRead }) {
  const active = run.finished_at === null;
  return (
    <div className="flex flex-col gap-3">
      {active && <Progress value={run.progress.percent} label={text.title} valueText={messages.runs.valueText(progressPercent(run.progress.percent), run.progress.message, "")} />}
      {run.error && (
        <Alert tone="danger" title={text.ended}>
          {run.error.message}
        </Alert>
      )}
      {run.origins && <OriginsFigures figures={run.origins} />}
      {!active && <Measure id={model.id} again={run.state === "succeeded"} />}
      <p className="text-sm">
        <TextLink href={`/runs/${run.id}`}>{active ? text.follow : text.run}</TextLink>
      </p>
    </div>
  );
}

function Measure({ id, again = false }: { id: string; again?: boolean }) {
  const measure = useMeasureOrigins(id);
  const offline = useStale();
  return (
    <div>
      <p className="mb-2 text-muted">{text.cost}</p>
      <Permit role="analyst">
        <Button look="secondary" onClick={() => measure.mutate()} busy={measure.isPending} disabled={offline}>
          {again ? text.again : text.measure}
        </Button>
      </Permit>
      {measure.error && (
        <div className="mt-3">
          <ProblemPanel error={measure.error} title={text.failed} />
        </div>
      )}
    </div>
  );
}
