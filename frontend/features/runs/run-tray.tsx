"use client";

import Link from "next/link";

import { buttonClass } from "@/components/ui/button";
import { ModelName } from "@/components/ui/model-mark";
import { Popover } from "@/components/ui/popover";
import { TextLink } from "@/components/ui/text-link";
import { useRuns } from "@/features/runs/queries";
import { runModelName } from "@/features/runs/run-name";
import { RunProgress } from "@/features/runs/run-progress";
import { isActive, meanPercent } from "@/features/runs/run-state";
import { RunBadge } from "@/features/runs/run-status";
import type { RunRead } from "@/lib/api/generated";
import { progressPercent } from "@/lib/format";
import { messages } from "@/messages/en";

const SHOWN = 8;

/** What runs now, from anywhere in the app. */
export function RunTray() {
  const runs = useRuns().data?.items ?? [];
  const active = runs.filter(isActive);
  const text = messages.tray;
  const percent = progressPercent(meanPercent(active));
  if (runs.length === 0) return null;
  return (
    <Popover
      label={text.title}
      buttonLabel={active.length > 0 ? text.button(active.length, percent) : text.none}
      buttonClass={buttonClass("ghost", "md", "num font-normal")}
      className="w-[min(24rem,calc(100vw-1rem))] p-4"
      content={<TrayContent runs={[...active, ...runs.filter((run) => !isActive(run))]} />}
    >
      <Ring percent={active.length > 0 ? meanPercent(active) : 0} />
      <span className="hidden sm:inline">{active.length > 0 ? text.short(active.length) : text.title}</span>
      {active.length > 0 && <span>{percent}</span>}
    </Popover>
  );
}

function TrayContent({ runs }: { runs: RunRead[] }) {
  return (
    <>
      <p className="mb-2 font-semibold">{messages.tray.title}</p>
      <ul className="flex flex-col divide-y divide-line">
        {runs.slice(0, SHOWN).map((run) => (
          <TrayRow key={run.id} run={run} />
        ))}
      </ul>
      <div className="mt-3">
        <TextLink href="/runs">{messages.tray.all}</TextLink>
      </div>
    </>
  );
}

function TrayRow({ run }: { run: RunRead }) {
  return (
    <li className="py-2">
      <Link href={`/runs/${run.id}`} className="flex items-center justify-between gap-2 hover:underline">
        <span className="min-w-0 truncate">
          <ModelName family={run.model_type}>{runModelName(run)}</ModelName> <span className="text-muted">{run.dataset.title}</span>
        </span>
        <RunBadge run={run} />
      </Link>
      {isActive(run) && (
        <div className="mt-1">
          <RunProgress run={run} />
        </div>
      )}
    </li>
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
