"use client";

import { Card } from "@/components/ui/card";
import { FiguresTable } from "@/features/models/figures-table";
import { ACCURACY } from "@/features/models/metrics";
import { RatioStudy } from "@/features/models/study";
import { modelText } from "@/features/models/text";
import type { ModelRead } from "@/lib/api/generated";

/** How near the values of a model come to the prices of sales that it had not seen. */
export function AccuracyPart({ model }: { model: ModelRead }) {
  return (
    <>
      <Card title={modelText.accuracy}>
        <FiguresTable caption={modelText.accuracy} model={model} keys={ACCURACY} />
      </Card>
      <RatioStudy model={model} />
    </>
  );
}
