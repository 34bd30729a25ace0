"use client";

import { Dependence } from "@/features/models/dependence";
import { FeatureImportance } from "@/features/models/importance";
import type { ModelRead } from "@/lib/api/generated";

/** What moves the values of a model. */
export function DriversPart({ model }: { model: ModelRead }) {
  return (
    <>
      <FeatureImportance model={model} />
      <Dependence model={model} />
    </>
  );
}
