import { TextLink } from "@/components/ui/text-link";
import { EffectResult } from "@/features/effect/effect-result";
import { runText } from "@/features/runs/text";
import type { RunRead } from "@/lib/api/generated";

/** What a run has measured of the flagged sales, and the way to them. */
export function EffectTab({ run }: { run: RunRead }) {
  return (
    <div className="flex flex-col gap-4">
      {run.effect ? <EffectResult effect={run.effect} /> : <p className="text-muted">{runText.evaluation.none}</p>}
      <TextLink href={`/data/${encodeURIComponent(run.dataset.id)}/checks`}>{runText.toChecks}</TextLink>
    </div>
  );
}
