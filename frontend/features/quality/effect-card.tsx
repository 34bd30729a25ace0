"use client";

import { useEffect } from "react";

import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { ProblemPanel } from "@/components/ui/problem-panel";
import { SkeletonLines } from "@/components/ui/skeleton";
import { TextLink } from "@/components/ui/text-link";
import { Permit } from "@/features/account/permit";
import { EffectResult } from "@/features/effect/effect-result";
import { effectText as text } from "@/features/effect/text";
import { useStale } from "@/features/live/stale-banner";
import { useEffectOf, useMeasureEffect, useRefreshEffect } from "@/features/quality/queries";
import { CancelButton } from "@/features/runs/cancel-button";
import { NoWorker } from "@/features/runs/no-worker";
import { useRun } from "@/features/runs/queries";
import { RunNotes } from "@/features/runs/run-item";
import { RunProgress } from "@/features/runs/run-progress";
import { isActive } from "@/features/runs/run-state";
import type { LatestSalesEffect, RunRead } from "@/lib/api/generated";
import { ago, dateTime } from "@/lib/format";

/** What leaving the flagged sales out does to the accuracy: starts the measurement, follows it, and shows the last one. */
export function EffectCard({ id }: { id: string }) {
  const query = useEffectOf(id);
  return (
    <Card title={text.title}>
      <p className="mb-3 text-muted">{text.lead}</p>
      {query.error && <ProblemPanel error={query.error} title={text.loadFailed} onRetry={() => void query.refetch()} />}
      {query.isPending && <SkeletonLines lines={3} />}
      {query.data && (query.data.run ? <Known id={id} latest={query.data} runId={query.data.run.id} /> : <Measure id={id} flagged={query.data.flagged} />)}
    </Card>
  );
}

function Known({ id, latest, runId }: { id: string; latest: LatestSalesEffect; runId: string }) {
  const run = useRun(runId).data ?? latest.run;
  const refresh = useRefreshEffect(id);
  const cancelled = run?.state === "cancelled";
  useEffect(() => {
    if (cancelled) refresh(); // the measurement before it is the last one again
  }, [cancelled, refresh]);
  if (!run) return null;
  if (isActive(run)) return <Active run={run} />;
  return (
    <div className="flex flex-col gap-3">
      {run.state === "failed" && <RunNotes run={run} />}
      {latest.stale && run.effect && <Alert tone="warn">{text.stale}</Alert>}
      {run.effect && <EffectResult effect={run.effect} />}
      <Measure id={id} flagged={latest.flagged} again={run.state === "succeeded"} />
      <When run={run} />
    </div>
  );
}

/** The bar, the trainer's words, and the way to stop it. */
function Active({ run }: { run: RunRead }) {
  return (
    <div aria-live="polite">
      <NoWorker runs={[run]} />
      <RunProgress run={run} />
      <RunNotes run={run} />
      <div className="mt-3">
        <CancelButton run={run} />
      </div>
    </div>
  );
}

function Measure({ id, flagged, again = false }: { id: string; flagged: number; again?: boolean }) {
  const measure = useMeasureEffect(id);
  const offline = useStale();
  return (
    <div>
      {flagged === 0 && <p className="mb-2 text-muted">{text.none}</p>}
      <Permit role="analyst">
        <Button look={again ? "secondary" : "primary"} onClick={() => measure.mutate()} busy={measure.isPending} disabled={flagged === 0 || offline}>
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

function When({ run }: { run: RunRead }) {
  return (
    <p className="text-sm text-muted">
      <time dateTime={run.created_at} title={dateTime(run.created_at)} suppressHydrationWarning>
        {text.measured(ago(run.created_at))}
      </time>{" "}
      <TextLink href={`/runs/${run.id}`}>{text.run}</TextLink>
    </p>
  );
}
