"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";

import { datasetKeys } from "@/features/datasets/queries";
import { getDatasetRows } from "@/lib/api/generated";
import { unwrap } from "@/lib/api/http";

export const PAGE = 50;

/** Which sales are shown, and in which order; all of it is in the address. */
export type RowsView = { q: string; sort: string | null; desc: boolean; offset: number };

/** A page of the sales; a stored table never changes. */
export const useRows = (id: string, { q, sort, desc, offset }: RowsView) =>
  useQuery({
    queryKey: [...datasetKeys.all, id, "rows", q, sort, desc, offset],
    queryFn: ({ signal }) =>
      unwrap(getDatasetRows({ path: { dataset_id: id }, query: { q, offset, limit: PAGE, descending: desc, ...(sort !== null && { sort }) }, signal })),
    placeholderData: keepPreviousData,
    staleTime: Infinity,
    retry: false,
  });

/** Where the sales of all pages are downloaded; without hidden columns. */
export function downloadHref(id: string, { q, sort, desc }: Omit<RowsView, "offset">, columns: string[]): string {
  const query = new URLSearchParams({ q, descending: String(desc) });
  if (sort !== null) query.set("sort", sort);
  for (const column of columns) query.append("column", column);
  return `/api/v1/datasets/${encodeURIComponent(id)}/rows.csv?${query.toString()}`;
}
