"use client";

import { useState } from "react";

import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Confirm } from "@/components/ui/confirm";
import { Empty } from "@/components/ui/empty";
import { ProblemPanel } from "@/components/ui/problem-panel";
import { SkeletonLines } from "@/components/ui/skeleton";
import { useToast } from "@/components/ui/toast";
import { notificationsText } from "@/features/notifications/text";
import { useAddRecipient, useDeleteRecipient, useEditRecipient, useRecipients, useTestRecipient } from "@/features/notifications/queries";
import { TargetForm } from "@/features/notifications/target-form";
import type { RecipientRead } from "@/lib/api/generated";

const text = notificationsText.mail;

export function MailCard() {
  const recipients = useRecipients();
  const [adding, setAdding] = useState(false);
  const add = useAddRecipient();
  const { data } = recipients;
  const actions = data?.enabled && !adding && (
    <Button size="sm" onClick={() => setAdding(true)}>
      {text.add}
    </Button>
  );
  return (
    <Card title={text.title} actions={actions}>
      {recipients.isPending && <SkeletonLines lines={3} />}
      {recipients.error && !data && <ProblemPanel error={recipients.error} title={notificationsText.failed} onRetry={() => void recipients.refetch()} />}
      {data && <p className="mb-3 text-muted">{data.enabled ? text.lead(data.sender) : text.off}</p>}
      {adding && (
        <TargetForm
          label={text.address}
          type="email"
          busy={add.isPending}
          error={add.error}
          onSave={(address, topics) => add.mutate({ address, topics }, { onSuccess: () => setAdding(false) })}
          onCancel={() => setAdding(false)}
        />
      )}
      {data?.enabled && data.items.length === 0 && !adding && <Empty title={text.none}>{text.noneText}</Empty>}
      <ul className="flex flex-col divide-y divide-line">
        {data?.items.map((recipient) => (
          <Recipient key={recipient.id} recipient={recipient} enabled={data.enabled} />
        ))}
      </ul>
    </Card>
  );
}

function Recipient({ recipient, enabled }: { recipient: RecipientRead; enabled: boolean }) {
  const [mode, setMode] = useState<"read" | "edit" | "remove">("read");
  const toast = useToast();
  const edit = useEditRecipient();
  const remove = useDeleteRecipient();
  const test = useTestRecipient();
  const done = () => setMode("read");
  const error = test.error ?? remove.error;
  if (mode === "edit")
    return (
      <li className="py-3">
        <TargetForm
          label={text.address}
          type="email"
          first={recipient}
          fixed
          busy={edit.isPending}
          error={edit.error}
          onSave={(_, topics) => edit.mutate({ id: recipient.id, topics }, { onSuccess: done })}
          onCancel={done}
        />
      </li>
    );
  return (
    <li className="grid gap-2 py-3">
      <span className="font-medium break-all">{recipient.address}</span>
      <p className="text-sm text-muted">{recipient.topics.map((topic) => notificationsText.topics[topic]).join(" · ")}</p>
      <div className="flex flex-wrap gap-2">
        {enabled && (
          <Button size="sm" busy={test.isPending} onClick={() => test.mutate(recipient.id, { onSuccess: () => toast(notificationsText.tested) })}>
            {notificationsText.test}
          </Button>
        )}
        <Button size="sm" onClick={() => setMode("edit")}>
          {notificationsText.edit}
        </Button>
        <Button size="sm" onClick={() => setMode("remove")}>
          {notificationsText.remove}
        </Button>
      </div>
      {error && <ProblemPanel error={error} title={notificationsText.saveFailed} />}
      <Confirm
        open={mode === "remove"}
        onOpenChange={(open) => !open && done()}
        title={text.removeTitle}
        description={text.removeText}
        action={notificationsText.remove}
        onConfirm={() => remove.mutate(recipient.id)}
        busy={remove.isPending}
        danger
      />
    </li>
  );
}
