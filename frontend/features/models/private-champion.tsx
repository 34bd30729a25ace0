"use client";

import { Alert } from "@/components/ui/alert";
import { useAccount } from "@/features/account/queries";
import type { ModelRead } from "@/lib/api/generated";

/** The first good model of a data set becomes champion by itself; that does not share what its owner keeps private. */
export function PrivateChampion({ model }: { model: ModelRead }) {
  const user = useAccount().data?.user;
  if (!user || model.status !== "champion" || model.owned.sharing !== "private") return null;
  return (
    <Alert className="mb-4" title="This champion is private">
      It was the first model that beat the baselines, so it became champion without anybody promoting it. Until it is shared, it answers for its owner only; others
      must name another model. Choose “Everyone who signs in” above to let it answer for all.
    </Alert>
  );
}
