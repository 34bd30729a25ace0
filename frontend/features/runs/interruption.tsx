import { runPartText } from "@/features/runs/part-text";
import { isActive } from "@/features/runs/run-state";
import type { RunRead } from "@/lib/api/generated";

/** Where a training went on after an interruption, and what went wrong without ending it. */
export function Interruption({ run }: { run: RunRead }) {
  const line = resumedLine(run);
  const notices = run.notices ?? [];
  if (!line && notices.length === 0) return null;
  return (
    <div className="mt-1 text-sm text-muted">
      {line && <p>{line}</p>}
      {notices.map((notice) => (
        <p key={notice} className="text-warn">
          {notice}
        </p>
      ))}
    </div>
  );
}

export function resumedLine(run: RunRead): string {
  const text = runPartText.interruption;
  if (run.resumed) return text.resumed(run.attempt, run.resumed);
  const begun = run.state === "running" && run.phase === "training";
  return run.kind === "train" && isActive(run) && run.attempt > 1 && begun ? text.anew(run.attempt) : "";
}
