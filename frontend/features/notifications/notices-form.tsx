"use client";

import { type FormEvent, useState } from "react";

import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { ProblemPanel } from "@/components/ui/problem-panel";
import { Select } from "@/components/ui/select";
import { SkeletonLines } from "@/components/ui/skeleton";
import { useToast } from "@/components/ui/toast";
import { type Topic } from "@/features/notifications/messages";
import { notificationsText } from "@/features/notifications/text";
import { useForgetNotices, useNotices, useSetNotices } from "@/features/notifications/queries";
import { PERSONAL_TOPICS, TopicBoxes } from "@/features/notifications/topic-boxes";
import type { SubscriptionRead } from "@/lib/api/generated";

const text = notificationsText.personal;
const scopes = () => [
  { value: "mine" as const, label: text.mine },
  { value: "all" as const, label: text.all },
];

/** What somebody hears by mail; `schedule` is null for the one who has signed in. */
export function NoticesForm({ schedule = null }: { schedule?: string | null }) {
  const notices = useNotices(schedule);
  if (notices.isPending) return <SkeletonLines lines={4} />;
  if (notices.error) return <ProblemPanel error={notices.error} title={notificationsText.failed} onRetry={() => void notices.refetch()} />;
  if (!notices.data.enabled) return <p className="text-muted">{notificationsText.mail.off}</p>;
  return <Loaded key={notices.data.address} schedule={schedule} first={notices.data} />;
}

function Loaded({ schedule, first }: { schedule: string | null; first: SubscriptionRead }) {
  const [address, setAddress] = useState(first.address);
  const [topics, setTopics] = useState<Topic[]>(first.topics.length > 0 ? first.topics : PERSONAL_TOPICS);
  const [scope, setScope] = useState<"mine" | "all">(first.only_mine ? "mine" : "all");
  const save = useSetNotices(schedule);
  const forget = useForgetNotices(schedule);
  const toast = useToast();
  const said = schedule === null ? text : notificationsText.schedule;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save.mutate({ address: address.trim(), topics, only_mine: scope === "mine" }, { onSuccess: () => toast(said.saved) });
  };
  return (
    <form onSubmit={submit} className="grid max-w-xl gap-3">
      <Field label={text.address}>
        {(control) => <Input {...control} type="email" required maxLength={254} autoComplete="email" value={address} onChange={(event) => setAddress(event.target.value)} />}
      </Field>
      <TopicBoxes value={topics} offered={PERSONAL_TOPICS} onChange={setTopics} />
      {schedule === null && <Field label={text.scope}>{(control) => <Select {...control} value={scope} options={scopes()} onChange={setScope} className="max-w-72" />}</Field>}
      {(save.error ?? forget.error) && <ProblemPanel error={save.error ?? forget.error} title={notificationsText.saveFailed} />}
      <div className="flex flex-wrap gap-2">
        <Button type="submit" look="primary" busy={save.isPending} disabled={topics.length === 0}>
          {text.save}
        </Button>
        {first.address && (
          <Button busy={forget.isPending} onClick={() => forget.mutate(undefined, { onSuccess: () => toast(said.stopped) })}>
            {text.stop}
          </Button>
        )}
      </div>
    </form>
  );
}
