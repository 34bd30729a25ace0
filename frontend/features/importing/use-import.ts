"use client";

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { parseAsString, parseAsStringLiteral, useQueryStates } from "nuqs";
import { useEffect, useRef, useState } from "react";

import { type Answers, isSilent, NOTHING_SAID } from "@/features/importing/answers";
import { type Draft, dropDraft, keepDraft, NOTHING, readDraft, type Said } from "@/features/importing/draft";
import { editsField } from "@/features/importing/edits";
import { layerFields, layersKey } from "@/features/importing/layers";
import { headersOf, recall, remember } from "@/features/importing/remembered";
import { leadOf, type Step, STEPS } from "@/features/importing/steps";
import { datasetKeys } from "@/features/datasets/queries";
import type { BodyCreateDataset, BodyInspectTable, DatasetRead, InspectionRead, RunRead } from "@/lib/api/generated";
import { unwrap } from "@/lib/api/http";
import { type Sent, upload } from "@/lib/api/upload";

type Table = { file: File; stamp: number };

/** Where the table and the answers come from: the user, an earlier visit, or an earlier table with the same headers. */
type Origin = "chosen" | "draft" | "recalled";

/** The step is in the address, and the run of a large import. */
const ADDRESS = { step: parseAsStringLiteral(STEPS), run: parseAsString };

function body(file: File, { answers, edits, layers }: Pick<Said, "answers" | "edits" | "layers">): BodyInspectTable {
  const { roles, currency, crs, ...rest } = answers;
  return { file, ...rest, crs, currency: /^[A-Z]{3}$/.test(currency) ? currency : "", roles: JSON.stringify(roles), ...editsField(edits), ...layerFields(layers) };
}

const LARGE_CELLS = 500_000;

/** Whether the import takes so long that it is a run, which can be cancelled and goes on when the page is closed. */
export const isLarge = (found: InspectionRead): boolean => found.rows * found.columns.length > LARGE_CELLS;

/** The table that is being imported, what the server reads in it, what the user said, and where the user is. */
export function useImport() {
  const [address, setAddress] = useQueryStates(ADDRESS, { history: "push" });
  const [place, setPlace] = useSteppedTo();
  const [table, setTable] = useState<Table | null>(null);
  const [said, setSaid] = useState(NOTHING);
  const [origin, setOrigin] = useState<Origin>("chosen");
  const leads = useRef(false);
  const [sent, setSent] = useState<Sent | null>(null);
  const inspection = useInspection(table, said, setSent, (known) => {
    setSaid((old) => ({ ...old, answers: known }));
    setOrigin("recalled");
  });
  const found = table ? inspection.data : undefined;
  const { store, queue, stop } = useStoring({
    onSent: setSent,
    sent: () => ({
      ...body((table as Table).file, said),
      name: said.name.trim(),
      leave_out_bad: said.consent.bad,
      leave_out: said.consent.kinds,
      fix: said.consent.fixes,
    }),
    done: () => {
      void dropDraft();
      if (found) remember(headersOf(found.columns), said.answers);
    },
    queued: (run) => void setAddress({ run }, { history: "replace" }),
  });
  const begin = (file: File, next: Said, from: Origin) => {
    setTable({ file, stamp: Date.now() });
    setSaid(next);
    setOrigin(from);
    store.reset();
    queue.reset();
  };
  const isOver = store.isSuccess || queue.isSuccess;
  const step: Step = table === null && address.run === null ? "upload" : (place ?? address.step ?? "upload");
  const restoring = useDraft(table !== null && !isOver ? { file: table.file, ...said, step } : null, ({ file, step: left, at: _, ...saidThen }) => {
    begin(file, saidThen, "draft");
    if (address.step !== null) return;
    setPlace(left);
    void setAddress({ step: left }, { history: "replace" });
  });
  useEffect(() => {
    if (!leads.current || !found || inspection.isFetching) return;
    leads.current = false;
    setPlace(leadOf(found));
    void setAddress({ step: leadOf(found), run: null });
  }, [found, inspection.isFetching, setAddress, setPlace]);
  /** What is said after an import belongs to the next one. */
  const change = (part: Partial<Said>) => {
    setSaid((old) => ({ ...old, ...part }));
    if (!isOver) return;
    store.reset();
    queue.reset();
    void setAddress({ run: null }, { history: "replace" });
  };
  return {
    ...said,
    file: table?.file ?? null,
    found,
    inspection,
    origin,
    restoring: restoring && address.step !== null,
    step,
    run: queue.data?.id ?? address.run,
    store,
    queue,
    /** Cancels an import whose answer has not come: the server then stores nothing of it. */
    stop,
    /** How far the upload is that is under way; null before its first bytes. */
    uploaded: sent,
    stamp: table?.stamp ?? 0,
    /** The table with all that was said of it, for the server. */
    sent: () => body((table as Table).file, said),
    change,
    go: (next: Step) => {
      leads.current = false; // who goes somewhere is not led elsewhere when the table has been read
      setPlace(next);
      void setAddress({ step: next });
    },
    choose: (file: File) => {
      leads.current = true;
      begin(file, { ...NOTHING, name: nameOf(file) }, "chosen");
    },
    forget: () => {
      change({ answers: NOTHING_SAID });
      setOrigin("chosen");
    },
    discard: () => {
      void dropDraft();
      setTable(null);
      setOrigin("chosen");
      setPlace("upload");
      void setAddress({ step: null, run: null });
    },
  };
}

