"use client";

import type { UseQueryResult } from "@tanstack/react-query";
import { parseAsBoolean, parseAsInteger, parseAsString, useQueryStates } from "nuqs";
import { useMemo, useState } from "react";

import { Badge, type Tone } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { type Column, DataTable, type Sort } from "@/components/ui/data-table";
import { Estimate } from "@/components/ui/estimate";
import { ProblemPanel } from "@/components/ui/problem-panel";
import { errorsText } from "@/features/errors/text";
import { FIGURES, inOrder } from "@/features/errors/order";
import { SaleDialog, testedValue } from "@/features/errors/sale-dialog";
import { isHeld, type TestSale } from "@/features/errors/sales";
import { dayText } from "@/features/map/sales";
import { type Asked, DecideDialog } from "@/features/quality/decide-dialog";
import { qualityText } from "@/features/quality/text";
import { choicesFor, type Review, reviewOf } from "@/features/quality/review";
import type { ErrorFlag, ErrorFlagsRead, ModelRead } from "@/lib/api/generated";
import { date, MISSING, money } from "@/lib/format";
import { estimatesText } from "@/messages/estimates-text";

const text = errorsText.worst;
const PAGE = 25;
const TONES: Record<Review, Tone> = { open: "neutral", accepted: "danger", overridden: "success" };
const ADDRESS = { sort: parseAsString.withDefault("error"), desc: parseAsBoolean.withDefault(true), page: parseAsInteger.withDefault(1) };

type WorstSalesProps = { model: ModelRead; sales: TestSale[]; flags: UseQueryResult<ErrorFlagsRead>; has: { area: boolean; day: boolean } };

/** The sales of the filters, those with the largest errors first, with what checks and people say of them. */
export function WorstSales({ model, sales, flags, has }: WorstSalesProps) {
  const [{ sort, desc, page }, setAddress] = useQueryStates(ADDRESS);
  const [asked, setAsked] = useState<Asked | null>(null);
  const [open, setOpen] = useState<TestSale | null>(null);
  const flagOf = useMemo(() => new Map((flags.data?.items ?? []).map((flag) => [flag.sale, flag])), [flags.data]);
  const ordered = useMemo(() => inOrder(sales, sort, desc), [sales, sort, desc]);
  const last = Math.max(1, Math.ceil(ordered.length / PAGE));
  const at = Math.min(Math.max(1, page), last);
  const rows = ordered.slice((at - 1) * PAGE, at * PAGE);
  const onSort = (next: Sort | null) => void setAddress({ sort: next?.id ?? null, desc: next?.desc ?? null, page: null });
  const columns = columnsOf(model, has, { flagOf, pending: flags.isPending, onAsk: setAsked, onOpen: setOpen });
  return (
    <Card title={text.title}>
      <p className="mb-3 max-w-3xl text-muted">
        {text.lead} <span data-estimate="confidence">{estimatesText.notGraded}</span>
      </p>
      {flags.isPending && <p role="status" className="mb-2 text-sm text-muted">{text.flagsLoading}</p>}
      {flags.isError && <ProblemPanel error={flags.error} title={text.flagsFailed} onRetry={() => void flags.refetch()} />}
      <DataTable caption={text.caption} rows={rows} columns={columns} rowKey={({ sale }) => String(sale)} sort={{ id: sort, desc }} onSort={onSort} inOrder />
      <Pages page={at} last={last} total={ordered.length} onPage={(next) => void setAddress({ page: next === 1 ? null : next })} />
      {asked && <DecideDialog id={model.dataset.id} asked={asked} onClose={() => setAsked(null)} />}
      {open && <SaleDialog model={model} sale={open} onClose={() => setOpen(null)} />}
    </Card>
  );
}

type Acts = { flagOf: Map<number, ErrorFlag>; pending: boolean; onAsk: (asked: Asked) => void; onOpen: (sale: TestSale) => void };

