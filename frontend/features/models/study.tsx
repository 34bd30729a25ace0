"use client";

import dynamic from "next/dynamic";

import { Card } from "@/components/ui/card";
import { ProblemPanel } from "@/components/ui/problem-panel";
import { ChartLines, SkeletonLines } from "@/components/ui/skeleton";
import { FiguresTable } from "@/features/models/figures-table";
import { RATIO_STUDY } from "@/features/models/metrics";
import { useEvaluation } from "@/features/models/queries";
import { equitySentence, medianRatioSentence, trimmingSentence } from "@/features/models/summary";
import { modelText } from "@/features/models/text";
import type { ModelRead } from "@/lib/api/generated";
import { figuresText } from "@/messages/figures-text";

/** Loaded when it is shown: few readers of a page scroll down to it. */
export const TypicalHome = dynamic(() => import("@/features/models/typical-home").then((module) => module.TypicalHome), {
  ssr: false,
  loading: ChartLines,
});

/** Level, uniformity and equity of the values, with and without outliers, beside the bands where they should lie. */
export function RatioStudy({ model }: { model: ModelRead }) {
  const evaluation = useEvaluation(model.id);
  const study = evaluation.data?.ratio_study;
  return (
    <Card title={modelText.study.title}>
      <p className="mb-2">
        {medianRatioSentence(model.test)} {equitySentence(study)}
      </p>
      <FiguresTable caption={modelText.study.caption} model={model} keys={RATIO_STUDY} banded trimmed={study?.trimmed ?? null} />
      {evaluation.isPending && <SkeletonLines lines={1} />}
      {evaluation.isError && <ProblemPanel error={evaluation.error} title={figuresText.ratioStudy.failed} onRetry={() => void evaluation.refetch()} />}
      {study && <p className="mt-2">{trimmingSentence(study)}</p>}
      <p className="mt-2 text-xs text-muted">{modelText.study.note}</p>
    </Card>
  );
}
