"use client";

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";

import { hasVersions } from "@/features/datasets/has-versions";
import { datasetKeys } from "@/features/datasets/queries";
import { appendSales, evaluateOnSales, listVersions } from "@/lib/api/generated";
import { unwrap } from "@/lib/api/http";

export const useVersions = (id: string) =>
  useQuery({
    queryKey: [...datasetKeys.all, id, "versions"],
    queryFn: ({ signal }) => unwrap(listVersions({ path: { dataset_id: id }, signal })),
    enabled: hasVersions(id),
  });

export function useAppend(id: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ file, leaveOutBad }: { file: File; leaveOutBad: boolean }) =>
      unwrap(appendSales({ path: { dataset_id: id }, body: { file, leave_out_bad: leaveOutBad } })),
    onSuccess: () => client.invalidateQueries({ queryKey: datasetKeys.all }),
  });
}

export const useMeasure = (dataset: string) =>
  useMutation({ mutationFn: (model: string) => unwrap(evaluateOnSales({ path: { model_id: model }, body: { dataset } })) });