function columnsOf({ dataset: { currency } }: ModelRead, has: WorstSalesProps["has"], acts: Acts): Column<TestSale>[] {
  const { headers } = text;
  const all: (Column<TestSale> | false)[] = [
    has.day && { id: "sold", header: headers.sold, sortBy: FIGURES.sold, className: "whitespace-nowrap", cell: ({ day }) => date(dayText(day)) },
    has.area && { id: "area", header: headers.area, sortBy: FIGURES.area, cell: ({ area }) => area ?? MISSING },
    { id: "price", header: headers.price, numeric: true, sortBy: FIGURES.price, cell: ({ price }) => money(price, currency) },
    { id: "value", header: headers.value, numeric: true, sortBy: FIGURES.value, cell: (sale) => <Estimate of={testedValue(sale, currency)} part="value" /> },
    { id: "error", header: headers.error, numeric: true, sortBy: FIGURES.error, cell: ({ error }) => errorsText.signed(error) },
    { id: "range", header: headers.range, className: "whitespace-nowrap", cell: (sale) => <RangeCell sale={sale} currency={currency} /> },
    { id: "flags", header: headers.flags, className: "min-w-24", cell: ({ sale }) => <Flags flag={acts.flagOf.get(sale)} pending={acts.pending} /> },
    { id: "review", header: headers.review, className: "min-w-40", cell: ({ sale, price }) => <Reviewed sale={sale} flag={acts.flagOf.get(sale)} price={money(price, currency)} acts={acts} /> },
    {
      id: "open",
      header: headers.open,
      stuck: true,
      cell: (sale) => (
        <Button size="sm" aria-label={text.detailsNamed(money(sale.price, currency))} onClick={() => acts.onOpen(sale)}>
          {text.details}
        </Button>
      ),
    },
  ];
  return all.filter((column) => column !== false);
}

function RangeCell({ sale, currency }: { sale: TestSale; currency: string }) {
  const held = isHeld(sale);
  if (held === null) return MISSING;
  const word = held ? text.held : sale.price > (sale.high ?? 0) ? text.above : text.below;
  return (
    <>
      <Estimate of={testedValue(sale, currency)} part="range" className="num block" />
      <span className={held ? "text-xs text-muted" : "text-xs text-warn"}>{word}</span>
    </>
  );
}

function Flags({ flag, pending }: { flag: ErrorFlag | undefined; pending: boolean }) {
  if (!flag) return <span className="text-muted">{pending ? MISSING : text.notFlagged}</span>;
  return <span title={flag.rule}>{flag.kinds.join(", ")}</span>;
}

type ReviewedProps = { sale: number; flag: ErrorFlag | undefined; price: string; acts: Acts };

/** What was decided, and what can be: a sale that no check flags is called fit or unfit with a report. */
function Reviewed({ sale, flag, price, acts: { pending, onAsk } }: ReviewedProps) {
  if (pending) return MISSING;
  const review = flag ? reviewOf(flag) : "open";
  const words = flag ? qualityText.decide : text.report;
  const ask = (decision: Review) => onAsk(flag ? { decision, sale: flag } : { decision, unflagged: { sale, name: text.named(price) } });
  return (
    <span className="flex flex-wrap items-center gap-1.5">
      {flag && <Badge tone={TONES[review]}>{qualityText.reviews[review]}</Badge>}
      {choicesFor(review).map((decision) => (
        <Button key={decision} size="sm" aria-label={text.decideNamed(words[decision], price)} onClick={() => ask(decision)}>
          {words[decision]}
        </Button>
      ))}
      {flag?.review?.comment && <span className="block w-full max-w-64 text-xs break-words whitespace-pre-line text-muted">{flag.review.comment}</span>}
    </span>
  );
}

function Pages({ page, last, total, onPage }: { page: number; last: number; total: number; onPage: (page: number) => void }) {
  if (last === 1) return null;
  return (
    <div className="mt-3 flex flex-wrap items-center gap-2">
      <Button disabled={page === 1} onClick={() => onPage(page - 1)}>
        {text.previous}
      </Button>
      <Button disabled={page === last} onClick={() => onPage(page + 1)}>
        {text.next}
      </Button>
      <span role="status" className="num text-muted">
        {text.page((page - 1) * PAGE + 1, Math.min(page * PAGE, total), total)}
      </span>
    </div>
  );
}
