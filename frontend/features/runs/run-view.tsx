"use client";

import dynamic from "next/dynamic";
import { parseAsStringLiteral, useQueryState } from "nuqs";
import type { ReactNode } from "react";

import { Alert } from "@/components/ui/alert";
import { buttonClass, LinkButton } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { PageHeader } from "@/components/ui/page-header";
import { Places, ProblemPanel } from "@/components/ui/problem-panel";
import { Sample } from "@/components/ui/sample";
import { SkeletonLines } from "@/components/ui/skeleton";
import { Tabs } from "@/components/ui/tabs";
import { TextLink } from "@/components/ui/text-link";
import { MadeBy } from "@/features/account/made-by";
import { Permit } from "@/features/account/permit";
import { Gone, isGone } from "@/features/gone/gone";
import { CancelButton } from "@/features/runs/cancel-button";
import { CurvesTab } from "@/features/runs/curves-tab";
import { canFinish, FinishButton } from "@/features/runs/finish-button";
import { runText as text } from "@/features/runs/text";
import { NoWorker } from "@/features/runs/no-worker";
import { PriorityField } from "@/features/runs/priority";
import { useRun } from "@/features/runs/queries";
import { BlendOffer } from "@/features/runs/part-result";
import { RetryButton } from "@/features/runs/retry-button";
import { RunItem } from "@/features/runs/run-item";
import { isImport, runDetails, untrained } from "@/features/runs/run-name";
import { isActive } from "@/features/runs/run-state";
import { RunBadge } from "@/features/runs/run-status";
import { mainRun, modelIds } from "@/features/runs/scores";
import { RunTitle } from "@/features/runs/run-title";
import { StoredDataset } from "@/features/runs/stored-dataset";
import type { RunRead } from "@/lib/api/generated";
import { ago, dateTime } from "@/lib/format";

const Lines = () => <SkeletonLines lines={6} />;
/** Each tab is loaded when it is first opened. */
const MetricsTab = dynamic(() => import("@/features/runs/metrics-tab").then((module) => module.MetricsTab), { ssr: false, loading: Lines });
const SalesEvaluationTab = dynamic(() => import("@/features/runs/sales-evaluation").then((module) => module.SalesEvaluationTab), { ssr: false, loading: Lines });
const EffectTab = dynamic(() => import("@/features/runs/effect-tab").then((module) => module.EffectTab), { ssr: false, loading: Lines });
const OriginsTab = dynamic(() => import("@/features/runs/origins-tab").then((module) => module.OriginsTab), { ssr: false, loading: Lines });
const ConfigTab = dynamic(() => import("@/features/runs/config-tab").then((module) => module.ConfigTab), { ssr: false, loading: Lines });
const ReproduceTab = dynamic(() => import("@/features/runs/reproduce-tab").then((module) => module.ReproduceTab), { ssr: false, loading: Lines });
const LogTab = dynamic(() => import("@/features/runs/log-tab").then((module) => module.LogTab), { ssr: false, loading: Lines });

export function RunView({ id }: { id: string }) {
  const query = useRun(id);
  if (query.data) return <KnownRun run={query.data} />;
  if (isGone(query.error)) return <Gone kind="run" id={id} />;
  return (
    <>
      <PageHeader title={text.crumb} />
      {query.error ? (
        <ProblemPanel error={query.error} title={text.loadFailed} onRetry={() => void query.refetch()} />
      ) : (
        <SkeletonLines lines={6} />
      )}
    </>
  );
}

/** The error names some rows; the file has all of them with their cells, to be corrected and imported. */
function AllPlaces({ run }: { run: RunRead }) {
  if (!isImport(run) || run.state !== "failed" || !run.error?.places?.length) return null;
  return (
    <p className="mt-3 flex flex-wrap items-center gap-x-3 gap-y-2">
      <a className={buttonClass("secondary", "sm")} href={`/api/v1/runs/${run.id}/problems.csv`} download>
        {text.allPlaces}
      </a>
      <span className="text-muted">{text.allPlacesText}</span>
    </p>
  );
}

const TABS = ["curves", "metrics", "config", "reproduce", "log"] as const;

