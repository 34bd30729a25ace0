"use client";

import { useState } from "react";

import { Badge, type Tone } from "@/components/ui/badge";
import { Button, buttonClass } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Controls } from "@/components/ui/controls";
import { type Column, DataTable } from "@/components/ui/data-table";
import { Empty } from "@/components/ui/empty";
import { type Asked, DecideDialog } from "@/features/quality/decide-dialog";
import { ReviewFilters } from "@/features/quality/filters";
import { qualityText as text } from "@/features/quality/text";
import { choicesFor, downloadHref, type Filters, groupOf, kindsOf, type Review, reviewOf, valueOf } from "@/features/quality/review";
import type { FlaggedSale, SalesChecksRead } from "@/lib/api/generated";
import { dateTime, integer } from "@/lib/format";

const TONES: Record<Review, Tone> = { open: "neutral", accepted: "danger", overridden: "success" };
const DECISIONS = ["accepted", "overridden", "open"] as const;

type FlaggedSalesProps = {
  id: string;
  page: SalesChecksRead;
  filters: Filters;
  /** The cursor of the page; null on the first one. */
  after: string | null;
  stale: boolean;
  onFilter: (filters: Filters) => void;
  onPage: (cursor: string | null) => void;
};

/** The flagged sales of the filters, a page at a time, and what is decided on them. */
export function FlaggedSales({ id, page, filters, after, stale, onFilter, onPage }: FlaggedSalesProps) {
  const [asked, setAsked] = useState<Asked | null>(null);
  const { open, accepted, overridden } = page.reviews;
  const kind = filters.kind;
  return (
    <Card
      title={text.sales.title}
      actions={
        page.flagged > 0 && (
          <a className={buttonClass("secondary", "sm")} href={downloadHref(id, filters)} download>
            {text.sales.download}
          </a>
        )
      }
    >
      <p className="mb-3 empty:hidden" role="status">
        {page.flagged > 0 && `${text.sales.caption(page.flagged, page.rows)} · ${text.sales.counts(open, accepted, overridden)}`}
      </p>
      {page.flagged === 0 ? (
        <Empty title={text.sales.none}>{text.sales.noneLead}</Empty>
      ) : (
        <Controls className="flex flex-col gap-3">
          <ReviewFilters kinds={kindsOf(page.checks)} filters={filters} onFilter={onFilter} />
          {kind !== null && page.items.length > 0 && <KindButtons kind={kind} onAsk={setAsked} />}
          {page.items.length === 0 ? (
            <NoMatch onAll={() => onFilter({ kind: null, review: null })} />
          ) : (
            <div aria-busy={stale} className={stale ? "opacity-60" : undefined}>
              <DataTable caption={text.sales.title} rows={page.items} columns={columnsFor(setAsked)} rowKey={({ key }) => key} />
            </div>
          )}
          <Pages after={after} next={page.next_cursor} onPage={onPage} />
          <p className="text-xs text-muted">{text.sales.rows}</p>
        </Controls>
      )}
      {asked && <DecideDialog id={id} asked={asked} onClose={() => setAsked(null)} />}
    </Card>
  );
}

function KindButtons({ kind, onAsk }: { kind: string; onAsk: (asked: Asked) => void }) {
  return (
    <div className="flex flex-wrap items-center gap-2">
      <span>{text.decide.kindLead(kind)}</span>
      {DECISIONS.map((decision) => (
        <Button key={decision} size="sm" onClick={() => onAsk({ decision, kind })}>
          {text.decide.all[decision]}
        </Button>
      ))}
    </div>
  );
}

function NoMatch({ onAll }: { onAll: () => void }) {
  return (
    <Empty title={text.sales.noMatch} action={<Button onClick={onAll}>{text.sales.showAll}</Button>}>
      {text.sales.noMatchLead}
    </Empty>
  );
}

function Pages({ after, next, onPage }: { after: string | null; next: string | null; onPage: (cursor: string | null) => void }) {
  if (after === null && next === null) return null;
  return (
    <div className="flex gap-2">
      <Button disabled={after === null} onClick={() => onPage(null)}>
        {text.sales.first}
      </Button>
      <Button disabled={next === null} onClick={() => onPage(next)}>
        {text.sales.next}
      </Button>
    </div>
  );
}

const columnsFor = (onAsk: (asked: Asked) => void): Column<FlaggedSale>[] => {
  const { headers } = text.sales;
  return [
    { id: "row", header: headers.row, numeric: true, cell: ({ row }) => integer(row) },
    { id: "value", header: headers.value, className: "min-w-40 break-words", cell: valueOf },
    { id: "kinds", header: headers.kinds, className: "min-w-32", cell: ({ kinds }) => kinds.join(", ") },
    { id: "reasons", header: headers.reasons, className: "min-w-96", cell: (sale) => <Reasons sale={sale} /> },
    { id: "review", header: headers.review, className: "min-w-44", cell: (sale) => <Reviewed sale={sale} /> },
    { id: "decide", header: headers.decide, stuck: true, cell: (sale) => <SaleButtons sale={sale} onAsk={onAsk} /> },
  ];
};

function Reasons({ sale }: { sale: FlaggedSale }) {
  return (
    <ul className="flex flex-col gap-1">
      {sale.reasons.map((reason, place) => (
        <li key={place}>
          {reason.text} <span className="text-xs text-muted">({groupOf(reason)})</span>
        </li>
      ))}
    </ul>
  );
}

function Reviewed({ sale }: { sale: FlaggedSale }) {
  const review = reviewOf(sale);
  return (
    <>
      <Badge tone={TONES[review]}>{text.reviews[review]}</Badge>
      {sale.review && <span className="block text-xs text-muted">{text.by(sale.review.author, dateTime(sale.review.at))}</span>}
      {sale.review?.comment && <span className="block max-w-64 text-xs break-words whitespace-pre-line">{sale.review.comment}</span>}
    </>
  );
}

function SaleButtons({ sale, onAsk }: { sale: FlaggedSale; onAsk: (asked: Asked) => void }) {
  return (
    <div className="flex flex-col gap-1.5 sm:flex-row">
      {choicesFor(reviewOf(sale)).map((decision) => (
        <Button key={decision} size="sm" aria-label={text.decide.named(text.decide[decision], sale.row)} onClick={() => onAsk({ decision, sale })}>
          {text.decide[decision]}
        </Button>
      ))}
    </div>
  );
}
