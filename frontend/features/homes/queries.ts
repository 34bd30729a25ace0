"use client";

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";

import { getHomeHistory, listSimilarSales, listValuationLinks, makeValuationLink, valueWhatIf, type WhatIfRequest, withdrawLink } from "@/lib/api/generated";
import { unwrap } from "@/lib/api/http";

const keys = {
  history: (id: string) => ["valuations", "history", id] as const,
  similar: (id: string) => ["valuations", "similar", id] as const,
  links: (id: string) => ["valuations", "links", id] as const,
};

export const useHistory = (id: string) =>
  useQuery({ queryKey: keys.history(id), queryFn: ({ signal }) => unwrap(getHomeHistory({ path: { valuation_id: id }, signal })) });

/** Further sales like the home of a valuation; the model that found them never changes. */
export const useSimilarSales = (id: string, enabled: boolean) =>
  useQuery({
    queryKey: keys.similar(id),
    queryFn: ({ signal }) => unwrap(listSimilarSales({ path: { valuation_id: id }, signal })),
    staleTime: Infinity,
    retry: false,
    enabled,
  });

/** A scenario; the last one stays while the next is on its way. */
export const useScenario = (body: WhatIfRequest, enabled: boolean) =>
  useQuery({
    queryKey: ["what-if", body],
    queryFn: ({ signal }) => unwrap(valueWhatIf({ body, signal })),
    placeholderData: (before) => before,
    staleTime: Infinity,
    retry: false,
    enabled,
  });

export const useLinks = (id: string) =>
  useQuery({ queryKey: keys.links(id), queryFn: ({ signal }) => unwrap(listValuationLinks({ path: { valuation_id: id }, signal })), retry: false });

export function useMakeLink(id: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (days: number) => unwrap(makeValuationLink({ path: { valuation_id: id }, body: { days } })),
    onSuccess: () => client.invalidateQueries({ queryKey: keys.links(id) }),
  });
}

export function useWithdrawLink(id: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (link: string) => unwrap(withdrawLink({ path: { valuation_id: id, link_id: link } })),
    onSettled: () => client.invalidateQueries({ queryKey: keys.links(id) }),
  });
}
