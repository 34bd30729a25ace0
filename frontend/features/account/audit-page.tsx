"use client";

import { Alert } from "@/components/ui/alert";
import { Badge, type Tone } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { type Column, DataTable } from "@/components/ui/data-table";
import { PageHeader } from "@/components/ui/page-header";
import { ProblemPanel } from "@/components/ui/problem-panel";
import { SkeletonLines } from "@/components/ui/skeleton";
import { NeedsAccounts } from "@/features/account/accounts-off";
import { accountText } from "@/features/account/text";
import { useAccount, useAudit, useCheckAudit } from "@/features/account/queries";
import type { AuditRead } from "@/lib/api/generated";
import { dateTime, integer } from "@/lib/format";

const text = accountText.audit;
const TONES: Record<AuditRead["outcome"], Tone> = { done: "success", asked: "neutral", refused: "danger" };

const words = (action: string): string => action.replaceAll("_", " ");

const makeColumns = (): Column<AuditRead>[] => [
  { id: "number", header: text.columns.number, numeric: true, cell: ({ seq }) => integer(seq) },
  { id: "at", header: text.columns.at, cell: ({ at }) => <time dateTime={at}>{dateTime(at)}</time>, className: "whitespace-nowrap" },
  { id: "actor", header: text.columns.actor, cell: ({ actor }) => actor },
  { id: "action", header: text.columns.action, cell: ({ action }) => words(action) },
  { id: "subject", header: text.columns.subject, cell: ({ subject }) => <span className="break-all">{subject}</span> },
  { id: "outcome", header: text.columns.outcome, cell: ({ outcome }) => <Badge tone={TONES[outcome]}>{text.outcomes[outcome]}</Badge> },
];

export function AuditPage() {
  const check = useCheckAudit();
  const off = useAccount().data?.accounts === "off";
  return (
    <>
      <PageHeader
        title={text.title}
        lead={text.lead}
        actions={
          !off && (
            <Button size="sm" onClick={() => check.mutate()} busy={check.isPending}>
              {text.check}
            </Button>
          )
        }
      />
      <NeedsAccounts>
        <div className="flex flex-col gap-4">
          <Verdict check={check} />
          <Log />
        </div>
      </NeedsAccounts>
    </>
  );
}

function Log() {
  const log = useAudit();
  const rows = log.data?.pages.flatMap(({ items }) => items) ?? [];
  return (
    <Card>
      {log.isError && <ProblemPanel error={log.error} title={text.loadFailed} onRetry={() => void log.refetch()} />}
      {log.isPending && <SkeletonLines lines={6} />}
      {log.data && <DataTable caption={text.table} rows={rows} columns={makeColumns()} rowKey={({ seq }) => String(seq)} empty={<p className="p-3 text-muted">{text.none}</p>} />}
      {log.hasNextPage && (
        <Button size="sm" className="mt-3" onClick={() => void log.fetchNextPage()} busy={log.isFetchingNextPage}>
          {text.more}
        </Button>
      )}
    </Card>
  );
}

function Verdict({ check }: { check: ReturnType<typeof useCheckAudit> }) {
  if (check.isError) return <ProblemPanel error={check.error} title={text.checkFailed} />;
  if (!check.data) return null;
  const { rows, last_hash: hash, broken_at: at } = check.data;
  if (at === null) return <Alert tone="success" live title={text.whole(rows, hash)} />;
  return (
    <Alert tone="danger" live title={text.broken(at)}>
      {text.brokenText}
    </Alert>
  );
}
