"use client";

import { Progress } from "@/components/ui/progress";
import { useNow } from "@/features/live/use-now";
import { runName } from "@/features/runs/run-name";
import { isActive } from "@/features/runs/run-state";
import { leftLine, statusLine } from "@/features/runs/run-status";
import type { RunRead } from "@/lib/api/generated";
import { progressPercent } from "@/lib/format";
import { useText } from "@/lib/use-text";
import { runsMessages } from "@/messages/runs";

/** The bar of a run, with what a screen reader should hear in place of the number. */
export function RunProgress({ run }: { run: RunRead }) {
  const text = useText(runsMessages);
  const { percent } = run.progress;
  const starting = run.state === "running" && percent === 0;
  const left = leftLine(run, useNow(isActive(run)), text);
  const tone = { queued: "muted", running: "accent", succeeded: "success", failed: "danger", cancelled: "muted" } as const;
  return (
    <Progress
      value={starting ? null : percent}
      label={runName(run, text)}
      valueText={text.valueText(progressPercent(percent), isActive(run) ? statusLine(run, text) : "", left)}
      tone={tone[run.state]}
    />
  );
}
