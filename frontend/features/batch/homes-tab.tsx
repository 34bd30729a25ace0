"use client";

import { parseAsBoolean, parseAsInteger, parseAsString, parseAsStringLiteral, useQueryStates } from "nuqs";
import { type FormEvent, useState } from "react";

import { Button } from "@/components/ui/button";
import { Controls } from "@/components/ui/controls";
import { type Column, DataTable } from "@/components/ui/data-table";
import { Estimate, type Estimated } from "@/components/ui/estimate";
import { Empty } from "@/components/ui/empty";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { ProblemPanel } from "@/components/ui/problem-panel";
import { Select } from "@/components/ui/select";
import { SkeletonLines } from "@/components/ui/skeleton";
import { batchText } from "@/features/batch/text";
import { type HomesQuery, PAGE, useHomes } from "@/features/batch/queries";
import type { BatchRead, BatchRows } from "@/lib/api/generated";
import { integer, money, number, signedMoney } from "@/lib/format";

const text = batchText.homes;
const SHOWN = ["all", "valued", "refused"] as const;
const CONFIDENCE = ["high", "medium", "low"] as const;
const ANY = "any";
const ADDRESS = {
  shown: parseAsStringLiteral(SHOWN).withDefault("all"),
  confidence: parseAsStringLiteral(CONFIDENCE),
  q: parseAsString.withDefault(""),
  sort: parseAsString,
  desc: parseAsBoolean.withDefault(false),
  offset: parseAsInteger.withDefault(0),
};

type Row = BatchRows["items"][number];

/** The homes as a table; what is shown and in which order is in the address. */
export function HomesTab({ batch }: { batch: BatchRead }) {
  const [address, setAddress] = useQueryStates(ADDRESS, { history: "push" });
  const { shown, confidence, q, sort, desc } = address;
  const offset = Math.max(0, address.offset);
  const query: HomesQuery = { shown, q, offset, limit: PAGE, descending: desc, ...(sort !== null && { sort }), ...(confidence !== null && { confidence }) };
  const homes = useHomes(batch.run.id, query, batch.summary?.done ?? 0);
  const page = homes.data;
  const restart = (change: Partial<typeof address>) => void setAddress({ ...change, offset: 0 });
  return (
    <Controls className="flex flex-col gap-3">
      <div className="flex flex-wrap items-start gap-x-4 gap-y-3">
        <Search key={q} value={q} onSearch={(next) => restart({ q: next })} />
        <Field label={text.show}>
          {(control) => <Select {...control} value={shown} onChange={(next) => restart({ shown: next })} options={SHOWN.map((value) => ({ value, label: text.shown[value] }))} />}
        </Field>
        <Field label={text.confidence}>
          {(control) => (
            <Select
              {...control}
              value={confidence ?? ANY}
              onChange={(next) => restart({ confidence: next === ANY ? null : next })}
              options={[{ value: ANY, label: text.any }, ...CONFIDENCE.map((value) => ({ value, label: batchText.summary.classes[value] }))]}
            />
          )}
        </Field>
      </div>
      {homes.error && <ProblemPanel error={homes.error} title={text.failed} onRetry={() => void homes.refetch()} />}
      {!page && !homes.error && <SkeletonLines lines={12} />}
      {page && (
        <>
          <p role="status">{text.counted(page.matching, page.rows)}</p>
          {page.items.length === 0 ? (
            <Empty title={text.none} action={<Button onClick={() => restart({ shown: "all", confidence: null, q: "" })}>{text.all}</Button>} />
          ) : (
            <div aria-busy={homes.isPlaceholderData} className={homes.isPlaceholderData ? "opacity-60" : undefined}>
              <DataTable
                caption={text.title}
                rows={page.items}
                columns={columnsOf(page.columns, batch.currency)}
                rowKey={(row) => String(row[0])}
                sort={sort === null ? null : { id: sort, desc }}
                onSort={(next) => restart({ sort: next?.id ?? null, desc: next?.desc ?? false })}
                inOrder
              />
            </div>
          )}
          <Pages page={page} onPage={(next) => void setAddress({ offset: next })} />
          <p className="text-xs text-muted">{text.reasonsNote}</p>
        </>
      )}
    </Controls>
  );
}

