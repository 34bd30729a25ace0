"use client";

import { useState } from "react";

import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Confirm } from "@/components/ui/confirm";
import { ProblemPanel } from "@/components/ui/problem-panel";
import { useToast } from "@/components/ui/toast";
import { notificationsText } from "@/features/notifications/text";
import { useDeleteWebhook, useEditWebhook, useRenewSecret, useTestWebhook } from "@/features/notifications/queries";
import { TargetForm } from "@/features/notifications/target-form";
import type { WebhookRead } from "@/lib/api/generated";
import { dateTime } from "@/lib/format";

const text = notificationsText.webhooks;

type WebhookItemProps = { webhook: WebhookRead; onSecret: (secret: string) => void };

export function WebhookItem({ webhook, onSecret }: WebhookItemProps) {
  const [editing, setEditing] = useState(false);
  const edit = useEditWebhook();
  if (editing)
    return (
      <li className="py-3">
        <TargetForm
          label={text.url}
          help={text.urlHelp}
          type="url"
          first={{ address: webhook.url, topics: webhook.topics }}
          busy={edit.isPending}
          error={edit.error}
          onSave={(url, topics) => edit.mutate({ id: webhook.id, body: { url, topics } }, { onSuccess: () => setEditing(false) })}
          onCancel={() => setEditing(false)}
        />
      </li>
    );
  return (
    <li className="grid gap-2 py-3">
      <div className="flex flex-wrap items-start justify-between gap-2">
        <span className="min-w-0 font-medium break-all">{webhook.url}</span>
        <State webhook={webhook} />
      </div>
      <p className="text-sm text-muted">{webhook.topics.map((topic) => notificationsText.topics[topic]).join(" · ")}</p>
      {webhook.disabled_reason && <p className="text-sm text-danger">{webhook.disabled_reason}</p>}
      {webhook.old_secret_until && <p className="text-sm text-muted">{text.oldUntil(dateTime(webhook.old_secret_until))}</p>}
      <Actions webhook={webhook} onSecret={onSecret} onEdit={() => setEditing(true)} />
    </li>
  );
}

function State({ webhook }: { webhook: WebhookRead }) {
  if (webhook.disabled_at) return <Badge tone="danger">{text.off}</Badge>;
  if (webhook.failing_since) return <Badge tone="warn">{text.failing}</Badge>;
  return <Badge tone="success">{text.on}</Badge>;
}

function Actions({ webhook, onSecret, onEdit }: WebhookItemProps & { onEdit: () => void }) {
  const [asking, setAsking] = useState<"renew" | "remove" | null>(null);
  const toast = useToast();
  const edit = useEditWebhook();
  const test = useTestWebhook();
  const renew = useRenewSecret();
  const remove = useDeleteWebhook();
  const off = webhook.disabled_at !== null;
  const error = edit.error ?? test.error ?? renew.error ?? remove.error;
  const close = () => setAsking(null);
  const confirm = () => {
    if (asking === "remove") remove.mutate(webhook.id, { onSuccess: close });
    else renew.mutate(webhook.id, { onSuccess: ({ secret }) => (close(), onSecret(secret)) });
  };
  return (
    <>
      <div className="flex flex-wrap gap-2">
        <Button size="sm" busy={test.isPending} onClick={() => test.mutate(webhook.id, { onSuccess: () => toast(notificationsText.tested) })}>
          {notificationsText.test}
        </Button>
        <Button size="sm" onClick={onEdit}>
          {notificationsText.edit}
        </Button>
        <Button size="sm" busy={edit.isPending} onClick={() => edit.mutate({ id: webhook.id, body: { enabled: off } })}>
          {off ? text.switchOn : text.switchOff}
        </Button>
        <Button size="sm" onClick={() => setAsking("renew")}>
          {text.renew}
        </Button>
        <Button size="sm" onClick={() => setAsking("remove")}>
          {notificationsText.remove}
        </Button>
      </div>
      {error && <ProblemPanel error={error} title={notificationsText.saveFailed} />}
      <Confirm
        open={asking !== null}
        onOpenChange={(open) => !open && close()}
        title={asking === "remove" ? text.removeTitle : text.renewTitle}
        description={asking === "remove" ? text.removeText : text.renewText}
        action={asking === "remove" ? notificationsText.remove : text.renew}
        onConfirm={confirm}
        busy={remove.isPending || renew.isPending}
        danger={asking === "remove"}
      />
    </>
  );
}
