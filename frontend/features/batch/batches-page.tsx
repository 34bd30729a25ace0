"use client";

import { LinkButton } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Empty } from "@/components/ui/empty";
import { PageHeader } from "@/components/ui/page-header";
import { ProblemPanel } from "@/components/ui/problem-panel";
import { SkeletonLines } from "@/components/ui/skeleton";
import { BatchList } from "@/features/batch/batch-list";
import { batchText as text } from "@/features/batch/text";
import { NewBatchForm } from "@/features/batch/new-batch-form";
import { useModels } from "@/features/models/queries";

/** A new file, and those that were valued before. */
export function BatchesPage() {
  const models = useModels();
  return (
    <>
      <PageHeader title={text.title} lead={text.lead} />
      <div className="flex flex-col gap-5">
        <New models={models} />
        {!models.isPending && <BatchList />}
      </div>
    </>
  );
}

function New({ models }: { models: ReturnType<typeof useModels> }) {
  if (models.isPending) return <SkeletonLines lines={6} />;
  if (!models.data) return <ProblemPanel error={models.error} title={text.modelsFailed} onRetry={() => void models.refetch()} />;
  if (models.data.length > 0) return <NewBatchForm models={models.data} />;
  return (
    <Card>
      <Empty title={text.noModel} action={<LinkButton href="/train" look="primary">{text.train}</LinkButton>}>
        {text.noModelLead}
      </Empty>
    </Card>
  );
}