/** The row and the values first: what the file says of a home follows. */
const FIRST = ["row", "value", "low_90", "high_90", "confidence", "reason", "reason_1", "amount_1", "reason_2", "amount_2", "reason_3", "amount_3", "reason_codes"];
const HIDDEN = new Set(["currency", "model"]);
const MONEY = new Set(["value", "low_68", "high_68", "low_90", "high_90"]);

function columnsOf(names: string[], currency: string): Column<Row>[] {
  const rest = names.filter((name) => !FIRST.includes(name) && !HIDDEN.has(name));
  return [...FIRST, ...rest].map((name) => {
    const place = names.indexOf(name);
    return {
      id: name,
      header: text.names[name] ?? name,
      numeric: MONEY.has(name) || name.startsWith("amount_") || name === "row",
      className: name === "reason" ? "min-w-96" : "max-w-72 truncate whitespace-nowrap",
      sortBy: (row: Row) => String(row[place]),
      cell: (row: Row) => <HomeCell name={name} of={estimatedIn(names, row, currency)} text={cellText(name, row[place] ?? null, currency)} />,
    };
  });
}

const PARTS: Record<string, "value" | "range" | "confidence"> = { value: "value", low_90: "range", high_90: "range", confidence: "confidence", reason: "confidence" };

/** What the file says of a home; a home without a value has none of its parts. */
function estimatedIn(names: string[], row: Row, currency: string): Estimated | null {
  const at = (name: string) => row[names.indexOf(name)] ?? null;
  const number = (name: string) => (typeof at(name) === "number" ? Number(at(name)) : null);
  if (number("value") === null) return null;
  return { value: number("value"), currency, range: { low: number("low_90"), high: number("high_90") }, confidence: String(at("reason")) };
}

function HomeCell({ name, of, text }: { name: string; of: Estimated | null; text: string }) {
  const part = PARTS[name];
  if (of === null || part === undefined) return text;
  return (
    <Estimate of={of} part={part}>
      {text}
    </Estimate>
  );
}

function cellText(name: string, value: Row[number], currency: string): string {
  if (value === null) return "";
  if (typeof value !== "number") return String(value);
  if (MONEY.has(name)) return money(value, currency);
  if (name.startsWith("amount_")) return signedMoney(value, currency);
  return name === "row" || name === "score" ? integer(value) : number(value, 4);
}

function Search({ value, onSearch }: { value: string; onSearch: (text: string) => void }) {
  const [typed, setTyped] = useState(value);
  const send = (event: FormEvent) => {
    event.preventDefault();
    onSearch(typed.trim());
  };
  return (
    <form role="search" onSubmit={send} className="flex w-full items-start gap-2 sm:w-80">
      <Field label={text.search} help={text.searchHelp} className="flex-1">
        {(control) => <Input {...control} type="search" value={typed} onChange={(event) => setTyped(event.target.value)} maxLength={200} />}
      </Field>
      <Button type="submit" className="mt-6">
        {text.send}
      </Button>
    </form>
  );
}

function Pages({ page: { offset, matching, items }, onPage }: { page: BatchRows; onPage: (offset: number) => void }) {
  if (matching <= PAGE && offset === 0) return null;
  const isLast = offset + items.length >= matching;
  return (
    <nav aria-label={text.pages} className="flex flex-wrap items-center gap-2">
      <Button disabled={offset === 0} onClick={() => onPage(0)}>
        {text.first}
      </Button>
      <Button disabled={offset === 0} onClick={() => onPage(Math.max(0, offset - PAGE))}>
        {text.previous}
      </Button>
      <Button disabled={isLast} onClick={() => onPage(offset + PAGE)}>
        {text.next}
      </Button>
      {items.length > 0 && <span className="num text-muted">{text.range(offset + 1, offset + items.length)}</span>}
    </nav>
  );
}
