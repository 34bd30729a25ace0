"use client";

import { useState } from "react";

import { Badge, type Tone } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { type Column, DataTable } from "@/components/ui/data-table";
import { Dialog } from "@/components/ui/dialog";
import { Empty } from "@/components/ui/empty";
import { ProblemPanel } from "@/components/ui/problem-panel";
import { SkeletonLines } from "@/components/ui/skeleton";
import { useToast } from "@/components/ui/toast";
import { notificationsText } from "@/features/notifications/text";
import { useDeliveries, useDelivery, useSendAgain, useWebhooks } from "@/features/notifications/queries";
import type { AttemptRead, DeliveryRead } from "@/lib/api/generated";
import { dateTime, integer } from "@/lib/format";

const text = notificationsText.deliveries;
const TONES: Record<DeliveryRead["state"], Tone> = { waiting: "warn", delivered: "success", failed: "danger" };

export function DeliveriesCard() {
  const deliveries = useDeliveries();
  const webhooks = useWebhooks().data?.items ?? [];
  const [shown, setShown] = useState<string | null>(null);
  const items = deliveries.data?.pages.flatMap((page) => page.items) ?? [];
  const target = (item: DeliveryRead) => webhooks.find(({ id }) => id === item.target)?.url ?? item.target;
  return (
    <Card title={text.title}>
      {deliveries.isPending && <SkeletonLines lines={4} />}
      {deliveries.error && !deliveries.data && <ProblemPanel error={deliveries.error} title={notificationsText.failed} onRetry={() => void deliveries.refetch()} />}
      {deliveries.data && items.length === 0 && <Empty title={text.none}>{text.noneText}</Empty>}
      {items.length > 0 && <DataTable caption={text.title} rows={items} columns={columns(target, setShown)} rowKey={({ id }) => id} />}
      {deliveries.hasNextPage && (
        <Button size="sm" className="mt-3" busy={deliveries.isFetchingNextPage} onClick={() => void deliveries.fetchNextPage()}>
          {text.more}
        </Button>
      )}
      {shown && <DeliveryDialog id={shown} onClose={() => setShown(null)} />}
    </Card>
  );
}

const columns = (target: (item: DeliveryRead) => string, show: (id: string) => void): Column<DeliveryRead>[] => [
  { id: "at", header: text.columns.at, className: "whitespace-nowrap", cell: (item) => dateTime(item.created_at) },
  { id: "topic", header: text.columns.topic, className: "min-w-44", cell: (item) => notificationsText.topics[item.topic] },
  { id: "target", header: text.columns.target, className: "min-w-56", cell: (item) => <span className="break-all">{target(item)}</span> },
  { id: "state", header: text.columns.state, cell: (item) => <Badge tone={TONES[item.state]}>{text.states[item.state]}</Badge> },
  { id: "tries", header: text.columns.tries, numeric: true, cell: (item) => integer(item.attempts) },
  {
    id: "more",
    header: <span className="sr-only">{text.show}</span>,
    cell: (item) => (
      <Button size="sm" look="ghost" aria-label={text.showOf(notificationsText.topics[item.topic], dateTime(item.created_at))} onClick={() => show(item.id)}>
        {text.show}
      </Button>
    ),
  },
];

/** What was sent, and what came back at each try. */
function DeliveryDialog({ id, onClose }: { id: string; onClose: () => void }) {
  const delivery = useDelivery(id);
  const again = useSendAgain();
  const toast = useToast();
  const { data } = delivery;
  const title = data ? notificationsText.topics[data.topic] : text.title;
  return (
    <Dialog open onOpenChange={(open) => !open && onClose()} title={title} className="max-w-2xl">
      {delivery.isPending && <SkeletonLines lines={5} />}
      {delivery.error && !data && <ProblemPanel error={delivery.error} title={notificationsText.failed} />}
      {data && (
        <div className="grid gap-4">
          <div className="flex flex-wrap items-center gap-2">
            <Badge tone={TONES[data.state]}>{text.states[data.state]}</Badge>
            {data.next_at && <span className="text-sm text-muted">{text.next(dateTime(data.next_at))}</span>}
          </div>
          <ol className="grid gap-2">
            {data.tries.map((attempt) => (
              <Attempt key={attempt.number} attempt={attempt} />
            ))}
          </ol>
          <section>
            <h3 className="font-semibold">{text.body}</h3>
            <Pre>{pretty(data.body ?? "")}</Pre>
          </section>
          {again.error && <ProblemPanel error={again.error} title={notificationsText.saveFailed} />}
          <div className="flex justify-end">
            <Button look="primary" busy={again.isPending} onClick={() => again.mutate(id, { onSuccess: () => toast(text.againDone) })}>
              {text.again}
            </Button>
          </div>
        </div>
      )}
    </Dialog>
  );
}

function Attempt({ attempt }: { attempt: AttemptRead }) {
  return (
    <li className="rounded-md border border-line p-2 text-sm">
      <p className="flex flex-wrap justify-between gap-2">
        <span>{text.attempt(attempt.number, dateTime(attempt.at), attempt.seconds)}</span>
        <span className="font-medium">{attempt.status ?? text.noStatus}</span>
      </p>
      {attempt.error && <p className="break-words text-danger">{attempt.error}</p>}
      {attempt.answer && <Pre>{attempt.answer}</Pre>}
    </li>
  );
}

function Pre({ children }: { children: string }) {
  return (
    <pre tabIndex={0} className="mt-1 max-h-60 overflow-auto rounded-md bg-hover p-2 font-mono text-xs break-words whitespace-pre-wrap">
      {children}
    </pre>
  );
}

function pretty(body: string): string {
  try {
    return JSON.stringify(JSON.parse(body), null, 2);
  } catch {
    return body;
  }
}
