"use client";

import { useQueries } from "@tanstack/react-query";

import { LearningCurve } from "@/components/charts/learning-curve";
import { Card } from "@/components/ui/card";
import { ProblemPanel } from "@/components/ui/problem-panel";
import { Term } from "@/components/ui/term";
import { modelLabel, versionTag } from "@/features/models/groups";
import { modelCurveQuery } from "@/features/models/queries";
import type { CurvePoint, ModelRead } from "@/lib/api/generated";
import { figuresText } from "@/messages/figures-text";

const text = figuresText.compare.curves;

/** The learning curves of the runs that made the models, in one picture. */
export function CurvesPart({ models }: { models: ModelRead[] }) {
  const trained = models.filter(({ family }) => family !== "blend");
  const queries = useQueries({ queries: trained.map(({ run_id: run }) => modelCurveQuery(run)) });
  const failed = queries.find(({ error, data }) => error && !data);
  const series = trained.flatMap((model, place) => {
    const curve = queries[place]?.data;
    const base = { name: modelLabel(model), family: model.family, tag: versionTag(model, trained) };
    if (!curve) return [];
    return [
      { ...base, kind: "validation" as const, points: pick(curve.points, "validation_loss"), bestEpoch: curve.best_epoch },
      { ...base, kind: "train" as const, points: pick(curve.points, "train_loss") },
    ];
  });
  return (
    <Card>
      {failed && <ProblemPanel error={failed.error} title={text.failed} onRetry={() => void failed.refetch()} />}
      <LearningCurve series={series} title={text.title} none={text.none} level={2} loading={queries.some(({ isPending }) => isPending)} />
      <p className="mt-1 text-xs text-muted">
        {text.help} <Term name="log_rmse" />
        {trained.length < models.length && ` ${text.blend}`}
      </p>
    </Card>
  );
}

function pick(points: CurvePoint[], field: "train_loss" | "validation_loss"): { epoch: number; value: number }[] {
  return points.flatMap((point) => {
    const value = point[field];
    return value === null || value === undefined ? [] : [{ epoch: point.epoch, value }];
  });
}
