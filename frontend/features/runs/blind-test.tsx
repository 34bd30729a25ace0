"use client";

import type { ReactNode } from "react";

import { useModel } from "@/features/models/queries";
import { Ranges } from "@/features/models/ranges";
import { RatioStudy, TypicalHome } from "@/features/models/study";
import { Tiers } from "@/features/models/tiers";

/** What the blind test says of the model that a run made, and its comparable sales; else what is inside. */
export function BlindTest({ modelId, children }: { modelId: string; children: ReactNode }) {
  const model = useModel(modelId);
  if (!model.data) return children;
  return (
    <div className="grid gap-4 lg:grid-cols-2">
      <RatioStudy model={model.data} />
      <Ranges model={model.data} />
      <Tiers model={model.data} />
      <div className="min-w-0 lg:col-span-2">
        <TypicalHome model={model.data} />
      </div>
    </div>
  );
}
