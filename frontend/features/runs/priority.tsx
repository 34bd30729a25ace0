"use client";

import { Badge, type Tone } from "@/components/ui/badge";
import { ProblemPanel } from "@/components/ui/problem-panel";
import { type Option, Select } from "@/components/ui/select";
import { useForbidden } from "@/features/account/permit";
import { useStale } from "@/features/live/stale-banner";
import { useChangePriority } from "@/features/runs/actions";
import { runText } from "@/features/runs/text";
import type { RunRead } from "@/lib/api/generated";
import { messages } from "@/messages/text";

const text = runText.priority;

type Priority = RunRead["priority"];

const TONES: Record<Priority, Tone> = { low: "neutral", normal: "neutral", high: "accent" };
const options = (): Option<Priority>[] => (["high", "normal", "low"] as const).map((value) => ({ value, label: text.names[value] }));

/** How urgent a run that has not ended is; that of most runs is not worth a word. */
export function PriorityBadge({ run }: { run: RunRead }) {
  if (run.state !== "queued" || run.priority === "normal") return null;
  return <Badge tone={TONES[run.priority]}>{text.badges[run.priority]}</Badge>;
}

/** Changes how urgent a run is that waits; a part of another run has the place of the whole. */
export function PriorityField({ run }: { run: RunRead }) {
  const change = useChangePriority(run);
  const stale = useStale();
  const refused = useForbidden({ role: "analyst", owned: run.owned });
  if (run.state !== "queued" || run.parent_id || refused !== undefined) return null;
  return (
    <>
      <label className="inline-flex items-center gap-2 text-sm text-muted">
        {text.label}
        <Select
          value={run.priority}
          onChange={(priority) => change.mutate(priority)}
          options={options()}
          disabled={stale || change.isPending}
          className="w-28"
        />
      </label>
      {stale && <span className="text-sm text-muted">{messages.connection.writeBlocked}</span>}
      {change.error && <ProblemPanel error={change.error} title={text.failed} />}
    </>
  );
}
