"use client";

import { useRouter } from "next/navigation";

import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { ProblemPanel } from "@/components/ui/problem-panel";
import { useToast } from "@/components/ui/toast";
import { Permit } from "@/features/account/permit";
import { qualityText } from "@/features/quality/text";
import { useLeaveOut } from "@/features/quality/queries";
import type { DatasetRead } from "@/lib/api/generated";

const text = qualityText.version;

/** Makes the version without the accepted sales and leads to it. */
export function LeaveOut({ dataset, accepted }: { dataset: DatasetRead; accepted: number }) {
  const router = useRouter();
  const toast = useToast();
  const leaveOut = useLeaveOut(dataset.id);
  const make = () =>
    leaveOut.mutate(undefined, {
      onSuccess: ({ id, version, rows }) => {
        toast(text.made(version ?? 1, rows ?? 0));
        router.push(`/data/${id}`);
      },
    });
  return (
    <Card title={text.title}>
      <p className="mb-3 text-muted">{dataset.builtin ? text.builtin : accepted === 0 ? text.none : text.lead}</p>
      {!dataset.builtin && (
        <Permit role="analyst" owned={dataset.owned}>
          <Button look="primary" className="h-auto! min-h-9 max-w-full py-1 whitespace-normal!" onClick={make} busy={leaveOut.isPending} disabled={accepted === 0}>
            {text.make}
          </Button>
        </Permit>
      )}
      {leaveOut.error && (
        <div className="mt-3">
          <ProblemPanel error={leaveOut.error} title={text.failed} />
        </div>
      )}
    </Card>
  );
}
