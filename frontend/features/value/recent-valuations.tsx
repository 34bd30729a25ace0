"use client";

import { Badge } from "@/components/ui/badge";
import { Card } from "@/components/ui/card";
import { type Column, DataTable } from "@/components/ui/data-table";
import { Estimate, estimated } from "@/components/ui/estimate";
import { ModelName } from "@/components/ui/model-mark";
import { ProblemPanel } from "@/components/ui/problem-panel";
import { TextLink } from "@/components/ui/text-link";
import { modelLabel } from "@/features/models/groups";
import { valueText as text } from "@/features/value/text";
import { useRecentValuations } from "@/features/value/queries";
import type { ValuationRead } from "@/lib/api/generated";
import { dateTime } from "@/lib/format";
import { estimatesText } from "@/messages/estimates-text";
import { messages } from "@/messages/text";

const makeColumns = (): Column<ValuationRead>[] => [
  {
    id: "value",
    header: text.recent.value,
    numeric: true,
    cell: (one) => (
      <TextLink href={`/value/${one.id}`}>
        <Estimate of={estimated(one, one.dataset.currency)} part="value" />
      </TextLink>
    ),
  },
  { id: "range", header: text.recent.range, numeric: true, cell: (one) => <Estimate of={estimated(one, one.dataset.currency)} part="range" /> },
  { id: "sure", header: text.answer.sure, cell: (one) => <Estimate of={estimated(one, one.dataset.currency)} part="confidence">{estimatesText.bands[one.confidence.band]}</Estimate> },
  { id: "model", header: text.model, cell: (one) => <ModelName family={one.family}>{modelLabel({ family: one.family, version: one.model_version })}</ModelName> },
  {
    id: "dataset",
    header: text.dataset,
    cell: (one) => (
      <>
        {one.dataset.title} {one.dataset.is_sample && <Badge tone="warn">{messages.common.sample}</Badge>}
      </>
    ),
  },
  { id: "made", header: text.recent.made, cell: (one) => <span className="whitespace-nowrap">{dateTime(one.created_at)}</span> },
];

/** The newest stored valuations, each with its permanent page. */
export function RecentValuations() {
  const recent = useRecentValuations();
  if (recent.isError && !recent.data) return <ProblemPanel error={recent.error} title={text.recent.failed} onRetry={() => void recent.refetch()} live={false} />;
  if (!recent.data || recent.data.items.length === 0) return null;
  return (
    <Card title={text.recent.title} className="no-print">
      <DataTable caption={text.recent.title} rows={recent.data.items} columns={makeColumns()} rowKey={(one) => one.id} />
    </Card>
  );
}
