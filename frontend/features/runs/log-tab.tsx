"use client";

import { useQuery } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";

import { buttonClass } from "@/components/ui/button";
import { Empty } from "@/components/ui/empty";
import { ProblemPanel } from "@/components/ui/problem-panel";
import { runText } from "@/features/runs/text";
import { runKeys } from "@/features/runs/queries";
import { isActive } from "@/features/runs/run-state";
import { getRunLog, type RunRead } from "@/lib/api/generated";
import { ProblemError, unwrap } from "@/lib/api/http";

const text = runText.log;
const FOLLOW_MS = 2000;
const NOT_FOUND = 404;

/** The last lines that the newest attempt has logged, and the way to all of them. */
export function LogTab({ run }: { run: RunRead }) {
  const active = isActive(run);
  const [follows, setFollows] = useState(true);
  const log = useQuery({
    queryKey: [...runKeys.one(run.id), "log"],
    queryFn: ({ signal }) => unwrap(getRunLog({ path: { run_id: run.id }, signal })),
    refetchInterval: active && follows ? FOLLOW_MS : false,
  });
  const missing = log.error instanceof ProblemError && log.error.problem.status === NOT_FOUND;
  if (missing) return <Empty title={text.none}>{text.noneYet}</Empty>;
  if (log.error && !log.data) return <ProblemPanel error={log.error} />;
  if (!log.data) return null;
  return (
    <div className="flex flex-col gap-3">
      <div className="flex flex-wrap items-center gap-4">
        {active && (
          <label className="flex items-center gap-2">
            <input type="checkbox" className="size-4 accent-accent" checked={follows} onChange={(event) => setFollows(event.target.checked)} />
            {text.follow}
          </label>
        )}
        <a className={buttonClass("secondary", "sm")} href={`/api/v1/runs/${run.id}/log.txt`} download>
          {text.download}
        </a>
        {!log.data.is_whole && <p className="text-muted">{text.last(log.data.lines.length)}</p>}
      </div>
      {log.data.lines.length > 0 ? <Lines lines={log.data.lines} follows={active && follows} /> : <p>{text.empty}</p>}
    </div>
  );
}

function Lines({ lines, follows }: { lines: string[]; follows: boolean }) {
  const box = useRef<HTMLPreElement>(null);
  const last = lines.at(-1);
  useEffect(() => {
    if (follows && box.current) box.current.scrollTop = box.current.scrollHeight;
  }, [follows, last, lines.length]);
  return (
    <pre ref={box} tabIndex={0} role="log" aria-live="off" aria-label={text.label} className="max-h-128 overflow-auto rounded-md border border-line bg-bg p-3 font-mono text-xs whitespace-pre-wrap break-all">
      {lines.join("\n")}
    </pre>
  );
}
