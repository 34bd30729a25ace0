"use client";

import { Frontier } from "@/features/models/frontier";
import { Tiers } from "@/features/models/tiers";
import type { ModelRead } from "@/lib/api/generated";

/** How a model treats cheap and dear homes, and what more of equity would cost. */
export function EquityPart({ model }: { model: ModelRead }) {
  return (
    <>
      <Tiers model={model} />
      <Frontier model={model} />
    </>
  );
}
