"use client";

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";

import { checkFairness, listFairnessChecks } from "@/lib/api/generated";
import { unwrap } from "@/lib/api/http";

const keyOf = (id: string) => ["models", "fairness", id];

/** The fairness checks of a model, newest first. */
export const useFairnessChecks = (id: string) =>
  useQuery({ queryKey: keyOf(id), queryFn: ({ signal }) => unwrap(listFairnessChecks({ path: { model_id: id }, signal })) });

export function useCheckFairness(id: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ file, column }: { file: File; column: string }) =>
      unwrap(checkFairness({ path: { model_id: id }, body: { file, ...(column !== "" && { column }) } })),
    onSuccess: () => client.invalidateQueries({ queryKey: keyOf(id) }),
  });
}
