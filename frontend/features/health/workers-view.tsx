"use client";

import { Badge } from "@/components/ui/badge";
import { Card } from "@/components/ui/card";
import { CopyButton } from "@/components/ui/copy-button";
import { type Column, DataTable } from "@/components/ui/data-table";
import { Empty } from "@/components/ui/empty";
import { ProblemPanel } from "@/components/ui/problem-panel";
import { SkeletonLines } from "@/components/ui/skeleton";
import { Stat, StatList } from "@/components/ui/stat";
import { healthText as text } from "@/features/health/text";
import { useHealth, useWorkers } from "@/features/health/queries";
import type { CeleryHealth, WorkerRead } from "@/lib/api/generated";
import { integer, MISSING } from "@/lib/format";

export function WorkersView() {
  const workers = useWorkers();
  return (
    <div className="grid items-start gap-4 lg:grid-cols-[22rem_1fr]">
      <Parts />
      <div className="flex min-w-0 flex-col gap-4">
        {workers.isPending && (
          <Card title={text.workers}>
            <SkeletonLines lines={5} />
          </Card>
        )}
        {workers.error && !workers.data && (
          <ProblemPanel error={workers.error} title={text.workersFailed} onRetry={() => void workers.refetch()} />
        )}
        {workers.data && <Queue health={workers.data} />}
        {workers.data && <Workers workers={workers.data.workers} />}
      </div>
    </div>
  );
}

function Parts() {
  const query = useHealth();
  return (
    <Card title={text.parts}>
      {query.isPending && <SkeletonLines lines={4} />}
      {query.error && !query.data && <ProblemPanel error={query.error} title={text.healthFailed} onRetry={() => void query.refetch()} />}
      <ul className="flex flex-col divide-y divide-line">
        {query.data?.parts.map((part) => (
          <li key={part.name} className="flex items-start justify-between gap-3 py-2">
            <span className="min-w-0">
              <span className="font-medium">{text.partNames[part.name] ?? part.name}</span>
              {part.detail && <span className="block text-sm break-words text-muted">{part.detail}</span>}
            </span>
            <Badge tone={part.ok ? "success" : "danger"}>{part.ok ? text.ok : text.notOk}</Badge>
          </li>
        ))}
      </ul>
      {query.data && <p className="mt-2 text-xs text-muted">{text.version(query.data.version)}</p>}
    </Card>
  );
}

function Queue({ health }: { health: CeleryHealth }) {
  const { broker_latency_ms: latency } = health;
  return (
    <Card title={text.queue}>
      <StatList>
        <Stat label={text.running} value={integer(health.running_runs)} />
        <Stat label={text.queued} value={integer(health.queued_runs)} />
        <Stat label={text.depth} value={integer(health.queue_depth)} note={text.depthNote} />
        <Stat label={text.latency} value={latency === null ? MISSING : text.milliseconds(latency)} />
      </StatList>
    </Card>
  );
}

const makeColumns = (): Column<WorkerRead>[] => [
  { id: "name", header: text.columns.name, cell: (worker) => worker.name, sortBy: (worker) => worker.name },
  { id: "heartbeat", header: text.columns.heartbeat, numeric: true, cell: (worker) => text.before(worker.heartbeat_age_s) },
  { id: "slots", header: text.columns.slots, numeric: true, cell: (worker) => integer(worker.slots) },
  { id: "busy", header: text.columns.busy, numeric: true, cell: (worker) => integer(worker.busy) },
  { id: "queues", header: text.columns.queues, cell: (worker) => worker.queues.join(", ") },
];

function Workers({ workers }: { workers: WorkerRead[] }) {
  return (
    <Card title={text.workers}>
      {workers.length === 0 ? (
        <Empty title={text.noneTitle}>{text.none}</Empty>
      ) : (
        <DataTable caption={text.workers} rows={workers} columns={makeColumns()} rowKey={(worker) => worker.name} />
      )}
      <div className="mt-4 border-t border-line pt-3">
        <h3 className="font-semibold">{text.more}</h3>
        <p className="text-muted">{text.moreText}</p>
        <div className="mt-1 flex flex-wrap items-center gap-2">
          <code className="font-mono text-xs break-all">{text.moreCommand}</code>
          <CopyButton text={text.moreCommand} />
        </div>
      </div>
    </Card>
  );
}
