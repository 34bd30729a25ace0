"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";

import { datasetKeys } from "@/features/datasets/queries";
import { getDatasetPoints, listModels } from "@/lib/api/generated";
import { unwrap } from "@/lib/api/http";

/** The models of a data set, newest first. */
export const useModelsOf = (id: string) =>
  useQuery({
    queryKey: ["models", "of", id],
    queryFn: ({ signal }) => unwrap(listModels({ query: { dataset: id, limit: 200 }, signal })),
  });

/** All sales with coordinates, or the test sales of a model; a stored table never changes. */
export const usePoints = (id: string, model: string | null, enabled: boolean) =>
  useQuery({
    queryKey: [...datasetKeys.all, id, "points", model],
    queryFn: ({ signal }) => unwrap(getDatasetPoints({ path: { dataset_id: id }, query: model === null ? {} : { model }, signal })),
    placeholderData: keepPreviousData,
    staleTime: Infinity,
    retry: false,
    enabled,
  });
