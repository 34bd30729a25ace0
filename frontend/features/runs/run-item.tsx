"use client";

import dynamic from "next/dynamic";
import Link from "next/link";

import { ModelName } from "@/components/ui/model-mark";
import { Sample } from "@/components/ui/sample";
import { useNow } from "@/features/live/use-now";
import { CancelButton } from "@/features/runs/cancel-button";
import { Interruption } from "@/features/runs/interruption";
import { RetryButton } from "@/features/runs/retry-button";
import { runCode, untrained, runModelName, runName } from "@/features/runs/run-name";
import { RunProgress } from "@/features/runs/run-progress";
import { isActive, runSeconds } from "@/features/runs/run-state";
import { doneCount, leftLine, RunBadge, statusLine } from "@/features/runs/run-status";
import type { RunRead, TuningRead } from "@/lib/api/generated";
import { significant } from "@/lib/format";
import { useText } from "@/lib/use-text";
import { familyName } from "@/messages/family-names";
import { runsMessages } from "@/messages/runs";

/** The room of the line that is to come, so that nothing below it jumps. */
const Line = () => <p className="mt-1 text-sm">&nbsp;</p>;
/** Only the page of a run has results. */
const PartResult = dynamic(() => import("@/features/runs/part-result").then((module) => module.PartResult), { ssr: false, loading: Line });

const SILENT_AFTER_S = 30;

/** One run with its bar, its words and what can be done; an `all` shows its members below. */
export function RunItem({ run, onOwnPage = false, brief = false }: { run: RunRead; onOwnPage?: boolean; brief?: boolean }) {
  const text = useText(runsMessages);
  const active = isActive(run);
  return (
    <li className="py-3 first:pt-0 last:pb-0">
      {!onOwnPage && <Heading run={run} />}
      {active && (
        <div className="mt-1.5">
          <RunProgress run={run} />
        </div>
      )}
      <RunNotes run={run} />
      {!brief && <Interruption run={run} />}
      {onOwnPage && run.result && <PartResult result={run.result} />}
      {(run.left_out ?? []).length > 0 && (
        <p className="mt-1 text-sm text-muted">{text.leftOut((run.left_out ?? []).map(familyName))}</p>
      )}
      {run.tuning && !brief && <Found tuning={run.tuning} />}
      {(run.kind === "all" || run.kind === "tune") && !brief && <Members runs={run.children ?? []} results={onOwnPage} />}
    </li>
  );
}

function Heading({ run }: { run: RunRead }) {
  const text = useText(runsMessages);
  return (
    <div className="flex flex-wrap items-center justify-between gap-x-3 gap-y-1">
      <Link
        href={`/runs/${run.id}`}
        aria-label={text.openNamed(runName(run, text))}
        className="flex min-w-0 flex-1 basis-48 items-center gap-2 hover:underline"
      >
        <span className="font-medium">
          <ModelName family={run.model_type}>{runModelName(run, text)}</ModelName>
        </span>
        <span className="truncate text-muted">{run.dataset.title}</span>
        <span className="num shrink-0 text-xs text-muted">{runCode(run)}</span>
        {run.dataset.is_sample && <Sample />}
      </Link>
      <div className="flex flex-wrap items-center gap-2">
        <RunBadge run={run} />
        {isActive(run) && <CancelButton run={run} />}
        {(run.state === "failed" || run.state === "cancelled") && <RetryButton run={run} />}
      </div>
    </div>
  );
}

/** The trainer's words, and how much longer. */
export function RunNotes({ run }: { run: RunRead }) {
  const text = useText(runsMessages);
  const active = isActive(run);
  const line = statusLine(run, text);
  const now = useNow(active);
  const silent = run.state === "running" && now !== null && run.progress.at ? (now - Date.parse(run.progress.at)) / 1000 : 0;
  const seconds = active ? null : runSeconds(run, 0);
  const facts = [
    run.kind === "all" && !(active && run.progress.message) ? doneCount(run, text) : "",
    leftLine(run, now, text),
    seconds === null ? "" : text.took(seconds),
  ].filter(Boolean);
  return (
    <div className="mt-1 text-sm text-muted">
      {line && <p className={run.state === "failed" ? "text-danger" : undefined}>{line}</p>}
      {run.error?.hint && <p>{run.error.hint}</p>}
      {facts.length > 0 && <p className="num">{facts.join(" · ")}</p>}
      {(run.kind === "train" || untrained(run)) && silent > SILENT_AFTER_S && <p className="text-warn">{text.silent(silent)}</p>}
    </div>
  );
}

/** What a tuning knows so far. */
function Found({ tuning }: { tuning: TuningRead }) {
  const text = useText(runsMessages);
  const { best } = tuning;
  if (!best) return null;
  const settings = Object.entries(best.settings).map(([name, value]) => `${name} ${typeof value === "number" ? significant(value) : value}`);
  return <p className="mt-1 text-sm">{text.bestTrial(best.number + 1, significant(best.validation_rmse), settings.join(", "))}</p>;
}

/** Long tunings have many trials: the newest are shown. */
const MOST_MEMBERS = 12;

function Members({ runs, results }: { runs: RunRead[]; results: boolean }) {
  const text = useText(runsMessages);
  const shown = runs.slice(-MOST_MEMBERS);
  const left = runs.length - shown.length;
  return (
    <ul className="mt-2 flex flex-col gap-2 border-l-2 border-line pl-3">
      {left > 0 && <li className="text-sm text-muted">{text.earlierTrials(left)}</li>}
      {shown.map((run, place) => (
        <li key={run.id}>
          <div className="flex flex-wrap items-center justify-between gap-2">
            <Link href={`/runs/${run.id}`} aria-label={text.openNamed(runName(run, text))} className="hover:underline">
              <ModelName family={run.model_type}>{run.kind === "trial" ? text.trial(left + place + 1) : undefined}</ModelName>
            </Link>
            <div className="flex items-center gap-2">
              <RunBadge run={run} />
              {isActive(run) && (run.kind === "train" || run.kind === "tune") && <CancelButton run={run} />}
            </div>
          </div>
          {isActive(run) && (
            <div className="mt-1.5">
              <RunProgress run={run} />
            </div>
          )}
          <RunNotes run={run} />
          {results && run.result && <PartResult result={run.result} />}
          {run.tuning && <Found tuning={run.tuning} />}
        </li>
      ))}
    </ul>
  );
}
