"use client";

import { Card } from "@/components/ui/card";
import { LinkButton } from "@/components/ui/button";
import { Estimate, estimated } from "@/components/ui/estimate";
import { ModelName } from "@/components/ui/model-mark";
import { ProblemPanel } from "@/components/ui/problem-panel";
import { Sample } from "@/components/ui/sample";
import { SkeletonLines } from "@/components/ui/skeleton";
import { TextLink } from "@/components/ui/text-link";
import { Champions } from "@/features/overview/champions";
import { FirstSteps } from "@/features/overview/first-steps";
import { overviewMessages } from "@/features/overview/messages";
import { useNewestValuations } from "@/features/overview/queries";
import { Welcome } from "@/features/overview/welcome";
import { useRuns } from "@/features/runs/queries";
import { RunItem } from "@/features/runs/run-item";
import { isActive } from "@/features/runs/run-state";
import { ago, dateTime } from "@/lib/format";
import { useText } from "@/lib/use-text";
import { runsMessages } from "@/messages/runs";

const RECENT = 5;

/** Where am I, what is running, what next. Each card fails alone. */
export function OverviewView({ stepsHidden }: { stepsHidden: boolean }) {
  return (
    <>
      <Welcome />
      <FirstSteps hiddenAtFirst={stepsHidden} />
      <div className="grid items-start gap-4 lg:grid-cols-2">
        <div className="flex min-w-0 flex-col gap-4">
          <Running />
          <Recent />
        </div>
        <div className="flex min-w-0 flex-col gap-4">
          <Champions />
          <Valuations />
        </div>
      </div>
    </>
  );
}

function Running() {
  const runsText = useText(runsMessages);
  const text = useText(overviewMessages);
  const query = useRuns();
  const active = (query.data?.items ?? []).filter(isActive);
  return (
    <Card
      title={text.running}
      actions={
        <LinkButton href="/train" size="sm">
          {text.trainAction}
        </LinkButton>
      }
    >
      {query.isPending && <SkeletonLines />}
      {query.error && !query.data && (
        <ProblemPanel error={query.error} title={runsText.loadFailed} onRetry={() => void query.refetch()} />
      )}
      {query.data && active.length === 0 && <p className="text-muted">{text.nothingRuns}</p>}
      <ul className="divide-y divide-line">
        {active.map((run) => (
          <RunItem key={run.id} run={run} />
        ))}
      </ul>
    </Card>
  );
}

function Recent() {
  const text = useText(overviewMessages);
  const query = useRuns();
  const over = (query.data?.items ?? []).filter((run) => !isActive(run)).slice(0, RECENT);
  if (!query.data) return null;
  return (
    <Card title={text.recentRuns} actions={<TextLink href="/runs">{text.all}</TextLink>}>
      {over.length === 0 && <p className="text-muted">{text.recentRunsEmpty}</p>}
      <ul className="divide-y divide-line">
        {over.map((run) => (
          <RunItem key={run.id} run={run} brief />
        ))}
      </ul>
    </Card>
  );
}

function Valuations() {
  const text = useText(overviewMessages);
  const query = useNewestValuations();
  return (
    <Card
      title={text.valuations}
      actions={
        <LinkButton href="/value" size="sm">
          {text.valueAction}
        </LinkButton>
      }
    >
      {query.isPending && <SkeletonLines />}
      {query.error && !query.data && (
        <ProblemPanel error={query.error} title={text.valuationsFailed} onRetry={() => void query.refetch()} />
      )}
      {query.data?.items.length === 0 && <p className="text-muted">{text.valuationsEmpty}</p>}
      <ul className="divide-y divide-line">
        {query.data?.items.map((item) => (
          <li key={item.id} className="flex flex-wrap items-baseline justify-between gap-x-4 py-2">
            <TextLink href={`/value/${item.id}`} className="num font-medium">
              <Estimate of={estimated(item, item.dataset.currency)} part="value" />
            </TextLink>
            <Estimate of={estimated(item, item.dataset.currency)} part="range" className="num text-muted" />
            <Estimate of={estimated(item, item.dataset.currency)} part="confidence" className="w-full text-sm text-muted" />
            <span className="flex w-full flex-wrap items-center gap-2 text-sm text-muted">
              <ModelName family={item.family} />
              {item.dataset.title}
              {item.dataset.is_sample && <Sample />}
              <time dateTime={item.created_at} title={dateTime(item.created_at)} suppressHydrationWarning>
                {ago(item.created_at)}
              </time>
            </span>
          </li>
        ))}
      </ul>
    </Card>
  );
}
