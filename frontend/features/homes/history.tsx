"use client";

import { Card } from "@/components/ui/card";
import { type Column, DataTable } from "@/components/ui/data-table";
import { Estimate, estimated } from "@/components/ui/estimate";
import { ModelName } from "@/components/ui/model-mark";
import { ProblemPanel } from "@/components/ui/problem-panel";
import { SkeletonLines } from "@/components/ui/skeleton";
import { TextLink } from "@/components/ui/text-link";
import type { Labels } from "@/features/comparables/home";
import { homesText } from "@/features/homes/text";
import { useHistory } from "@/features/homes/queries";
import { modelLabel } from "@/features/models/groups";
import type { EarlierValueRead, HistoryRead, OwnSaleRead, ValuationRead } from "@/lib/api/generated";
import { date, dateTime, money } from "@/lib/format";
import { estimatesText } from "@/messages/estimates-text";

const text = homesText.history;

/** The home's own sales, and the values that were stored of it. */
export function History({ valuation, labels }: { valuation: ValuationRead; labels: Labels }) {
  const history = useHistory(valuation.id);
  return (
    <Card title={text.title} className="no-print">
      {history.isError && !history.data && <ProblemPanel error={history.error} title={text.failed} onRetry={() => void history.refetch()} />}
      {history.isPending && <SkeletonLines lines={4} />}
      {history.data && <Past history={history.data} currency={valuation.dataset.currency} labels={labels} />}
    </Card>
  );
}

function Past({ history: { told_by: toldBy, sales, values }, currency, labels }: { history: HistoryRead; currency: string; labels: Labels }) {
  if (toldBy.length === 0 && values.length === 0) return <p className="text-muted">{text.unknown}</p>;
  return (
    <div className="grid grid-cols-1 gap-4 lg:grid-cols-[minmax(0,1fr)_minmax(0,2fr)]">
      <div>
        <h3 className="mb-1 font-semibold">{text.sales}</h3>
        {sales.length === 0 ? <p className="text-muted">{text.noSales}</p> : <DataTable caption={text.sales} rows={sales} columns={saleColumns(currency)} rowKey={({ sale_date: day, price }) => `${day} ${price}`} />}
        <p className="mt-1 text-xs text-muted">{text.toldBy(toldBy.map((name) => labels.get(name)?.label ?? name).join(", "))}</p>
      </div>
      <div>
        <h3 className="mb-1 font-semibold">{text.values}</h3>
        <DataTable caption={text.values} rows={values} columns={valueColumns(currency)} rowKey={({ id }) => id} />
      </div>
    </div>
  );
}

const saleColumns = (currency: string): Column<OwnSaleRead>[] => [
  { id: "sold", header: text.sold, cell: (sale) => date(sale.sale_date) },
  { id: "price", header: text.price, cell: (sale) => money(sale.price, currency), numeric: true },
];

const valueColumns = (currency: string): Column<EarlierValueRead>[] => [
  { id: "as-of", header: text.asOf, cell: (one) => <span title={dateTime(one.created_at)} className="whitespace-nowrap">{date(one.as_of ?? one.created_at)}</span> },
  { id: "value", header: text.value, cell: (one) => <Value one={one} currency={currency} />, numeric: true },
  { id: "range", header: text.range, cell: (one) => <Estimate of={estimated(one, currency)} part="range" />, numeric: true },
  { id: "sure", header: text.sure, cell: (one) => <Estimate of={estimated(one, currency)} part="confidence">{estimatesText.bands[one.confidence.band]}</Estimate> },
  { id: "model", header: text.model, cell: (one) => <ModelName family={one.family}>{modelLabel({ family: one.family, version: one.model_version })}</ModelName>, className: "whitespace-nowrap" },
];

function Value({ one, currency }: { one: EarlierValueRead; currency: string }) {
  const written = <Estimate of={estimated(one, currency)} part="value" />;
  if (!one.is_this) return <TextLink href={`/value/${one.id}`}>{written}</TextLink>;
  return (
    <>
      {written} ({text.thisOne})
    </>
  );
}
