"use client";

import { Badge, type Tone } from "@/components/ui/badge";
import { type Column, DataTable } from "@/components/ui/data-table";
import { ProblemPanel } from "@/components/ui/problem-panel";
import { SkeletonLines } from "@/components/ui/skeleton";
import { TextLink } from "@/components/ui/text-link";
import { schedulesText as text } from "@/features/schedules/text";
import { useHistory } from "@/features/schedules/queries";
import type { FireRead } from "@/lib/api/generated";
import { dateMinute, MISSING } from "@/lib/format";

const TONES: Record<FireRead["outcome"], Tone> = { started: "success", missed: "warn", skipped: "neutral", refused: "danger" };

const makeColumns = (): Column<FireRead>[] => [
  { id: "due", header: text.columns.due, className: "whitespace-nowrap", cell: (fire) => dateMinute(fire.due_at) },
  { id: "outcome", header: text.columns.outcome, cell: (fire) => <Badge tone={TONES[fire.outcome]}>{text.outcomes[fire.outcome]}</Badge> },
  { id: "run", header: text.columns.run, cell: (fire) => (fire.run_id ? <TextLink href={`/runs/${fire.run_id}`}>{fire.run_state ? text.states[fire.run_state] : text.columns.run}</TextLink> : MISSING) },
  { id: "promotion", header: text.columns.promotion, cell: (fire) => (fire.promotion ? text.promotions[fire.promotion] : MISSING) },
  { id: "why", header: text.columns.why, className: "min-w-64", cell: (fire) => fire.promotion_reason || fire.reason || MISSING },
];

/** What became of each due time. */
export function ScheduleHistory({ id, name }: { id: string; name: string }) {
  const history = useHistory(id);
  return (
    <section className="mt-4 border-t border-line pt-3" aria-label={`${text.history}: ${name}`}>
      {history.isPending && <SkeletonLines lines={3} />}
      {history.error && !history.data && <ProblemPanel error={history.error} title={text.failed} onRetry={() => void history.refetch()} />}
      {history.data?.items.length === 0 && <p className="text-muted">{text.historyEmpty}</p>}
      {history.data && history.data.items.length > 0 && (
        <DataTable caption={`${text.history}: ${name}`} rows={history.data.items} columns={makeColumns()} rowKey={(fire) => fire.due_at} />
      )}
    </section>
  );
}
