"use client";

import { useQuery } from "@tanstack/react-query";

import { getImportance, getDependence } from "@/lib/api/generated";
import { unwrap } from "@/lib/api/http";

/** What a model loses without each group of features; it never changes. */
export const useImportance = (id: string) =>
  useQuery({
    queryKey: ["models", "importance", id],
    queryFn: ({ signal }) => unwrap(getImportance({ path: { model_id: id }, signal })),
    staleTime: Infinity,
  });

/** How values depend on a feature; it never changes. */
export const useDependence = (id: string, feature: string | null) =>
  useQuery({
    queryKey: ["models", "dependence", id, feature],
    queryFn: ({ signal }) => unwrap(getDependence({ path: { model_id: id }, query: { feature }, signal })),
    staleTime: Infinity,
    enabled: feature !== null,
  });
