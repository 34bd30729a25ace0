"use client";

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";

import { createValuation, getValuation, listValuations, type ValuationRequest } from "@/lib/api/generated";
import { unwrap } from "@/lib/api/http";

const RECENT = 10;

const keys = {
  all: ["valuations"] as const,
  list: ["valuations", "list"] as const,
  one: (id: string) => ["valuations", "one", id] as const,
};

/** A stored valuation; it never changes. */
export const useValuation = (id: string) =>
  useQuery({
    queryKey: keys.one(id),
    queryFn: ({ signal }) => unwrap(getValuation({ path: { valuation_id: id }, signal })),
    staleTime: Infinity,
  });

export const useRecentValuations = () =>
  useQuery({ queryKey: keys.list, queryFn: ({ signal }) => unwrap(listValuations({ query: { limit: RECENT }, signal })) });

export function useValueHome() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: ValuationRequest) => unwrap(createValuation({ body })),
    onSuccess: (made) => {
      client.setQueryData(keys.one(made.id), made);
      return Promise.all(["list", "overview"].map((part) => client.invalidateQueries({ queryKey: ["valuations", part] })));
    },
  });
}
