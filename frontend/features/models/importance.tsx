"use client";

import { IntervalPlot } from "@/components/charts/interval-plot";
import { Card } from "@/components/ui/card";
import { type Column, DataTable } from "@/components/ui/data-table";
import { ChartLines } from "@/components/ui/skeleton";
import { driversText } from "@/features/models/drivers-text";
import { useImportance } from "@/features/models/drivers-queries";
import { NotShown } from "@/features/models/not-shown";
import type { GroupImportanceRead, ImportanceRead, ModelRead } from "@/lib/api/generated";
import { estimate, interval, signedNumber } from "@/lib/format";
import { groupName } from "@/messages/group-name";

const text = driversText.importance;
const points = (value: number | null | undefined) => signedNumber(value, 1);

/** What the model loses without each group of features, on sales that it had not seen. */
export function FeatureImportance({ model }: { model: ModelRead }) {
  const found = useImportance(model.id);
  return (
    <Card title={text.title} className="lg:col-span-2">
      {found.isPending && (
        <div role="status">
          <p className="text-muted">{text.waiting}</p>
          <ChartLines />
        </div>
      )}
      {found.isError && !found.data && <NotShown error={found.error} failed={text.failed} dataset={model.dataset.id} onRetry={() => void found.refetch()} />}
      {found.data && <Groups found={found.data} />}
    </Card>
  );
}

function Groups({ found: { currency, importance } }: { found: ImportanceRead }) {
  const { groups, homes, repeats, mdape } = importance;
  const [first] = groups;
  return (
    <>
      <p className="mb-3 max-w-prose">{text.lead(homes, repeats)}</p>
      <IntervalPlot
        title={text.chart}
        summary={first ? text.summary(groupName(first.label), first.loss, mdape) : ""}
        rows={groups.map(({ label, loss, low, high }) => ({ id: label, label: groupName(label), family: "", value: loss, low, high }))}
        subject={text.subject}
        unit={text.unit}
        range={text.range}
        format={points}
        reference={{ value: 0, label: text.none }}
        file="importance"
        level={3}
      />
      <DataTable caption={text.table} rows={groups} columns={columnsOf(currency)} rowKey={({ label }) => label} />
      <p className="mt-2 text-xs text-muted">{text.note}</p>
    </>
  );
}

const columnsOf = (currency: string): Column<GroupImportanceRead>[] => [
  { id: "group", header: text.headers.group, cell: ({ label }) => groupName(label) },
  {
    id: "loss",
    header: text.headers.loss,
    numeric: true,
    cell: ({ loss, low, high }) => (
      <>
        {points(loss)}
        <span className="block text-xs text-muted">({interval(low, high, points)})</span>
      </>
    ),
  },
  { id: "moved", header: text.headers.moved(currency), numeric: true, cell: ({ moved }) => estimate(moved, "") },
  { id: "features", header: text.headers.features, cell: ({ features, label }) => (features.join() === label ? "" : <span className="block min-w-48 text-muted">{features.join(", ")}</span>) },
];
