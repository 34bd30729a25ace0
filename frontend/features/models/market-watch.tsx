"use client";

import { useQuery } from "@tanstack/react-query";
import dynamic from "next/dynamic";

import { ProblemPanel } from "@/components/ui/problem-panel";
import { ChartLines } from "@/components/ui/skeleton";
import { modelKeys } from "@/features/models/queries";
import { getModelWatch, type ModelRead, type ModelWatch } from "@/lib/api/generated";
import { ProblemError, unwrap } from "@/lib/api/http";
import { figuresText } from "@/messages/figures-text";

/** Only a model that was measured on new sales needs it. */
const WatchCard = dynamic(() => import("@/features/models/watch-card").then((module) => module.WatchCard), { ssr: false, loading: ChartLines });

/** What sales since the training say; nothing before the first measurement. */
export function MarketWatch({ model }: { model: ModelRead }) {
  const query = useQuery({
    queryKey: [...modelKeys.evaluation(model.id), "watch"],
    queryFn: ({ signal }) => measured(unwrap(getModelWatch({ path: { model_id: model.id }, signal }))),
  });
  if (query.error) return <ProblemPanel error={query.error} title={figuresText.watch.failed} onRetry={() => void query.refetch()} live={false} />;
  return query.data ? <WatchCard found={query.data} model={model} /> : null;
}

/** That a model was never measured on new sales is no error. */
async function measured(call: Promise<ModelWatch>): Promise<ModelWatch | null> {
  try {
    return await call;
  } catch (error) {
    if (error instanceof ProblemError && error.problem.status === 404) return null;
    throw error;
  }
}
