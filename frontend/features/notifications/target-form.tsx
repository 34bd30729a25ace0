"use client";

import { type FormEvent, type ReactNode, useState } from "react";

import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { ProblemPanel } from "@/components/ui/problem-panel";
import { type Topic } from "@/features/notifications/messages";
import { notificationsText as text } from "@/features/notifications/text";
import { TOPICS, TopicBoxes } from "@/features/notifications/topic-boxes";

type TargetFormProps = {
  label: string;
  help?: ReactNode;
  type: "url" | "email";
  /** Where one is changed; its address may be fixed. */
  first?: { address: string; topics: Topic[] } | undefined;
  fixed?: boolean;
  busy: boolean;
  error: unknown;
  onSave: (address: string, topics: Topic[]) => void;
  onCancel: () => void;
};

/** The address of a webhook or a recipient, and what it is told of. */
export function TargetForm({ label, help, type, first, fixed = false, busy, error, onSave, onCancel }: TargetFormProps) {
  const [address, setAddress] = useState(first?.address ?? "");
  const [topics, setTopics] = useState<Topic[]>(first?.topics ?? TOPICS);
  const save = (event: FormEvent) => {
    event.preventDefault();
    onSave(address.trim(), topics);
  };
  return (
    <form onSubmit={save} className="grid gap-3">
      <Field label={label} help={help}>
        {(props) => (
          <Input {...props} type={type} required maxLength={2000} value={address} disabled={fixed} autoComplete="off" onChange={(event) => setAddress(event.target.value)} />
        )}
      </Field>
      <TopicBoxes value={topics} onChange={setTopics} />
      {error !== null && <ProblemPanel error={error} title={text.saveFailed} />}
      <div className="flex flex-wrap gap-2">
        <Button type="submit" look="primary" busy={busy} disabled={topics.length === 0}>
          {text.save}
        </Button>
        <Button type="button" onClick={onCancel}>
          {text.cancel}
        </Button>
      </div>
    </form>
  );
}
