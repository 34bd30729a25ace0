"use client";

import Link from "next/link";

import { buttonClass } from "@/components/ui/button";
import { ModelName } from "@/components/ui/model-mark";
import { Popover } from "@/components/ui/popover";
import { TextLink } from "@/components/ui/text-link";
import { useNow } from "@/features/live/use-now";
import { CancelButton } from "@/features/runs/cancel-button";
import { useRuns } from "@/features/runs/queries";
import { runModelName } from "@/features/runs/run-name";
import { RunProgress } from "@/features/runs/run-progress";
import { isActive, meanPercent } from "@/features/runs/run-state";
import { leftLine, RunBadge } from "@/features/runs/run-status";
import type { RunRead } from "@/lib/api/generated";
import { progressPercent } from "@/lib/format";
import { useText } from "@/lib/use-text";
import { shellMessages } from "@/messages/shell";

/** Beside everything active. */
const ENDED = 10;

/** What runs now, from anywhere in the app. */
export function RunTray() {
  const query = useRuns();
  const runs = query.data?.items ?? [];
  const active = runs.filter(isActive);
  const text = useText(shellMessages).tray;
  const percent = progressPercent(meanPercent(active));
  if (query.isPending) return <Room title={text.title} />;
  if (runs.length === 0) return null;
  return (
    <Popover
      label={text.title}
      buttonLabel={active.length > 0 ? text.button(active.length, percent) : text.none}
      buttonClass={buttonClass("ghost", "md", "num font-normal")}
      className="w-[min(24rem,calc(100vw-1rem))] p-4"
      content={<TrayContent runs={[...active, ...runs.filter((run) => !isActive(run)).slice(0, ENDED)]} />}
    >
      <Ring percent={active.length > 0 ? meanPercent(active) : 0} />
      <span className="hidden sm:inline">{active.length > 0 ? text.short(active.length) : text.title}</span>
      {active.length > 0 && <span>{percent}</span>}
    </Popover>
  );
}

/** The room of the button until its runs are known, so that nothing beside it jumps. */
function Room({ title }: { title: string }) {
  return (
    <span aria-hidden="true" className={buttonClass("ghost", "md", "num invisible font-normal")}>
      <Ring percent={0} />
      <span className="hidden sm:inline">{title}</span>
    </span>
  );
}

function TrayContent({ runs }: { runs: RunRead[] }) {
  const text = useText(shellMessages).tray;
  return (
    <>
      <p className="mb-2 font-semibold">{text.title}</p>
      <ul className="-mr-2 flex max-h-[min(28rem,60dvh)] flex-col divide-y divide-line overflow-y-auto pr-2">
        {runs.map((run) => (
          <TrayRow key={run.id} run={run} />
        ))}
      </ul>
      <div className="mt-3">
        <TextLink href="/runs" onClick={(event) => hideAround(event.currentTarget)}>
          {text.all}
        </TextLink>
      </div>
    </>
  );
}

function TrayRow({ run }: { run: RunRead }) {
  return (
    <li className="py-2">
      <Link href={`/runs/${run.id}`} onClick={(event) => hideAround(event.currentTarget)} className="flex items-center justify-between gap-2 hover:underline">
        <span className="min-w-0 truncate">
          <ModelName family={run.model_type}>{runModelName(run)}</ModelName> <span className="text-muted">{run.dataset.title}</span>
        </span>
        <RunBadge run={run} />
      </Link>
      {isActive(run) && (
        <div className="mt-1 flex flex-col gap-1">
          <RunProgress run={run} />
          <div className="flex min-h-7 items-center justify-between gap-2">
            <TimeLeft run={run} />
            {!run.parent_id && (
              <span onClickCapture={(event) => hideAround(event.currentTarget)}>
                <CancelButton run={run} />
              </span>
            )}
          </div>
        </div>
      )}
    </li>
  );
}

/** What is asked or opened next would be beneath the floating part. */
function hideAround(element: HTMLElement): void {
  element.closest<HTMLElement>("[popover]")?.hidePopover();
}

/** How long it still takes, as far as that is known. */
function TimeLeft({ run }: { run: RunRead }) {
  return (
    <span className="num text-sm text-muted" suppressHydrationWarning>
      {leftLine(run, useNow(true))}
    </span>
  );
}

const LENGTH = 2 * Math.PI * 6;

function Ring({ percent }: { percent: number }) {
  return (
    <svg viewBox="0 0 16 16" aria-hidden="true" className="-rotate-90">
      <circle cx="8" cy="8" r="6" fill="none" stroke="var(--color-pressed)" strokeWidth="2.5" />
      <circle
        cx="8"
        cy="8"
        r="6"
        fill="none"
        stroke="var(--color-accent)"
        strokeWidth="2.5"
        strokeDasharray={`${(percent / 100) * LENGTH} ${LENGTH}`}
      />
    </svg>
  );
}
