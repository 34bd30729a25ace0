"use client";

import { useEffect, useRef, useState } from "react";

import { browserNotice } from "@/features/notifications/browser-notices";
import { runName } from "@/features/runs/run-name";
import { useRuns } from "@/features/runs/queries";
import { isActive, meanPercent } from "@/features/runs/run-state";
import { useEvents } from "@/features/runs/use-events";
import type { RunRead } from "@/lib/api/generated";
import { progressPercent } from "@/lib/format";
import { messages } from "@/messages/text";

const NONE: RunRead[] = [];

/** Keeps events open while something runs, shows the percentage in the tab's title, and tells screen readers the milestones. */
export function RunWatcher() {
  const runs = useRuns().data?.items ?? NONE;
  const active = runs.filter(isActive);
  useEvents(active.length > 0);
  useTitle(active);
  const said = useMilestones(runs);
  return (
    <div role="status" className="sr-only">
      {said}
    </div>
  );
}

function useTitle(active: RunRead[]): void {
  const prefix = active.length > 0 ? `${progressPercent(meanPercent(active))} · ` : "";
  useEffect(() => {
    const bare = document.title.replace(/^\d+ % · /, "");
    const wanted = prefix + bare;
    if (document.title !== wanted) document.title = wanted;
  });
}

type Seen = { quarter: number; active: boolean };

const quarterOf = (run: RunRead): number => Math.floor(run.progress.percent / 25);

/** Start, every quarter and the end of each run: at most six sentences a training. */
function useMilestones(runs: RunRead[]): string {
  const seen = useRef<Map<string, Seen> | null>(null);
  const [said, setSaid] = useState("");
  useEffect(() => {
    if (runs === NONE) return;
    const before = seen.current;
    const news = before ? runs.map((run) => milestone(run, before.get(run.id))).filter((text) => text !== null) : [];
    seen.current = new Map(runs.map((run) => [run.id, { quarter: quarterOf(run), active: isActive(run) }]));
    if (news.length > 0) setSaid(news.join(". "));
    if (before) runs.filter((run) => before.get(run.id)?.active && !isActive(run)).forEach(tellOfEnd);
  }, [runs]);
  return said;
}

const tellOfEnd = (run: RunRead): void => browserNotice(messages.runs.announceEnd(runName(run), messages.runs.states[run.state]), run.id);

function milestone(run: RunRead, before: Seen | undefined): string | null {
  const text = messages.runs;
  const name = runName(run);
  if (!before) return isActive(run) ? text.announceStart(name) : null;
  if (before.active && !isActive(run)) return text.announceEnd(name, text.states[run.state]);
  if (isActive(run) && quarterOf(run) > before.quarter) return text.announceQuarter(name, progressPercent(run.progress.percent));
  return null;
}
