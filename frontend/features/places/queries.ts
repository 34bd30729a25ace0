"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";

import { datasetKeys } from "@/features/datasets/queries";
import { findPlaces } from "@/lib/api/generated";
import { unwrap } from "@/lib/api/http";

/** Addresses and areas whose words begin so; without a text, only what the data set can be asked for. */
export const usePlaces = (dataset: string, text: string) =>
  useQuery({
    queryKey: [...datasetKeys.all, dataset, "places", text],
    queryFn: ({ signal }) => unwrap(findPlaces({ path: { dataset_id: dataset }, query: { q: text }, signal })),
    placeholderData: keepPreviousData,
    staleTime: Infinity,
    retry: false,
  });
