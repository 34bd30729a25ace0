"use client";

import { queryOptions, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";

import { createValuation, getValuation, listValuations, type ModelSchemaRead, predict, type PredictRequest } from "@/lib/api/generated";
import { unwrap } from "@/lib/api/http";

const RECENT = 10;

const keys = {
  all: ["valuations"] as const,
  list: ["valuations", "list"] as const,
  one: (id: string) => ["valuations", "one", id] as const,
  typical: (modelId: string) => ["models", "typical", modelId] as const,
};

/** A stored valuation; it never changes. */
export const useValuation = (id: string) =>
  useQuery({
    queryKey: keys.one(id),
    queryFn: ({ signal }) => unwrap(getValuation({ path: { valuation_id: id }, signal })),
    staleTime: Infinity,
  });

/** A model's value of its typical home with comparable sales; nothing is stored, and it never changes. */
export const typicalHomeQuery = (modelId: string, home: ModelSchemaRead["reference"] | undefined) =>
  queryOptions({
    queryKey: keys.typical(modelId),
    queryFn: ({ signal }) => unwrap(predict({ body: { model: modelId, explain: true, features: (home ?? {}) as PredictRequest["features"] }, signal })),
    enabled: home !== undefined,
    staleTime: Infinity,
  });

export const useRecentValuations = () =>
  useQuery({ queryKey: keys.list, queryFn: ({ signal }) => unwrap(listValuations({ query: { limit: RECENT }, signal })) });

export function useValueHome() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: PredictRequest) => unwrap(createValuation({ body })),
    onSuccess: (made) => {
      client.setQueryData(keys.one(made.id), made);
      return Promise.all(["list", "overview"].map((part) => client.invalidateQueries({ queryKey: ["valuations", part] })));
    },
  });
}
