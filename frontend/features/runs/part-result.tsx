"use client";

import { TextLink } from "@/components/ui/text-link";
import { modelLabel } from "@/features/models/groups";
import { estimateText } from "@/features/models/estimate-text";
import { useModel, useModels } from "@/features/models/queries";
import { StatusBadge } from "@/features/models/status-badge";
import { runPartText as text } from "@/features/runs/part-text";
import { mainRun } from "@/features/runs/scores";
import type { RunRead, RunResult } from "@/lib/api/generated";
import { problemOf } from "@/lib/api/http";
import { percent } from "@/lib/format";

/** What a run made: its error on unseen sales, its model, and whether that one answers now. */
export function PartResult({ result: { test, model_id: id, left_out: leftOut = [] } }: { result: RunResult }) {
  const model = useModel(id);
  const gone = model.error !== null && problemOf(model.error).status === 404;
  return (
    <>
      <p className="mt-1 flex flex-wrap items-center gap-x-3 gap-y-1 text-sm">
        <span className="num">{text.testError(estimateText(test.mdape, percent))}</span>
        {gone ? <span className="text-muted">{text.modelGone}</span> : <TextLink href={`/models/${id}`}>{model.data ? modelLabel(model.data) : text.openModel}</TextLink>}
        {model.data?.status === "champion" && <StatusBadge status="champion" />}
      </p>
      {leftOut.length > 0 && <NoTime texts={leftOut} />}
    </>
  );
}

function NoTime({ texts }: { texts: string[] }) {
  return (
    <details className="mt-1 text-sm">
      <summary className="cursor-pointer text-muted">{text.noTime}</summary>
      <ul className="list-disc pl-5">
        {texts.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </details>
  );
}

/** Where the blend of an `all` can be made champion, as long as another model is. */
export function BlendOffer({ run }: { run: RunRead }) {
  const blend = mainRun(run);
  return run.kind === "all" && blend?.kind === "blend" && blend.result ? <Offer id={blend.result.model_id} dataset={run.dataset.title} /> : null;
}

function Offer({ id, dataset }: { id: string; dataset: string }) {
  const model = useModel(id);
  const champion = useModels().data?.find((other) => other.dataset.id === model.data?.dataset.id && other.status === "champion");
  if (!model.data || model.data.status === "champion") return null;
  return (
    <p className="mt-3 border-t border-line pt-3">
      {text.blendOffer(dataset, champion && modelLabel(champion))} <TextLink href={`/models/${id}`}>{text.blendOfferLink}</TextLink>
    </p>
  );
}
