import { CircleCheck, Info, TriangleAlert } from "lucide-react";

import { Badge } from "@/components/ui/badge";
import { Card } from "@/components/ui/card";
import { type Column, DataTable } from "@/components/ui/data-table";
import { qualityText } from "@/features/quality/text";
import { flagsSales, nameOf } from "@/features/quality/review";
import type { SalesCheckRead } from "@/lib/api/generated";
import { integer } from "@/lib/format";

const text = qualityText.checks;

type Placed = SalesCheckRead & { place: number };

/** Every check with its outcome; the name of a check that marks sales shows them. */
export function ChecksTable({ checks, onShow }: { checks: SalesCheckRead[]; onShow: (kind: string) => void }) {
  const rows = checks.map((check, place) => ({ ...check, place }));
  return (
    <Card title={text.title}>
      <DataTable
        caption={text.title}
        rows={rows}
        columns={columnsFor(onShow)}
        rowKey={({ place }) => String(place)}
        empty={<p className="text-muted">{text.none}</p>}
      />
    </Card>
  );
}

const columnsFor = (onShow: (kind: string) => void): Column<Placed>[] => [
  { id: "kind", header: text.headers.kind, className: "min-w-40", sortBy: nameOf, cell: (check) => <Name check={check} onShow={onShow} /> },
  { id: "outcome", header: text.headers.outcome, sortBy: ({ outcome }) => outcome, cell: (check) => <Outcome check={check} /> },
  { id: "count", header: text.headers.count, numeric: true, sortBy: ({ count }) => count, cell: ({ count }) => integer(count) },
  { id: "explanation", header: text.headers.explanation, className: "min-w-72", cell: ({ explanation }) => explanation },
  { id: "action", header: text.headers.action, className: "min-w-56", cell: ({ action }) => action },
];

function Name({ check, onShow }: { check: SalesCheckRead; onShow: (kind: string) => void }) {
  return (
    <>
      {flagsSales(check) ? (
        <button type="button" className="text-left text-accent underline" aria-label={text.show(nameOf(check))} onClick={() => onShow(check.kind)}>
          {nameOf(check)}
        </button>
      ) : (
        nameOf(check)
      )}
      {check.column !== null && <code className="block font-mono text-xs text-muted">{check.column}</code>}
    </>
  );
}

/** A check in order may still name sales: they are worth a look, and no mistake is claimed. */
function Outcome({ check }: { check: SalesCheckRead }) {
  const outcome = check.outcome === "ok" && check.count > 0 ? "information" : check.outcome;
  const { Icon, tone } = OUTCOMES[outcome];
  return (
    <Badge tone={tone}>
      <Icon aria-hidden="true" className="size-3.5" />
      {text.outcomes[outcome]}
    </Badge>
  );
}

const OUTCOMES = {
  ok: { Icon: CircleCheck, tone: "success" },
  information: { Icon: Info, tone: "neutral" },
  warning: { Icon: TriangleAlert, tone: "warn" },
} as const;
