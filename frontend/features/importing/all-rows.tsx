"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useState } from "react";

import { Button } from "@/components/ui/button";
import { type Column, DataTable } from "@/components/ui/data-table";
import { Field } from "@/components/ui/field";
import { ProblemPanel } from "@/components/ui/problem-panel";
import { Select } from "@/components/ui/select";
import { SkeletonLines } from "@/components/ui/skeleton";
import { importText } from "@/features/importing/text";
import type { Import } from "@/features/importing/use-import";
import { type InspectedRow, type InspectedRows, inspectRows, type InspectionRead } from "@/lib/api/generated";
import { unwrap } from "@/lib/api/http";
import { integer, MISSING } from "@/lib/format";

const text = importText.allRows;
const PAGE = 50;
const STATES = ["", "ready", "warning", "unusable"] as const;
type State = (typeof STATES)[number];

/** All rows as they are read, some at a time, with what an import would do with each. */
export function AllRows({ table, found }: { table: Import; found: InspectionRead }) {
  const [state, setState] = useState<State>("");
  const [offset, setOffset] = useState(0);
  const page = usePage(table, state, offset);
  const choose = (next: State) => {
    setState(next);
    setOffset(0);
  };
  return (
    <div className="flex flex-col gap-3">
      <Field label={text.state} className="max-w-72">
        {(props) => <Select {...props} value={state} onChange={choose} options={STATES.map((value) => ({ value, label: text.states[value] }))} />}
      </Field>
      {page.error && <ProblemPanel error={page.error} title={text.failed} onRetry={() => void page.refetch()} />}
      {!page.data && !page.error && <SkeletonLines lines={8} />}
      {page.data && (
        <>
          <p role="status">{text.counted(page.data.matching, page.data.rows)}</p>
          <div aria-busy={page.isPlaceholderData} className={page.isPlaceholderData ? "opacity-60" : undefined}>
            <DataTable caption={text.title} rows={page.data.items} columns={columnsOf(page.data, found)} rowKey={({ row }) => String(row)} inOrder />
          </div>
          <Pages page={page.data} onPage={setOffset} />
        </>
      )}
    </div>
  );
}

/** Each page reads the table again: nothing of it is kept on the server before the import. */
function usePage({ sent, stamp, answers, edits }: Import, state: State, offset: number) {
  return useQuery({
    queryKey: ["inspection", stamp, "rows", answers, edits, state, offset],
    queryFn: ({ signal }) => unwrap(inspectRows({ body: { ...sent(), offset, limit: PAGE, ...(state !== "" && { state }) }, signal })),
    placeholderData: keepPreviousData,
    staleTime: Infinity,
    retry: false,
  });
}

function columnsOf({ columns }: InspectedRows, found: InspectionRead): Column<InspectedRow>[] {
  const types = new Map(found.columns.map(({ name, type }) => [name, type]));
  return [
    { id: "row", header: text.row, numeric: true, cell: ({ row }) => integer(row) },
    { id: "state", header: text.state, className: "whitespace-nowrap", cell: ({ state }) => text.states[state] },
    ...columns.map((name, place): Column<InspectedRow> => ({
      id: `column ${place}`,
      header: name,
      numeric: ["number", "integer"].includes(types.get(name) ?? ""),
      className: "max-w-48 truncate whitespace-nowrap",
      cell: ({ values }) => values[place] ?? MISSING,
    })),
  ];
}

function Pages({ page: { offset, matching, items }, onPage }: { page: InspectedRows; onPage: (offset: number) => void }) {
  if (matching <= PAGE && offset === 0) return null;
  return (
    <nav aria-label={text.pages} className="flex flex-wrap items-center gap-2">
      <Button disabled={offset === 0} onClick={() => onPage(Math.max(0, offset - PAGE))}>
        {text.previous}
      </Button>
      <Button disabled={offset + items.length >= matching} onClick={() => onPage(offset + PAGE)}>
        {text.next}
      </Button>
      {items.length > 0 && <span className="num text-muted">{text.range(offset + 1, offset + items.length)}</span>}
    </nav>
  );
}
