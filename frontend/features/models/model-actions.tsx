"use client";

import { Trash2, Trophy } from "lucide-react";
import { useState } from "react";

import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { Confirm } from "@/components/ui/confirm";
import { ProblemPanel } from "@/components/ui/problem-panel";
import { useToast } from "@/components/ui/toast";
import { Permit } from "@/features/account/permit";
import { useNeedsSecond } from "@/features/account/queries";
import { useStale } from "@/features/live/stale-banner";
import { modelLabel } from "@/features/models/groups";
import { PromoteDialog } from "@/features/models/promote-dialog";
import { proposalText } from "@/features/models/proposal-messages";
import { useDeleteModel } from "@/features/models/queries";
import type { ModelRead } from "@/lib/api/generated";

type ModelActionsProps = { model: ModelRead; wide?: boolean; onDeleted?: () => void };

/** Promote and delete, each asked once. */
export function ModelActions({ model, wide = false, onDeleted }: ModelActionsProps) {
  const [asked, setAsked] = useState<"promote" | "delete" | null>(null);
  const stale = useStale();
  const name = modelLabel(model);
  const close = (open: boolean) => !open && setAsked(null);
  const needsSecond = useNeedsSecond();
  const words = needsSecond ? proposalText.propose : proposalText.promote;
  const look = wide ? "secondary" : "ghost";
  return (
    <div className="flex items-center justify-end gap-1">
      {model.status !== "champion" && (
        <Permit role={needsSecond ? "analyst" : "approver"} silent>
          <Button look={look} size="sm" disabled={stale} onClick={() => setAsked("promote")} aria-label={words.labelled(name)} title={words.title}>
            <Trophy aria-hidden="true" />
            {wide && words.short}
          </Button>
        </Permit>
      )}
      <Permit role="analyst" owned={model.owned} silent>
        <Button look={look} size="sm" disabled={stale} onClick={() => setAsked("delete")} aria-label={`Delete ${name}`} title="Delete">
          <Trash2 aria-hidden="true" />
          {wide && "Delete"}
        </Button>
      </Permit>
      <PromoteDialog model={model} open={asked === "promote"} onOpenChange={close} />
      <DeleteDialog model={model} open={asked === "delete"} onOpenChange={close} onDeleted={onDeleted} />
    </div>
  );
}

type DialogProps = { model: ModelRead; open: boolean; onOpenChange: (open: boolean) => void };

function DeleteDialog({ model, open, onOpenChange, onDeleted }: DialogProps & { onDeleted?: (() => void) | undefined }) {
  const remove = useDeleteModel();
  const toast = useToast();
  const champion = model.status === "champion";
  const done = () => {
    onOpenChange(false);
    toast(`${modelLabel(model)} was deleted`);
    onDeleted?.();
  };
  return (
    <Confirm
      open={open}
      onOpenChange={onOpenChange}
      title={`Delete ${modelLabel(model)}?`}
      description="Its files are removed. Valuations made with it stay as they are."
      action="Delete model"
      danger
      blocked={champion}
      busy={remove.isPending}
      onConfirm={() => remove.mutate(model.id, { onSuccess: done })}
    >
      {champion && (
        <Alert tone="warn" title="The champion cannot be deleted">
          Promote another model of {model.dataset.title} first.
        </Alert>
      )}
      {remove.isError && <ProblemPanel error={remove.error} title="The model could not be deleted" />}
    </Confirm>
  );
}
