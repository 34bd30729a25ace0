"use client";

import { keepPreviousData, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";

import { type Answers, type Consent, isSilent, NOTHING_AGREED, NOTHING_SAID } from "@/features/importing/answers";
import { type Draft, dropDraft, keepDraft, readDraft } from "@/features/importing/draft";
import { headersOf, recall, remember } from "@/features/importing/remembered";
import { datasetKeys } from "@/features/datasets/queries";
import { type BodyCreateDataset, type BodyInspectTable, createDataset, importInBackground, type InspectionRead, inspectTable } from "@/lib/api/generated";
import { unwrap } from "@/lib/api/http";

type Table = { file: File; stamp: number };

/** Where the table and the answers come from: the user, an earlier visit, or an earlier table with the same headers. */
type Origin = "chosen" | "draft" | "recalled";

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
  const [origin, setOrigin] = useState<Origin>("chosen");
  const inspection = useQuery({
    queryKey: ["inspection", table?.stamp, answers],
    queryFn: async ({ signal }) => {
      const found = await unwrap(inspectTable({ body: body((table as Table).file, answers), signal }));
      const known = isSilent(answers) ? recall(headersOf(found.columns)) : null;
      if (known) {
        setAnswers(known);
        setOrigin("recalled");
      }
      return found;
    },
    enabled: table !== null,
    placeholderData: keepPreviousData,
    staleTime: Infinity,
    retry: false,
  });
  const done = () => {
    void dropDraft();
    if (inspection.data) remember(headersOf(inspection.data.columns), answers);
  };
  const sent = (name: string) => ({ ...body((table as Table).file, answers), name, leave_out_bad: consent.bad, leave_out: consent.kinds, fix: consent.fixes });
  const { store, queue } = useStoring(sent, done);
  const begin = (file: File, said: Answers, agreed: Consent, from: Origin) => {
    setTable({ file, stamp: Date.now() });
    setAnswers(said);
    setConsent(agreed);
    setOrigin(from);
    store.reset();
    queue.reset();
  };
  useDraft(table !== null && !store.isSuccess && !queue.isSuccess ? { file: table.file, answers, consent } : null, (draft) =>
    begin(draft.file, draft.answers, draft.consent, "draft"),
  );
  const choose = (file: File) => begin(file, NOTHING_SAID, NOTHING_AGREED, "chosen");
  const forget = () => {
    setAnswers(NOTHING_SAID);
    setOrigin("chosen");
  };
  const discard = () => {
    void dropDraft();
    setTable(null);
    setOrigin("chosen");
  };
  return { file: table?.file ?? null, choose, answers, setAnswers, consent, setConsent, inspection, store, queue, origin, forget, discard };
}

/** The two ways to store a table: at once, or as a run. */
function useStoring(sent: (name: string) => BodyCreateDataset, done: () => void) {
  const client = useQueryClient();
  const store = useMutation({
    mutationFn: (name: string) => unwrap(createDataset({ body: sent(name) })),
    onSuccess: () => {
      done();
      return client.invalidateQueries({ queryKey: datasetKeys.all });
    },
  });
  const queue = useMutation({
    mutationFn: (name: string) => unwrap(importInBackground({ body: sent(name) })),
    onSuccess: done,
  });
  return { store, queue };
}

/** Brings back the table that was left within a day, and keeps the one that is being imported. */
function useDraft(current: Omit<Draft, "at"> | null, restore: (draft: Draft) => void) {
  const restored = useRef(false);
  useEffect(() => {
    if (restored.current) return;
    restored.current = true;
    void readDraft().then((draft) => draft && restore(draft));
  });
  const { file, answers, consent } = current ?? {};
  useEffect(() => {
    if (file && answers && consent) void keepDraft({ file, answers, consent, at: Date.now() });
  }, [file, answers, consent]);
}

export type Import = ReturnType<typeof useImport>;
