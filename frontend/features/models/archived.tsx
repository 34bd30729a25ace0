"use client";

import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { ProblemPanel } from "@/components/ui/problem-panel";
import { useToast } from "@/components/ui/toast";
import { Permit } from "@/features/account/permit";
import { useStale } from "@/features/live/stale-banner";
import { modelLabel } from "@/features/models/groups";
import { labelsText as text } from "@/features/models/labels-text";
import { useRestore } from "@/features/models/labels-queries";
import type { ModelRead } from "@/lib/api/generated";

/** Said on the page of an archived model, with the way back. */
export function Archived({ model }: { model: ModelRead }) {
  const restore = useRestore(model.id);
  const toast = useToast();
  const stale = useStale();
  if (model.status !== "archived") return null;
  const back = () => restore.mutate(undefined, { onSuccess: () => toast(text.restored(modelLabel(model))) });
  return (
    <Alert
      className="mb-4"
      title={text.isArchived}
      actions={
        <Permit role="analyst" owned={model.owned}>
          <Button size="sm" busy={restore.isPending} disabled={stale} onClick={back}>
            {text.restore}
          </Button>
        </Permit>
      }
    >
      {text.isArchivedHelp}
      {restore.isError && <ProblemPanel error={restore.error} title={text.restoreFailed} />}
    </Alert>
  );
}
