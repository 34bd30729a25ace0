"use client";

import { useQueries } from "@tanstack/react-query";
import dynamic from "next/dynamic";

import { ProblemPanel } from "@/components/ui/problem-panel";
import { SkeletonLines } from "@/components/ui/skeleton";
import { Term } from "@/components/ui/term";
import { runText as text } from "@/features/runs/text";
import { curveQuery } from "@/features/runs/queries";
import { isActive } from "@/features/runs/run-state";
import { trainedRuns } from "@/features/runs/scores";
import type { CurvePoint, CurveRead, RunRead } from "@/lib/api/generated";
import { familyName } from "@/messages/family-names";
import { glossary } from "@/messages/glossary-text";

/** The drawing code comes after the page: progress and figures do not wait for it. */
const LearningCurve = dynamic(() => import("@/components/charts/learning-curve").then((module) => module.LearningCurve), {
  ssr: false,
  loading: () => <SkeletonLines lines={6} />,
});

/** The curves of a run, of every member of an `all`, or of the training after a tuning, growing while it trains. */
export function CurvesTab({ run }: { run: RunRead }) {
  const parts = trainedRuns([run]).flatMap((one) => (one.kind === "tune" ? (one.children ?? []) : [one]));
  const runs = parts.filter((one) => one.kind === "train" || (one.kind === "trial" && one.id === run.id));
  const queries = useQueries({ queries: runs.map((one) => curveQuery(one)) });
  const failed = queries.find((query) => query.error && !query.data);
  if (runs.length === 0) return <p className="text-muted">{run.kind === "tune" ? text.noCurveYet : text.noCurve}</p>;
  if (failed) return <ProblemPanel error={failed.error} title={text.curveFailed} onRetry={() => void failed.refetch()} />;
  const series = runs.flatMap((one, index) => seriesOf(one, queries[index]?.data));
  return (
    <>
      <LearningCurve series={series} unit={glossary.log_rmse.term} none={isActive(run) ? text.curveLater : text.curveNever} loading={queries.some((query) => query.isPending)} />
      <p className="mt-1 text-xs text-muted">
        {text.curveHelp} <Term name="log_rmse" />
      </p>
    </>
  );
}

function seriesOf(run: RunRead, curve: CurveRead | undefined) {
  if (!curve) return [];
  const base = { name: familyName(run.model_type), family: run.model_type };
  return [
    { ...base, kind: "validation" as const, points: pick(curve.points, "validation_loss"), bestEpoch: curve.best_epoch },
    { ...base, kind: "train" as const, points: pick(curve.points, "train_loss") },
  ];
}

function pick(points: CurvePoint[], field: "train_loss" | "validation_loss"): { epoch: number; value: number }[] {
  return points.flatMap((point) => {
    const value = point[field];
    return value === null || value === undefined ? [] : [{ epoch: point.epoch, value }];
  });
}
