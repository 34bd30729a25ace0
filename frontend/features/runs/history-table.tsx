"use client";

import { type Column, DataTable } from "@/components/ui/data-table";
import { ModelName } from "@/components/ui/model-mark";
import { Sample } from "@/components/ui/sample";
import { TextLink } from "@/components/ui/text-link";
import { runText } from "@/features/runs/text";
import { PriorityBadge } from "@/features/runs/priority";
import { runCode, runDetails, runModelName, runName } from "@/features/runs/run-name";
import { isActive, runSeconds } from "@/features/runs/run-state";
import { RunBadge } from "@/features/runs/run-status";
import { mainRun } from "@/features/runs/scores";
import type { RunRead } from "@/lib/api/generated";
import { ago, dateTime, duration, MISSING, progressPercent, tenths } from "@/lib/format";
import { messages } from "@/messages/text";

const text = runText.history;

/** The median error of the model that a run was for: of an `all` that of its blend, never the best of its parts. */
const errorOf = (run: RunRead): number | null => mainRun(run)?.result?.test.mdape.value ?? null;

const makeColumns = (): Column<RunRead>[] => [
  {
    id: "run",
    header: text.columns.run,
    className: "in-data-[density=compact]:whitespace-nowrap",
    cell: (run) => (
      <>
        <TextLink
          href={`/runs/${run.id}`}
          aria-label={messages.runs.openNamed(`${runName(run)}, ${messages.runs.code(runCode(run))}`)}
          className="text-ink no-underline hover:underline"
        >
          <ModelName family={run.model_type}>{runModelName(run)}</ModelName>
        </TextLink>
        <span className="num block text-xs text-muted sm:whitespace-nowrap in-data-[density=compact]:ms-2 in-data-[density=compact]:inline">{runDetails(run)}</span>
      </>
    ),
  },
  {
    id: "state",
    header: text.columns.state,
    cell: (run) => (
      <span className="inline-flex items-center gap-2">
        <RunBadge run={run} />
        <PriorityBadge run={run} />
        {isActive(run) && <span className="num">{progressPercent(run.progress.percent)}</span>}
      </span>
    ),
  },
  {
    id: "dataset",
    header: text.columns.dataset,
    className: "in-data-[density=compact]:whitespace-nowrap",
    cell: (run) => (
      <span className="inline-flex items-center gap-2">
        {run.dataset.title}
        {run.dataset.is_sample && <Sample />}
      </span>
    ),
  },
  { id: "mdape", header: text.columns.mdape, numeric: true, cell: (run) => tenths(errorOf(run)), sortBy: errorOf },
  {
    id: "time",
    header: text.columns.time,
    numeric: true,
    cell: (run) => (isActive(run) ? MISSING : duration(runSeconds(run, 0))),
    sortBy: (run) => (isActive(run) ? null : runSeconds(run, 0)),
  },
  {
    id: "created",
    header: text.columns.created,
    numeric: true,
    cell: (run) => (
      <time dateTime={run.created_at} title={dateTime(run.created_at)} suppressHydrationWarning>
        {ago(run.created_at)}
      </time>
    ),
    sortBy: (run) => run.created_at,
  },
];

export function HistoryTable({ runs }: { runs: RunRead[] }) {
  return <DataTable caption={text.title} rows={runs} columns={makeColumns()} rowKey={(run) => run.id} />;
}
