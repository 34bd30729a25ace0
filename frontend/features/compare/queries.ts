"use client";

import { useQuery } from "@tanstack/react-query";

import { compareModels } from "@/lib/api/generated";
import { unwrap } from "@/lib/api/http";

/** Models sale by sale on their common test sales; what was measured never changes. */
export const useComparison = (ids: string[], enabled = true) =>
  useQuery({
    queryKey: ["compare", ...ids.toSorted()],
    queryFn: ({ signal }) => unwrap(compareModels({ body: { models: ids }, signal })),
    staleTime: Infinity,
    enabled,
  });
