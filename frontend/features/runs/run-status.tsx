import { Badge, type Tone } from "@/components/ui/badge";
import { untrained } from "@/features/runs/run-name";
import type { RunRead } from "@/lib/api/generated";
import { integer } from "@/lib/format";
import { useText } from "@/lib/use-text";
import { messages } from "@/messages/text";
import { runsMessages, type RunsText } from "@/messages/runs";

const TONES: Record<RunRead["state"], Tone> = {
  queued: "neutral",
  running: "accent",
  succeeded: "success",
  failed: "danger",
  cancelled: "neutral",
};

export function RunBadge({ run }: { run: RunRead }) {
  const { states, ends } = useText(runsMessages);
  const stopping = run.cancel_requested && run.state === "running";
  const end = endOf(run);
  const tone = stopping || end === "limit" ? "warn" : TONES[run.state];
  return <Badge tone={tone}>{stopping ? states.cancelling : end ? ends[end] : states[run.state]}</Badge>;
}

/** What ended a run that succeeded before all of its work was done; null where nothing did. */
export function endOf(run: RunRead): keyof typeof messages.runs.ends | null {
  if (run.state !== "succeeded") return null;
  const parts = [run, ...(run.children ?? [])];
  if (parts.some((part) => part.finish_requested)) return "asked";
  const isShort = parts.some((part) => (part.left_out ?? []).length > 0 || (part.result?.left_out ?? []).length > 0);
  return isShort ? "limit" : null;
}

/** News comes at most once a second, and a little late: only then has the time told run out. */
const LATE_AFTER_S = 5;

/** One line on where a run stands; the trainer's own words where there are any. */
export function statusLine(run: RunRead, text: RunsText = messages.runs): string {
  if (run.state === "queued") {
    if (run.kind === "blend") return text.waitingForMembers;
    return run.queue_position === null || run.queue_position === undefined
      ? text.states.queued
      : text.ahead(Math.max(0, run.queue_position - 1));
  }
  if (run.state === "running") {
    if (run.cancel_requested) return text.stopping;
    return run.progress.message || (run.phase ? text.phases[run.phase] : text.states.running);
  }
  if (run.state === "failed") return run.error?.message ?? text.states.failed;
  return endLine(run, text);
}

function endLine(run: RunRead, text: RunsText): string {
  const { result } = run;
  if (untrained(run)) return "";
  if (run.state === "succeeded" && result?.stopped_early && result.epochs_run) {
    return text.stoppedEarly(result.epochs_run, run.settings.epochs ?? result.epochs_run);
  }
  if (run.state === "succeeded" && run.kind === "trial") return run.progress.message;
  // The badge says how it ended; the trainer's last word would only repeat it.
  return "";
}

/** How much longer: counts down from the last news; "" where nobody knows, or the run is over. */
export function leftLine(run: RunRead, now: number | null, text: RunsText = messages.runs): string {
  const { eta_s: eta, at } = run.progress;
  if (run.state !== "running" || run.cancel_requested || eta === null || eta === undefined) return "";
  const passed = now !== null && at ? Math.max(0, Math.floor((now - Date.parse(at)) / 1000)) : 0;
  return eta > 0 && passed >= eta + LATE_AFTER_S ? text.longer : text.left(Math.max(0, eta - passed));
}

export function doneCount(run: RunRead, text: RunsText = messages.runs): string {
  const children = run.children ?? [];
  const done = children.filter((child) => child.state === "succeeded").length;
  return children.length > 0 ? text.finishedOf(done, children.length) : integer(done);
}
