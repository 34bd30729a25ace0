"use client";

import { Alert } from "@/components/ui/alert";
import { Confirm } from "@/components/ui/confirm";
import { ProblemPanel } from "@/components/ui/problem-panel";
import { useToast } from "@/components/ui/toast";
import { modelLabel } from "@/features/models/groups";
import { labelsText as text } from "@/features/models/labels-text";
import { useArchive } from "@/features/models/labels-queries";
import type { ModelRead } from "@/lib/api/generated";

type DialogProps = { model: ModelRead; open: boolean; onOpenChange: (open: boolean) => void };

/** Asks before a model is put away; the champion cannot be. */
export function ArchiveDialog({ model, open, onOpenChange }: DialogProps) {
  const archive = useArchive(model.id);
  const toast = useToast();
  const champion = model.status === "champion";
  const done = () => {
    onOpenChange(false);
    toast(text.archived(modelLabel(model)));
  };
  return (
    <Confirm
      open={open}
      onOpenChange={onOpenChange}
      title={text.archiveQuestion(modelLabel(model))}
      description={text.archiveLead}
      action={text.archive}
      blocked={champion}
      busy={archive.isPending}
      onConfirm={() => archive.mutate(undefined, { onSuccess: done })}
    >
      {champion && (
        <Alert tone="warn" title={text.champion}>
          {text.championHelp(model.dataset.title)}
        </Alert>
      )}
      {archive.isError && <ProblemPanel error={archive.error} title={text.archiveFailed} />}
    </Confirm>
  );
}