/** The step that was gone to; the address follows it, and leads it when the browser goes back or forward. */
function useSteppedTo() {
  const [place, setPlace] = useState<Step | null>(null);
  useEffect(() => {
    const follow = () => {
      const asked = new URLSearchParams(window.location.search).get("step");
      setPlace(STEPS.find((step) => step === asked) ?? "upload");
    };
    window.addEventListener("popstate", follow);
    return () => window.removeEventListener("popstate", follow);
  }, []);
  return [place, setPlace] as const;
}

export type Import = ReturnType<typeof useImport>;

/** What the server reads in the table; asked again with every answer, every edit and every layer. */
function useInspection(table: Table | null, { answers, edits, layers }: Said, onSent: (sent: Sent | null) => void, onRecall: (known: Answers) => void) {
  return useQuery({
    queryKey: ["inspection", table?.stamp, answers, edits, layersKey(layers)],
    queryFn: async ({ signal }) => {
      onSent(null);
      const sent = body((table as Table).file, { answers, edits, layers });
      const found = await unwrap(upload<InspectionRead>("/v1/datasets/inspections", sent, { signal, onSent }));
      const known = isSilent(answers) ? recall(headersOf(found.columns)) : null;
      if (known) onRecall(known);
      return found;
    },
    enabled: table !== null,
    // What was read before stays on the screen, unless it is another table.
    placeholderData: (before, query) => (query?.queryKey[1] === table?.stamp ? before : undefined),
    staleTime: Infinity,
    retry: false,
  });
}

export type Stored = { dataset: DatasetRead; isNew: boolean };

type Storing = { sent: () => BodyCreateDataset; done: () => void; queued: (run: string) => void; onSent: (sent: Sent | null) => void };

/** The two ways to store a table: at once, or as a run. */
function useStoring({ sent, done, queued, onSent }: Storing) {
  const client = useQueryClient();
  const stopping = useRef<AbortController | null>(null);
  const send = <T>(path: string) => {
    onSent(null);
    stopping.current = new AbortController();
    return upload<T>(path, sent(), { signal: stopping.current.signal, onSent });
  };
  const store = useMutation({
    mutationFn: async (): Promise<Stored> => {
      const answer = await send<DatasetRead>("/v1/datasets");
      return { dataset: await unwrap(Promise.resolve(answer)), isNew: answer.response?.status === 201 };
    },
    onSuccess: () => {
      done();
      return client.invalidateQueries({ queryKey: datasetKeys.all });
    },
  });
  const queue = useMutation({
    mutationFn: () => unwrap(send<RunRead>("/v1/datasets/imports")),
    onSuccess: (run) => {
      done();
      queued(run.id);
    },
  });
  return { store, queue, stop: () => stopping.current?.abort() };
}

/** Brings back the table that was left within a day, and keeps the one that is being imported; true until it was looked for. */
function useDraft(current: Omit<Draft, "at"> | null, restore: (draft: Draft) => void): boolean {
  const [restoring, setRestoring] = useState(true);
  const asked = useRef(false);
  useEffect(() => {
    if (asked.current) return;
    asked.current = true;
    void readDraft().then((draft) => {
      if (draft) restore(draft);
      setRestoring(false);
    });
  });
  const { file, answers, consent, edits, name, layers, step } = current ?? {};
  useEffect(() => {
    if (file && answers && consent && edits && name !== undefined && layers && step) void keepDraft({ file, answers, consent, edits, name, layers, step, at: Date.now() });
  }, [file, answers, consent, edits, name, layers, step]);
  return restoring;
}

function nameOf(file: File): string {
  return file.name.replace(/(\.[A-Za-z]{2,8}){1,2}$/, "").slice(0, 100);
}
