"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";

import { newKey, useCheck, useStartBatch } from "@/features/batch/queries";
import type { Reading } from "@/features/batch/reading";
import { type Columns, kindOf, recall, rematched, remember } from "@/features/batch/remembered";
import type { BatchCheckRead, BodyCreateBatch, ModelRead } from "@/lib/api/generated";

type Chosen = { file: File; stamp: string };

/** The file that is to be valued, how its columns are matched, and what the server says of it. */
export function useNewBatch(model: ModelRead | null) {
  const router = useRouter();
  const [chosen, setChosen] = useState<Chosen | null>(null);
  const [columns, setColumns] = useState<Columns>({});
  const [recalled, setRecalled] = useState<{ stamp: string; columns: Columns | null } | null>(null);
  const [reading, setReading] = useState<Reading>({});
  const [asOf, setAsOf] = useState("");
  const [changes, setChanges] = useState(0);
  const changed = () => setChanges((count) => count + 1);
  const body: BodyCreateBatch | null =
    chosen && model ? { file: chosen.file, model: model.id, columns: JSON.stringify(columns), ...reading, ...(asOf !== "" && { as_of: asOf }) } : null;
  const check = useCheck(body, JSON.stringify([chosen?.stamp, model?.id, columns, reading, asOf]));
  const found = chosen ? check.data : undefined;
  const kind = found && model ? kindOf(found.headers, model.dataset.id) : null;
  // Once for each file: what the user changes afterwards counts.
  if (kind !== null && chosen !== null && !check.isPlaceholderData && recalled?.stamp !== chosen.stamp) {
    const known = recall(kind);
    setRecalled({ stamp: chosen.stamp, columns: known });
    if (known) setColumns(known);
  }
  const start = useStartBatch((batch) => router.push(`/batch/${batch.run.id}`));
  return {
    file: chosen?.file ?? null,
    choose: (file: File) => {
      setColumns({});
      setReading({});
      setChosen({ file, stamp: newKey() });
      start.reset();
    },
    columns,
    match: (column: string, header: string | null) => {
      setColumns((old) => rematched(old, column, headerOf(found, column), header));
      changed();
    },
    isRecalled: recalled?.stamp === chosen?.stamp && recalled?.columns === columns,
    reading,
    read: (answers: Reading) => {
      setReading(answers);
      changed();
    },
    asOf,
    setAsOf: (day: string) => {
      setAsOf(day);
      changed();
    },
    check,
    found,
    start,
    send: () => {
      if (body === null || chosen === null) return;
      if (kind !== null) remember(kind, columns);
      // The same form is one batch, however often it is sent; after a change it is another.
      start.mutate({ body, key: `${chosen.stamp}-${model?.id ?? ""}-${changes}` });
    },
  };
}

export type NewBatch = ReturnType<typeof useNewBatch>;

const headerOf = (found: BatchCheckRead | undefined, column: string): string | null => found?.columns.find(({ name }) => name === column)?.header ?? null;
