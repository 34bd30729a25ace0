"use client";

import { parseAsString, parseAsStringLiteral, useQueryStates } from "nuqs";

import { ProblemPanel } from "@/components/ui/problem-panel";
import { SkeletonLines } from "@/components/ui/skeleton";
import { useDataset } from "@/features/datasets/queries";
import { ChecksTable } from "@/features/quality/checks-table";
import { EffectCard } from "@/features/quality/effect-card";
import { FlaggedSales } from "@/features/quality/flagged-sales";
import { LeaveOut } from "@/features/quality/leave-out";
import { qualityText as text } from "@/features/quality/text";
import { useChecks } from "@/features/quality/queries";
import { REVIEWS } from "@/features/quality/review";
import type { DatasetRead } from "@/lib/api/generated";

const ADDRESS = { kind: parseAsString, review: parseAsStringLiteral(REVIEWS), after: parseAsString };

/** The checks of a data set, within its frame. */
export function ChecksPage({ id }: { id: string }) {
  const dataset = useDataset(id);
  return (
    <>
      <p className="mb-4 max-w-3xl text-muted">{text.lead}</p>
      {dataset.data ? <Known dataset={dataset.data} /> : <SkeletonLines lines={8} />}
    </>
  );
}

function Known({ dataset }: { dataset: DatasetRead }) {
  const [{ kind, review, after }, setAddress] = useQueryStates(ADDRESS, { history: "push" });
  const query = useChecks(dataset.id, { kind, review }, after);
  if (query.error && !query.data) return <ProblemPanel error={query.error} title={text.loadFailed} onRetry={() => void query.refetch()} />;
  if (!query.data) {
    return (
      <>
        <p role="status" className="mb-4 text-muted">
          {text.checking}
        </p>
        <SkeletonLines lines={8} />
      </>
    );
  }
  return (
    <div className="flex flex-col gap-4">
      {query.error && <ProblemPanel error={query.error} title={text.loadFailed} onRetry={() => void query.refetch()} />}
      <ChecksTable checks={query.data.checks} onShow={(shown) => void setAddress({ kind: shown, review: null, after: null })} />
      <FlaggedSales
        id={dataset.id}
        page={query.data}
        filters={{ kind, review }}
        after={after}
        stale={query.isPlaceholderData}
        onFilter={(filters) => void setAddress({ ...filters, after: null })}
        onPage={(cursor) => void setAddress({ after: cursor })}
      />
      <EffectCard id={dataset.id} />
      <LeaveOut dataset={dataset} accepted={query.data.reviews.accepted} />
    </div>
  );
}
