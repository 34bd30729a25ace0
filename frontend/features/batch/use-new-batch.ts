"use client";

import { useRouter } from "next/navigation";
import { useEffect, useState } from "react";

import { newKey, useCheck, useStartBatch } from "@/features/batch/queries";
import { type Columns, kindOf, recall, rematched, remember } from "@/features/batch/remembered";
import type { BatchCheckRead, BodyCreateBatch, ModelRead } from "@/lib/api/generated";

type Chosen = { file: File; stamp: string };

/** The file that is to be valued, how its columns are matched, and what the server says of it. */
export function useNewBatch(model: ModelRead | null) {
  const router = useRouter();
  const [chosen, setChosen] = useState<Chosen | null>(null);
  const [columns, setColumns] = useState<Columns>({});
  const [recalled, setRecalled] = useState<string | null>(null);
  const [asOf, setAsOf] = useState("");
  const body: BodyCreateBatch | null =
    chosen && model ? { file: chosen.file, model: model.id, columns: JSON.stringify(columns), ...(asOf !== "" && { as_of: asOf }) } : null;
  const check = useCheck(body, JSON.stringify([chosen?.stamp, model?.id, columns, asOf]));
  const found = chosen ? check.data : undefined;
  const kind = found && model ? kindOf(found.headers, model.dataset.id) : null;
  useEffect(() => {
    // Once for each file: what the user changes afterwards counts.
    if (kind === null || check.isPlaceholderData || recalled === chosen?.stamp) return;
    const known = recall(kind);
    setRecalled(chosen?.stamp ?? null);
    if (known) setColumns(known);
  }, [kind, check.isPlaceholderData, recalled, chosen?.stamp]);
  const start = useStartBatch((batch) => router.push(`/batch/${batch.run.id}`));
  return {
    file: chosen?.file ?? null,
    choose: (file: File) => {
      setColumns({});
      setChosen({ file, stamp: newKey() });
      start.reset();
    },
    columns,
    match: (column: string, header: string | null) => setColumns((old) => rematched(old, column, headerOf(found, column), header)),
    isRecalled: recalled === chosen?.stamp && Object.keys(columns).length > 0 && kind !== null && recall(kind) !== null,
    asOf,
    setAsOf,
    check,
    found,
    start,
    send: () => {
      if (body === null || chosen === null) return;
      if (kind !== null) remember(kind, columns);
      start.mutate({ body, key: `${chosen.stamp}-${model?.id ?? ""}` });
    },
  };
}

export type NewBatch = ReturnType<typeof useNewBatch>;

const headerOf = (found: BatchCheckRead | undefined, column: string): string | null => found?.columns.find(({ name }) => name === column)?.header ?? null;
