"use client";

import { PartLines } from "@/components/ui/skeleton";
import { ByAge } from "@/features/models/by-age";
import { MarketIndex } from "@/features/models/market-index";
import { MarketWatch } from "@/features/models/market-watch";
import { useEvaluation } from "@/features/models/queries";
import { RollingOrigins } from "@/features/models/rolling-origins";
import type { ModelRead } from "@/lib/api/generated";
import { messages } from "@/messages/text";

/** How values hold as time passes; which cards there are is known once the blind test is read. */
export function MarketPart({ model }: { model: ModelRead }) {
  const { data: evaluation, isPending } = useEvaluation(model.id);
  if (isPending) return <PartLines />;
  const dated = evaluation?.has_market_index || (evaluation?.by_age ?? []).length > 0;
  return (
    <>
      <ByAge model={model} />
      <RollingOrigins model={model} />
      <MarketWatch model={model} />
      <MarketIndex model={model} />
      {evaluation && !dated && <p className="text-muted lg:col-span-2">{messages.models.undated}</p>}
    </>
  );
}
