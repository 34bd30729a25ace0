"use client";

import { Alert } from "@/components/ui/alert";
import { useAccount } from "@/features/account/queries";
import { modelText } from "@/features/models/text";
import type { ModelRead } from "@/lib/api/generated";

/** The first good model of a data set becomes champion by itself; that does not share what its owner keeps private. */
export function PrivateChampion({ model }: { model: ModelRead }) {
  const user = useAccount().data?.user;
  if (!user || model.status !== "champion" || model.owned.sharing !== "private") return null;
  return (
    <Alert className="mb-4" title={modelText.privateChampion.title}>
      {modelText.privateChampion.text}
    </Alert>
  );
}
