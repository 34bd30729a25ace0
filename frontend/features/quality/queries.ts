"use client";

import { keepPreviousData, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useCallback } from "react";

import { datasetKeys } from "@/features/datasets/queries";
import type { Filters } from "@/features/quality/review";
import { runKeys } from "@/features/runs/queries";
import { getSalesChecks, getSalesEffect, type KindReview, leaveOutAccepted, measureSalesEffect, reviewSales, type SaleReviewList } from "@/lib/api/generated";
import { problemOf, unwrap } from "@/lib/api/http";
import { randomId } from "@/lib/random-id";

const PAGE = 50;
const MOST_WAITS = 20;

const keyOf = (id: string) => [...datasetKeys.all, id, "checks"];

/** A page of the flagged sales. The server goes on checking a large table after a call was too slow, so it is asked again. */
export const useChecks = (id: string, { kind, review }: Filters, cursor: string | null) =>
  useQuery({
    queryKey: [...keyOf(id), kind, review, cursor],
    queryFn: ({ signal }) =>
      unwrap(
        getSalesChecks({
          path: { dataset_id: id },
          query: { limit: PAGE, ...(kind !== null && { kind }), ...(review !== null && { review }), ...(cursor !== null && { cursor }) },
          signal,
        }),
      ),
    placeholderData: keepPreviousData,
    retry: (count, error) => problemOf(error).code === "backend_timeout" && count < MOST_WAITS,
    retryDelay: 1_000,
  });

export function useReview(id: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: SaleReviewList | KindReview) => unwrap(reviewSales({ path: { dataset_id: id }, body })),
    onSuccess: () => client.invalidateQueries({ queryKey: keyOf(id) }),
  });
}

export function useLeaveOut(id: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => unwrap(leaveOutAccepted({ path: { dataset_id: id } })),
    onSuccess: () => client.invalidateQueries({ queryKey: datasetKeys.all }),
  });
}

/** The last measurement; a review may make it stale, so it is asked for anew with the checks. */
export const useEffectOf = (id: string) =>
  useQuery({
    queryKey: [...keyOf(id), "effect"],
    queryFn: ({ signal }) => unwrap(getSalesEffect({ path: { dataset_id: id }, signal })),
  });

export function useRefreshEffect(id: string): () => void {
  const client = useQueryClient();
  return useCallback(() => void client.invalidateQueries({ queryKey: [...keyOf(id), "effect"] }), [client, id]);
}

export function useMeasureEffect(id: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => unwrap(measureSalesEffect({ path: { dataset_id: id }, headers: { "Idempotency-Key": randomId() } })),
    onSuccess: (run) => {
      client.setQueryData(runKeys.one(run.id), run);
      return client.invalidateQueries({ queryKey: [...keyOf(id), "effect"] });
    },
  });
}
