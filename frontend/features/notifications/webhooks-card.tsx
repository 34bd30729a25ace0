"use client";

import { useState } from "react";

import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { CopyButton } from "@/components/ui/copy-button";
import { Dialog } from "@/components/ui/dialog";
import { Empty } from "@/components/ui/empty";
import { ProblemPanel } from "@/components/ui/problem-panel";
import { SkeletonLines } from "@/components/ui/skeleton";
import { notificationsText } from "@/features/notifications/text";
import { useCreateWebhook, useWebhooks } from "@/features/notifications/queries";
import { TargetForm } from "@/features/notifications/target-form";
import { WebhookItem } from "@/features/notifications/webhook-item";

const text = notificationsText.webhooks;

export function WebhooksCard() {
  const webhooks = useWebhooks();
  const create = useCreateWebhook();
  const [adding, setAdding] = useState(false);
  const [secret, setSecret] = useState<string | null>(null);
  const add = (url: string, topics: Parameters<typeof create.mutate>[0]["topics"]) =>
    create.mutate({ url, topics }, {
      onSuccess: (made) => {
        setAdding(false);
        setSecret(made.secret);
      },
    });
  const items = webhooks.data?.items ?? [];
  return (
    <Card title={text.title} actions={!adding && <Button size="sm" onClick={() => setAdding(true)}>{text.add}</Button>}>
      <p className="mb-3 text-muted">{text.lead}</p>
      {webhooks.isPending && <SkeletonLines lines={3} />}
      {webhooks.error && !webhooks.data && <ProblemPanel error={webhooks.error} title={notificationsText.failed} onRetry={() => void webhooks.refetch()} />}
      {adding && <TargetForm label={text.url} help={text.urlHelp} type="url" busy={create.isPending} error={create.error} onSave={add} onCancel={() => setAdding(false)} />}
      {webhooks.data && items.length === 0 && !adding && <Empty title={text.none}>{text.noneText}</Empty>}
      <ul className="flex flex-col divide-y divide-line">
        {items.map((webhook) => (
          <WebhookItem key={webhook.id} webhook={webhook} onSecret={setSecret} />
        ))}
      </ul>
      <SecretDialog secret={secret} onClose={() => setSecret(null)} />
    </Card>
  );
}

/** The only time that a secret is on the screen. */
function SecretDialog({ secret, onClose }: { secret: string | null; onClose: () => void }) {
  return (
    <Dialog open={secret !== null} onOpenChange={(open) => !open && onClose()} title={text.secretTitle} description={text.secretText}>
      <code className="block rounded-md border border-line bg-hover p-2 font-mono text-sm break-all">{secret}</code>
      <div className="mt-4 flex flex-wrap justify-end gap-2">
        <CopyButton text={secret ?? ""} />
        <Button look="primary" onClick={onClose}>
          {text.secretDone}
        </Button>
      </div>
    </Dialog>
  );
}
