"use client";

import { importText } from "@/features/importing/text";
import { Part } from "@/features/importing/part";
import type { Import } from "@/features/importing/use-import";
import type { InspectionRead, TableFinding } from "@/lib/api/generated";

const text = importText.problems;
const LEAVE_OUT = "leave out";

/** A box for each thing that is only done if the user agrees: to leave rows out, and to convert values. */
export function Consents({ table, found }: { table: Import; found: InspectionRead }) {
  const { consent, change } = table;
  const odd = found.problems.map((problem, place) => ({ ...problem, place })).filter((problem) => problem.kind && problem.count > 0);
  const removable = kindsOf(odd.filter((problem) => problem.fixes.includes(LEAVE_OUT)));
  const convertible = odd.flatMap((problem) => conversions(problem).map((fix) => ({ ...problem, fix })));
  if (found.bad_rows === 0 && removable.length + convertible.length === 0) return null;
  return (
    <Part title={text.agree}>
      <div className="flex flex-col gap-2">
        {found.bad_rows > 0 && (
          <Agree checked={consent.bad} onChange={() => change({ consent: { ...consent, bad: !consent.bad } })} label={text.consent(found.bad_rows)} />
        )}
        {convertible.map((problem) => (
          <Agree
            key={`fix ${problem.place}`}
            checked={consent.fixes.includes(problem.kind)}
            onChange={() => change({ consent: { ...consent, fixes: toggled(consent.fixes, problem.kind) } })}
            label={text.fix(problem.count, problem.column ?? problem.kind, problem.fix)}
          />
        ))}
        {removable.map(({ kind, findings }) => (
          <Agree
            key={kind}
            checked={consent.kinds.includes(kind)}
            onChange={() => change({ consent: { ...consent, kinds: toggled(consent.kinds, kind) } })}
            label={findings.length === 1 ? text.leaveOut(findings[0]?.count ?? 0, kind) : text.leaveOutAll(kind, findings)}
          />
        ))}
      </div>
    </Part>
  );
}

/** The findings of each kind: one consent holds for all of them. */
function kindsOf(findings: TableFinding[]): { kind: string; findings: TableFinding[] }[] {
  const kinds = [...new Set(findings.map(({ kind }) => kind))];
  return kinds.map((kind) => ({ kind, findings: findings.filter((finding) => finding.kind === kind) }));
}

/** The conversion that the server makes of a kind: the first one that keeps the sales. */
const conversions = ({ fixes }: TableFinding): string[] => fixes.filter((fix) => CONVERSION.test(fix)).slice(0, 1);

const CONVERSION = /^(divide by|multiply by|convert from|change the sign|swap$|read as a gap$)/;

function Agree({ checked, onChange, label }: { checked: boolean; onChange: () => void; label: string }) {
  return (
    <label className="flex items-start gap-2">
      <input type="checkbox" checked={checked} onChange={onChange} className="mt-0.5 size-4 shrink-0" />
      {label}
    </label>
  );
}

const toggled = (kinds: string[], kind: string): string[] => (kinds.includes(kind) ? kinds.filter((other) => other !== kind) : [...kinds, kind]);
