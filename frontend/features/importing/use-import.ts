"use client";

import { keepPreviousData, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";

import { datasetKeys } from "@/features/datasets/queries";
import { type BodyInspectTable, createDataset, importInBackground, type InspectionRead, inspectTable } from "@/lib/api/generated";
import { unwrap } from "@/lib/api/http";

/** What the user said of the table; what is missing is taken from the table. */
export type Answers = {
  roles: Record<string, string>;
  currency: string;
  area_unit: "" | "ft2" | "m2";
  date_order?: "day-first" | "month-first";
  decimal?: "." | ",";
  /** Code of the coordinate system, as typed. */
  crs: string;
};

/** What the user agreed to leave out. */
export type Consent = { bad: boolean; kinds: string[] };

type Table = { file: File; stamp: number };

const NOTHING_SAID: Answers = { roles: {}, currency: "", area_unit: "", crs: "" };
const NOTHING_AGREED: Consent = { bad: false, kinds: [] };

function body(file: File, answers: Answers): BodyInspectTable {
  const { roles, currency, crs, ...rest } = answers;
  return { file, ...rest, crs, currency: /^[A-Z]{3}$/.test(currency) ? currency : "", roles: JSON.stringify(roles) };
}

const LARGE_CELLS = 2_000_000;

/** Whether the import takes so long that it is a run, which goes on when the page is closed. */
export const isLarge = (found: InspectionRead): boolean => found.rows * found.columns.length > LARGE_CELLS;

/** The table that is being imported, what the server reads in it, and what the user said. */
export function useImport() {
  const [table, setTable] = useState<Table | null>(null);
  const [answers, setAnswers] = useState(NOTHING_SAID);
  const [consent, setConsent] = useState(NOTHING_AGREED);
  const client = useQueryClient();
  const inspection = useQuery({
    queryKey: ["inspection", table?.stamp, answers],
    queryFn: ({ signal }) => unwrap(inspectTable({ body: body((table as Table).file, answers), signal })),
    enabled: table !== null,
    placeholderData: keepPreviousData,
    staleTime: Infinity,
    retry: false,
  });
  const store = useMutation({
    mutationFn: (name: string) =>
      unwrap(
        createDataset({
          body: { ...body((table as Table).file, answers), name, leave_out_bad: consent.bad, leave_out: consent.kinds },
        }),
      ),
    onSuccess: () => client.invalidateQueries({ queryKey: datasetKeys.all }),
  });
  const queue = useMutation({
    mutationFn: (name: string) =>
      unwrap(
        importInBackground({
          body: { ...body((table as Table).file, answers), name, leave_out_bad: consent.bad, leave_out: consent.kinds },
          headers: { "Idempotency-Key": crypto.randomUUID() },
        }),
      ),
  });
  const choose = (file: File) => {
    setTable({ file, stamp: Date.now() });
    setAnswers(NOTHING_SAID);
    setConsent(NOTHING_AGREED);
    store.reset();
    queue.reset();
  };
  return { file: table?.file ?? null, choose, answers, setAnswers, consent, setConsent, inspection, store, queue };
}

export type Import = ReturnType<typeof useImport>;