function KnownRun({ run }: { run: RunRead }) {
  return (
    <>
      <PageHeader
        crumb={<TextLink href="/runs">{text.crumb}</TextLink>}
        title={
          <span className="inline-flex flex-wrap items-center gap-x-2.5">
            <RunTitle run={run} />
            <span className="font-normal text-muted">{run.dataset.title}</span>
            {run.dataset.is_sample && <Sample />}
            <RunBadge run={run} />
          </span>
        }
        lead={
          <span className="flex flex-wrap items-center gap-x-2">
            <time dateTime={run.created_at} title={dateTime(run.created_at)} suppressHydrationWarning>
              {ago(run.created_at)}
            </time>
            <span className="num">{runDetails(run)}</span>
            <MadeBy kind="runs" id={run.id} owned={run.owned} />
          </span>
        }
        actions={<Actions run={run} />}
      />
      <Relations run={run} />
      <NoWorker runs={[run]} />
      <Card title={isActive(run) ? text.progress : text.outcome} className="mb-5">
        <PriorityField run={run} />
        <ul>
          <RunItem run={run} onOwnPage />
        </ul>
        {/* Where a setting is the place, the button names it. */}
        {!run.error?.change && <Places places={run.error?.places ?? []} />}
        <AllPlaces run={run} />
        <BlendOffer run={run} />
        <StoredDataset run={run} />
      </Card>
      {!isImport(run) && <RunTabs run={run} />}
    </>
  );
}

/** The figures of runs that make no model. */
const METRICS: Partial<Record<RunRead["kind"], (run: RunRead) => ReactNode>> = {
  evaluate: (run) => <SalesEvaluationTab run={run} />,
  effect: (run) => <EffectTab run={run} />,
  origins: (run) => <OriginsTab run={run} />,
  batch: (run) => <TextLink href={`/batch/${run.id}`}>{text.batch}</TextLink>,
};

function RunTabs({ run }: { run: RunRead }) {
  const [asked, setTab] = useQueryState("tab", parseAsStringLiteral(TABS).withDefault("curves"));
  const trained = untrained(run) === null;
  const tab = asked === "curves" && !trained ? "metrics" : asked;
  const metrics = METRICS[run.kind]?.(run) ?? <MetricsTab run={run} />;
  return (
    <Card className="pt-2">
      <Tabs
        label={text.tabs.label}
        value={tab}
        onChange={(next) => void setTab(next)}
        tabs={[
          ...(trained ? [{ value: "curves" as const, label: text.tabs.curves, content: <CurvesTab run={run} /> }] : []),
          { value: "metrics", label: text.tabs.metrics, content: metrics },
          { value: "config", label: text.tabs.config, content: <ConfigTab run={run} /> },
          { value: "reproduce", label: text.tabs.reproduce, content: <ReproduceTab run={run} /> },
          { value: "log", label: text.tabs.log, content: <LogTab run={run} /> },
        ]}
      />
    </Card>
  );
}

function Actions({ run }: { run: RunRead }) {
  if (isActive(run)) {
    return (
      <>
        {canFinish(run) && <FinishButton run={run} />}
        <CancelButton run={run} />
        <Permit role="analyst" owned={run.owned}>
          {null}
        </Permit>
      </>
    );
  }
  if (run.state !== "succeeded") {
    return (
      <>
        <Permit role="analyst">{null}</Permit>
        {untrained(run) === null && (
          <LinkButton href={`/train?ds=${encodeURIComponent(run.dataset.id)}`} size="sm">
            {text.editAndRetry}
          </LinkButton>
        )}
        <RetryButton run={run} look="primary" />
      </>
    );
  }
  const made = modelIds(run);
  const main = mainRun(run)?.result?.model_id;
  return (
    <>
      {made.length > 0 && (
        <LinkButton href={`/compare?m=${made.join(",")}`} size="sm">
          {text.compare}
        </LinkButton>
      )}
      {main && (
        <LinkButton href={`/value?model=${main}`} size="sm" look="primary">
          {text.value}
        </LinkButton>
      )}
    </>
  );
}

function Relations({ run }: { run: RunRead }) {
  const [note, label, href] = run.parent_id
    ? [text.partOf, text.openParent, `/runs/${run.parent_id}`]
    : [text.retryOf, text.openOriginal, `/runs/${run.retry_of}`];
  if (!run.parent_id && !run.retry_of) return null;
  return (
    <Alert className="mb-4">
      {note} <TextLink href={href}>{label}</TextLink>
    </Alert>
  );
}
