"use client";

import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { type Column, DataTable } from "@/components/ui/data-table";
import { ProblemPanel } from "@/components/ui/problem-panel";
import { SkeletonLines } from "@/components/ui/skeleton";
import { accountText } from "@/features/account/text";
import { useEndSession, useSessions } from "@/features/account/queries";
import type { SessionRead } from "@/lib/api/generated";
import { ago, dateTime } from "@/lib/format";

const text = accountText.sessions;

export function SessionsCard() {
  const sessions = useSessions();
  const end = useEndSession();
  const columns: Column<SessionRead>[] = [
    {
      id: "agent",
      header: text.columns.agent,
      cell: (session) => (
        <span className="inline-flex flex-wrap items-center gap-2">
          <span className="line-clamp-2 max-w-72 break-words">{session.agent || "—"}</span>
          {session.is_this && <Badge tone="success">{text.here}</Badge>}
        </span>
      ),
    },
    { id: "seen", header: text.columns.seen, cell: (session) => <span title={dateTime(session.last_seen_at)}>{ago(session.last_seen_at)}</span> },
    {
      id: "end",
      header: <span className="sr-only">{text.end}</span>,
      numeric: true,
      cell: (session) =>
        !session.is_this && (
          <Button size="sm" aria-label={text.endNamed(session.agent)} onClick={() => end.mutate(session.id)} disabled={end.isPending}>
            {text.end}
          </Button>
        ),
    },
  ];
  return (
    <Card title={text.title}>
      {sessions.isError && <ProblemPanel error={sessions.error} title={text.loadFailed} onRetry={() => void sessions.refetch()} />}
      {end.isError && <ProblemPanel error={end.error} />}
      {sessions.isPending && <SkeletonLines />}
      {sessions.data && <DataTable caption={text.table} rows={sessions.data.items} columns={columns} rowKey={({ id }) => id} />}
    </Card>
  );
}
