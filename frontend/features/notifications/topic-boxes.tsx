"use client";

import { type Topic } from "@/features/notifications/messages";
import { notificationsText as text } from "@/features/notifications/text";

export const TOPICS: Topic[] = ["run.succeeded", "run.failed", "run.cancelled", "model.promoted", "model.not_promoted", "model.proposed", "model.declined", "market.moved", "webhook.disabled"];

/** What people can be told of: a webhook that is switched off concerns those who run the studio. */
export const PERSONAL_TOPICS: Topic[] = TOPICS.filter((topic) => topic !== "webhook.disabled");

/** What an endpoint or a recipient is told of. */
export function TopicBoxes({ value, offered = TOPICS, onChange }: { value: Topic[]; offered?: Topic[]; onChange: (topics: Topic[]) => void }) {
  const toggle = (topic: Topic) => onChange(value.includes(topic) ? value.filter((one) => one !== topic) : [...value, topic]);
  return (
    <fieldset className="min-w-0">
      <legend className="mb-1 font-medium">{text.chosen}</legend>
      <div className="grid gap-1">
        {offered.map((topic) => (
          <label key={topic} className="flex min-h-7 items-center gap-2">
            <input type="checkbox" checked={value.includes(topic)} onChange={() => toggle(topic)} className="size-4 shrink-0 accent-accent" />
            {text.topics[topic]}
          </label>
        ))}
      </div>
    </fieldset>
  );
}
