"use client";

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";

import { deleteDataset, getDataset, listDatasets } from "@/lib/api/generated";
import { unwrap } from "@/lib/api/http";

export const datasetKeys = { all: ["datasets"] as const };

/** Every data set, and the one a training uses when none is named. */
export const useDatasets = () =>
  useQuery({
    queryKey: datasetKeys.all,
    queryFn: ({ signal }) => unwrap(listDatasets({ signal })),
    staleTime: 30_000,
  });

export const useDataset = (id: string) =>
  useQuery({
    queryKey: [...datasetKeys.all, id],
    queryFn: ({ signal }) => unwrap(getDataset({ path: { dataset_id: id }, signal })),
  });

export function useDeleteDataset() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ id, force }: { id: string; force: boolean }) => unwrap(deleteDataset({ path: { dataset_id: id }, query: { force } })),
    onSuccess: () => client.invalidateQueries({ queryKey: datasetKeys.all }),
  });
}
