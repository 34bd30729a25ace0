"use client";

import { CircleAlert, Info } from "lucide-react";

import { type Column, DataTable } from "@/components/ui/data-table";
import { Select } from "@/components/ui/select";
import { importText, ROLE_NAMES } from "@/features/importing/text";
import { LayersField } from "@/features/importing/layers-field";
import { Part } from "@/features/importing/part";
import { hasRole } from "@/features/importing/steps";
import type { Import } from "@/features/importing/use-import";
import type { InspectedColumn, InspectionRead } from "@/lib/api/generated";
import { percent } from "@/lib/format";

const text = importText.columns;
const GUESS = "guess";
/** Roles that at most one column has. */
const SINGLE = new Set(["price", "date", "latitude", "longitude", "living_area", "lot_area", "bedrooms", "bathrooms", "year_built", "neighbourhood", "id"]);

/** Every column with its first cells and its meaning, which can be changed; what no column has, and files of what lies around the homes. */
export function ColumnsStep({ table, found }: { table: Import; found: InspectionRead }) {
  return (
    <>
      <Missing found={found} />
      <Part title={text.title}>
        <DataTable caption={text.title} rows={found.columns} columns={columnsFor(table)} rowKey={(column) => column.name} />
      </Part>
      <LayersField table={table} hasPlaces={hasRole(found, "latitude") && hasRole(found, "longitude")} />
    </>
  );
}

type Role = keyof typeof text.missing;
const WANTED = Object.keys(text.missing) as Role[];

/** The roles that no column has, each with what follows from that. */
function Missing({ found }: { found: InspectionRead }) {
  const missing = WANTED.filter((role) => !hasRole(found, role));
  if (missing.length === 0) return <p className="text-muted">{text.allThere}</p>;
  return (
    <Part title={text.missingTitle}>
      <ul className="flex flex-col gap-1.5">
        {missing.map((role) => {
          const required = role === "price";
          const Icon = required ? CircleAlert : Info;
          return (
            <li key={role} className="flex items-start gap-2">
              <Icon aria-hidden="true" className={`mt-0.5 size-4 shrink-0 ${required ? "text-danger" : "text-muted"}`} />
              <span>
                <span className="font-medium">{ROLE_NAMES[role]}</span> ({required ? text.required : text.wanted}): {text.missing[role]}
              </span>
            </li>
          );
        })}
      </ul>
    </Part>
  );
}

function columnsFor(table: Import): Column<InspectedColumn>[] {
  const names = text.headers;
  return [
    { id: "name", header: names.name, className: "min-w-28 font-medium", cell: (column) => column.name },
    { id: "role", header: names.role, className: "min-w-44", cell: (column) => <Role column={column} table={table} /> },
    { id: "cells", header: names.cells, className: "max-w-44", cell: (column) => <Samples column={column} /> },
    { id: "sure", header: names.sure, cell: (column) => <Sure column={column} said={column.name in table.answers.roles} /> },
  ];
}

/** Three cells, and what they were read as where that differs. */
function Samples({ column: { cells, values } }: { column: InspectedColumn }) {
  const differs = values.some((value, place) => value !== cells[place]);
  return (
    <>
      <span className="block truncate">{cells.join(" ; ")}</span>
      {differs && <span className="block truncate text-xs text-muted">{text.readAs(values.join(" ; "))}</span>}
    </>
  );
}

function Sure({ column: { confidence, evidence, name, made_from }, said }: { column: InspectedColumn; said: boolean }) {
  const words = confidence >= 0.9 ? text.sure : confidence >= 0.6 ? text.likely : text.guess;
  return (
    <>
      <span className="whitespace-nowrap">{made_from ? text.madeFrom[made_from] : said ? text.said : `${words}, ${percent(100 * confidence, 0)}`}</span>
      <details className="text-xs text-muted">
        <summary aria-label={text.whyNamed(name)}>{text.why}</summary>
        <span className="block min-w-56">{evidence}</span>
      </details>
    </>
  );
}

function Role({ column, table }: { column: InspectedColumn; table: Import }) {
  const { answers, change } = table;
  if (column.made_from) return ROLE_NAMES[column.role] ?? column.role;
  const isSaid = column.name in answers.roles;
  const say = (role: string) => change({ answers: { ...answers, roles: withRole(answers.roles, column.name, role) } });
  const roles = Object.entries(ROLE_NAMES).map(([value, label]) => ({ value, label }));
  return (
    <Select
      aria-label={text.roleOf(column.name)}
      value={column.role}
      onChange={say}
      options={isSaid ? [...roles, { value: GUESS, label: text.guessAgain }] : roles}
    />
  );
}

/** The roles that the user named, with one more; a role of one column leaves the column that had it. */
function withRole(roles: Record<string, string>, name: string, role: string): Record<string, string> {
  const others = Object.entries(roles).filter(([column, other]) => column !== name && !(SINGLE.has(role) && other === role));
  return Object.fromEntries(role === GUESS ? others : [...others, [name, role]]);
}
