"use client";

import { type Column, DataTable } from "@/components/ui/data-table";
import { sold, timeColumns, TimePanels } from "@/features/models/by-age";
import { originsText as text } from "@/features/models/origins-text";
import type { OriginScores, RollingOrigins } from "@/lib/api/generated";
import { integer } from "@/lib/format";
import { familyName } from "@/messages/family-names";

const COVERAGE = [86, 94] as const;
const SCORES = ["error", "ratio", "coverage"];

/** Error, level and coverage at each origin, as pictures and as a table. */
export function OriginsFigures({ figures }: { figures: RollingOrigins }) {
  const { origins, families } = figures;
  return (
    <div className="flex flex-col gap-3">
      <p>
        {text.families(families.map((name) => familyName(name)).join(", "))} {text.inside(...COVERAGE, origins.filter(isInside).length, origins.length)} {text.interval}
      </p>
      <TimePanels parts={origins} file="origins" />
      <DataTable caption={text.table} rows={origins} columns={originColumns()} rowKey={(origin) => origin.first_day} />
    </div>
  );
}

function isInside({ coverage_90: { value } }: OriginScores): boolean {
  return value !== null && value >= COVERAGE[0] && value <= COVERAGE[1];
}

const originColumns = (): Column<OriginScores>[] => [
  { id: "sold", header: text.headers.origin, cell: (origin) => <span className="whitespace-nowrap">{sold(origin)}</span> },
  { id: "learned", header: text.headers.learned, numeric: true, cell: (origin) => integer(origin.learned) },
  { id: "n", header: text.headers.n, numeric: true, cell: (origin) => integer(origin.n) },
  ...timeColumns().filter(({ id }) => SCORES.includes(id)),
];
