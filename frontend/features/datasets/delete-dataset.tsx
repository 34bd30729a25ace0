"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";

import { Button } from "@/components/ui/button";
import { Confirm } from "@/components/ui/confirm";
import { ProblemPanel } from "@/components/ui/problem-panel";
import { useToast } from "@/components/ui/toast";
import { Permit } from "@/features/account/permit";
import { datasetMessages } from "@/features/datasets/messages";
import { useDeleteDataset } from "@/features/datasets/queries";
import type { DatasetRead } from "@/lib/api/generated";
import { useText } from "@/lib/use-text";

/** Deletes an imported data set, after a question. */
export function DeleteDataset({ dataset }: { dataset: DatasetRead }) {
  return (
    <Permit role="analyst" owned={dataset.owned} silent>
      <Delete dataset={dataset} />
    </Permit>
  );
}

function Delete({ dataset }: { dataset: DatasetRead }) {
  const text = useText(datasetMessages).detail;
  const [asking, setAsking] = useState(false);
  const [force, setForce] = useState(false);
  const router = useRouter();
  const toast = useToast();
  const remove = useDeleteDataset();
  const confirm = () =>
    remove.mutate({ id: dataset.id, force }, {
      onSuccess: () => {
        toast(text.deleted(dataset.title));
        router.push("/data");
      },
    });
  return (
    <>
      <Button onClick={() => setAsking(true)}>{text.delete}</Button>
      <Confirm
        open={asking}
        onOpenChange={setAsking}
        title={text.deleteTitle(dataset.title)}
        description={text.deleteText}
        action={text.delete}
        onConfirm={confirm}
        busy={remove.isPending}
        danger
      >
        {dataset.models > 0 && (
          <label className="flex items-start gap-2">
            <input type="checkbox" checked={force} onChange={() => setForce(!force)} className="mt-1 size-4" />
            {text.deleteForced(dataset.models)}
          </label>
        )}
        {remove.error && <ProblemPanel error={remove.error} title={text.deleteFailed} />}
      </Confirm>
    </>
  );
}
