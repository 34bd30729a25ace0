"use client";

import { Card } from "@/components/ui/card";
import { Empty } from "@/components/ui/empty";
import { ProblemPanel } from "@/components/ui/problem-panel";
import { SkeletonLines } from "@/components/ui/skeleton";
import { TextLink } from "@/components/ui/text-link";
import { NoWorker } from "@/features/runs/no-worker";
import { useRuns } from "@/features/runs/queries";
import { RunItem } from "@/features/runs/run-item";
import { isActive } from "@/features/runs/run-state";
import { trainingMessages } from "@/features/training/messages";
import { cn } from "@/lib/cn";
import type { RunRead } from "@/lib/api/generated";
import { useText } from "@/lib/use-text";
import { runsMessages } from "@/messages/runs";

const SHOWN_FINISHED = 5;

/** What runs now and what finished lately, as the server has it: closing the browser changes nothing. */
export function RunList() {
  const runsText = useText(runsMessages);
  const text = useText(trainingMessages);
  const query = useRuns();
  const runs = query.data?.items ?? [];
  const active = runs.filter(isActive);
  const finished = runs.filter((run) => !isActive(run)).slice(0, SHOWN_FINISHED);
  return (
    <Card title={text.runs} actions={<TextLink href="/runs">{text.allRuns}</TextLink>}>
      <NoWorker runs={active} />
      {query.isPending && <SkeletonLines lines={6} />}
      {query.error && !query.data && (
        <ProblemPanel error={query.error} title={runsText.loadFailed} onRetry={() => void query.refetch()} />
      )}
      {query.data && runs.length === 0 && <Empty title={text.emptyTitle}>{text.emptyText}</Empty>}
      <Runs runs={active} />
      {finished.length > 0 && (
        <>
          <h3 className={cn("mb-2 font-semibold", active.length > 0 && "mt-5 border-t border-line pt-4")}>{text.finished}</h3>
          <Runs runs={finished} />
        </>
      )}
    </Card>
  );
}

function Runs({ runs }: { runs: RunRead[] }) {
  if (runs.length === 0) return null;
  return (
    <ul className="flex flex-col divide-y divide-line">
      {runs.map((run) => (
        <RunItem key={run.id} run={run} />
      ))}
    </ul>
  );
}
