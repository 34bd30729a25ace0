"use client";

import { batchText } from "@/features/batch/text";
import { isActive } from "@/features/runs/run-state";
import { EvaluationFigures } from "@/features/runs/sales-evaluation";
import type { BatchRead } from "@/lib/api/generated";

const text = batchText.study;

/** The values beside known prices of homes that the model has not learned from. */
export function StudyTab({ batch: { run, study, currency } }: { batch: BatchRead }) {
  if (!study) return <p className="text-muted">{isActive(run) ? text.pending : text.none}</p>;
  return (
    <>
      <h2 className="sr-only">{batchText.page.tabs.study}</h2>
      <EvaluationFigures figures={study} currency={currency} />
    </>
  );
}
