"use client";

import { parseAsArrayOf, parseAsString, useQueryState } from "nuqs";

import { PageHeader } from "@/components/ui/page-header";
import { ProblemPanel } from "@/components/ui/problem-panel";
import { SkeletonLines } from "@/components/ui/skeleton";
import { Comparison } from "@/features/compare/comparison";
import { companions, fairness } from "@/features/compare/fairness";
import { Chosen, Suggestions, Unfair } from "@/features/compare/selection";
import { compareText as text } from "@/features/compare/text";
import { useModels } from "@/features/models/queries";
import type { ModelRead } from "@/lib/api/generated";

const MOST = 6;

/** Models side by side; what is compared stands in the address. */
export function ComparePage() {
  const models = useModels();
  const [ids, setIds] = useQueryState("m", parseAsArrayOf(parseAsString).withDefault([]));
  const all = models.data ?? [];
  const chosen = ids.flatMap((id) => all.find((model) => model.id === id) ?? []);
  const missing = models.data ? ids.length - chosen.length : 0;
  const choose = (next: string[]) => void setIds(next.length ? next.slice(0, MOST) : null);
  return (
    <>
      <PageHeader
        title={text.title}
        lead={text.lead}
      />
      {models.isError && !models.data && <ProblemPanel error={models.error} title={text.modelsFailed} onRetry={() => void models.refetch()} />}
      {models.isPending && <SkeletonLines lines={6} />}
      {missing > 0 && <p className="mb-3 text-warn">{text.gone(missing)}</p>}
      {models.data && <Body all={all} chosen={chosen} onChoose={choose} />}
    </>
  );
}

type BodyProps = { all: ModelRead[]; chosen: ModelRead[]; onChoose: (ids: string[]) => void };

function Body({ all, chosen, onChoose }: BodyProps) {
  const found = fairness(chosen);
  const ids = chosen.map((model) => model.id);
  const others = found.kind === "empty" ? all : companions(chosen, all);
  return (
    <div className="flex flex-col gap-4">
      {chosen.length > 0 && <Chosen models={chosen} onRemove={(id) => onChoose(ids.filter((one) => one !== id))} />}
      {found.kind === "unfair" && <Unfair groups={found.groups} most={MOST} onChoose={onChoose} />}
      {(found.kind === "fair" || found.kind === "single") && <Comparison models={chosen} />}
      {found.kind !== "unfair" && chosen.length < MOST && (
        <Suggestions models={others} first={chosen.length === 0} onAdd={(id) => onChoose([...ids, id])} />
      )}
    </div>
  );
}
