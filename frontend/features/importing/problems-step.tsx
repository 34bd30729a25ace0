"use client";

import { Card } from "@/components/ui/card";
import { type Column, DataTable } from "@/components/ui/data-table";
import { importText } from "@/features/importing/messages";
import type { Import } from "@/features/importing/use-import";
import type { InspectionRead, TableFinding } from "@/lib/api/generated";
import { integer, MISSING } from "@/lib/format";

const text = importText.problems;
const LEAVE_OUT = "leave out";

/** What cannot be read, what looks odd, and the consent to leave it out. */
export function ProblemsStep({ table, found }: { table: Import; found: InspectionRead }) {
  const rows = found.problems.map((problem, place) => ({ ...problem, place }));
  return (
    <Card title={text.title}>
      {rows.length === 0 && <p className="text-muted">{text.none}</p>}
      {rows.length > 0 && (
        <>
          <DataTable caption={text.title} rows={rows} columns={columnsFor()} rowKey={(row) => String(row.place)} />
          <p className="mt-2 text-xs text-muted">{text.rows}</p>
        </>
      )}
      <Leaks lead={text.leaks} leaks={found.leaks.filter((leak) => !leak["stops"])} />
      <Leaks lead={text.stops} leaks={found.leaks.filter((leak) => leak["stops"])} />
      <Consents table={table} found={found} />
    </Card>
  );
}

function Leaks({ lead, leaks }: { lead: string; leaks: InspectionRead["leaks"] }) {
  if (leaks.length === 0) return null;
  return (
    <p className="mt-3">
      {lead} {leaks.map((leak) => `${String(leak["column"])} (${String(leak["evidence"])})`).join("; ")}
    </p>
  );
}

function columnsFor(): Column<TableFinding & { place: number }>[] {
  const names = text.headers;
  return [
    { id: "row", header: names.row, numeric: true, sortBy: (problem) => problem.row, cell: (problem) => integer(problem.row) },
    { id: "column", header: names.column, sortBy: (problem) => problem.column, cell: (problem) => problem.column ?? MISSING },
    { id: "value", header: names.value, className: "max-w-48 truncate", cell: (problem) => problem.value ?? MISSING },
    { id: "problem", header: names.problem, className: "min-w-64", cell: (problem) => (problem.kind ? `${problem.kind}: ${problem.rule}` : problem.rule) },
    { id: "count", header: names.count, numeric: true, cell: (problem) => integer(problem.count) },
  ];
}

function Consents({ table, found }: { table: Import; found: InspectionRead }) {
  const { consent, setConsent } = table;
  const odd = found.problems.map((problem, place) => ({ ...problem, place })).filter((problem) => problem.kind && problem.count > 0);
  const removable = odd.filter((problem) => problem.fixes.includes(LEAVE_OUT));
  const convertible = odd.flatMap((problem) => conversions(problem).map((fix) => ({ ...problem, fix })));
  if (found.bad_rows === 0 && removable.length + convertible.length === 0) return null;
  return (
    <div className="mt-3 flex flex-col gap-2">
      {found.bad_rows > 0 && (
        <Agree checked={consent.bad} onChange={() => setConsent({ ...consent, bad: !consent.bad })} label={text.consent(found.bad_rows)} />
      )}
      {convertible.map((problem) => (
        <Agree
          key={`fix ${problem.place}`}
          checked={consent.fixes.includes(problem.kind)}
          onChange={() => setConsent({ ...consent, fixes: toggled(consent.fixes, problem.kind) })}
          label={text.fix(problem.count, problem.column ?? problem.kind, problem.fix)}
        />
      ))}
      {removable.map((problem) => (
        <Agree
          key={String(problem.place)}
          checked={consent.kinds.includes(problem.kind)}
          onChange={() => setConsent({ ...consent, kinds: toggled(consent.kinds, problem.kind) })}
          label={text.leaveOut(problem.count, problem.kind)}
        />
      ))}
    </div>
  );
}

/** The conversion that the server makes of a kind: the first one that keeps the sales. */
const conversions = ({ fixes }: TableFinding): string[] => fixes.filter((fix) => CONVERSION.test(fix)).slice(0, 1);

const CONVERSION = /^(divide by|multiply by|convert from|change the sign|swap$|read as a gap$)/;

function Agree({ checked, onChange, label }: { checked: boolean; onChange: () => void; label: string }) {
  return (
    <label className="flex items-center gap-2">
      <input type="checkbox" checked={checked} onChange={onChange} className="size-4" />
      {label}
    </label>
  );
}

const toggled = (kinds: string[], kind: string): string[] => (kinds.includes(kind) ? kinds.filter((other) => other !== kind) : [...kinds, kind]);
