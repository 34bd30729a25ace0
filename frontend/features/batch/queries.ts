"use client";

import { keepPreviousData, useInfiniteQuery, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";

import { pollInterval } from "@/features/runs/queries";
import { isActive } from "@/features/runs/run-state";
import {
  type BatchRead,
  type BodyCreateBatch,
  checkBatch,
  createBatch,
  deleteBatch,
  getBatch,
  getBatchPoints,
  getBatchRows,
  type GetBatchRowsData,
  listBatches,
} from "@/lib/api/generated";
import { unwrap } from "@/lib/api/http";
import { randomId } from "@/lib/random-id";

export const PAGE = 50;
/** Rows count up about once a second while a batch is at work. */
const COUNT_MS = 1000;

export const batchKeys = {
  all: ["batches"] as const,
  list: ["batches", "list"] as const,
  one: (id: string) => ["batches", "one", id] as const,
};

/** All batches, newest first, page by page. */
export const useBatches = () =>
  useInfiniteQuery({
    queryKey: batchKeys.list,
    queryFn: ({ pageParam, signal }) => unwrap(listBatches({ query: { limit: 20, ...(pageParam !== "" && { cursor: pageParam }) }, signal })),
    initialPageParam: "",
    getNextPageParam: (page) => page.next_cursor ?? undefined,
    refetchInterval: ({ state }) => (state.data?.pages.some(({ items }) => items.some(({ run }) => isActive(run))) ? pollInterval(true) : false),
  });

/** One batch, whose rows count up until it is over. */
export const useBatch = (id: string) =>
  useQuery({
    queryKey: batchKeys.one(id),
    queryFn: ({ signal }) => unwrap(getBatch({ path: { batch_id: id }, signal })),
    refetchInterval: ({ state }) => (state.data && isActive(state.data.run) ? COUNT_MS : false),
    retry: false,
  });

/** How a file would be valued; asked anew with every change of the columns. */
export const useCheck = (body: BodyCreateBatch | null, key: string) =>
  useQuery({
    queryKey: [...batchKeys.all, "check", key],
    queryFn: ({ signal }) => unwrap(checkBatch({ body: body as BodyCreateBatch, signal })),
    enabled: body !== null,
    placeholderData: keepPreviousData,
    staleTime: Infinity,
    gcTime: 0,
    retry: false,
  });

/** Starts a batch; the same form is one batch, however often it is sent. */
export function useStartBatch(onStarted: (batch: BatchRead) => void) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ body, key }: { body: BodyCreateBatch; key: string }) => unwrap(createBatch({ body, headers: { "Idempotency-Key": key } })),
    onSuccess: (batch) => {
      void client.invalidateQueries({ queryKey: batchKeys.list });
      onStarted(batch);
    },
  });
}

export const newKey = randomId;

export function useDeleteBatch(id: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => unwrap(deleteBatch({ path: { batch_id: id } })),
    onSettled: () => client.invalidateQueries({ queryKey: batchKeys.all }),
  });
}

export type HomesQuery = NonNullable<GetBatchRowsData["query"]>;

/** A page of the homes; `done` is part of the key, so that a page fills while the batch is at work. */
export const useHomes = (id: string, query: HomesQuery, done: number) =>
  useQuery({
    queryKey: [...batchKeys.all, "homes", id, query, done],
    queryFn: ({ signal }) => unwrap(getBatchRows({ path: { batch_id: id }, query, signal })),
    placeholderData: keepPreviousData,
    staleTime: Infinity,
    retry: false,
  });

export const usePoints = (id: string, done: number) =>
  useQuery({
    queryKey: [...batchKeys.all, "points", id, done],
    queryFn: ({ signal }) => unwrap(getBatchPoints({ path: { batch_id: id }, signal })),
    placeholderData: keepPreviousData,
    staleTime: Infinity,
    retry: false,
  });
