"use client";

import { queryOptions, useQuery } from "@tanstack/react-query";

import { datasetKeys } from "@/features/datasets/queries";
import { getDatasetRows, getErrorFlags, getModelErrors, type ModelSchemaRead, predict, type PredictRequest } from "@/lib/api/generated";
import { problemOf, unwrap } from "@/lib/api/http";

const MOST_WAITS = 20;

/** The blind test of a model sale by sale; it never changes. */
export const useErrors = (model: string | null) =>
  useQuery({
    queryKey: ["models", "errors", model],
    queryFn: ({ signal }) => unwrap(getModelErrors({ path: { model_id: model ?? "" }, signal })),
    enabled: model !== null,
    staleTime: Infinity,
    retry: false,
  });

/** Under the checks of the data set, so that a review makes them stale. The server goes on checking a large table after a call was too slow. */
export const useFlags = (dataset: string, model: string) =>
  useQuery({
    queryKey: [...datasetKeys.all, dataset, "checks", "errors", model],
    queryFn: ({ signal }) => unwrap(getErrorFlags({ path: { model_id: model }, signal })),
    retry: (count, error) => problemOf(error).code === "backend_timeout" && count < MOST_WAITS,
    retryDelay: 1_000,
  });

/** What the table says of one sale, by column. */
export const saleQuery = (dataset: string, sale: number) =>
  queryOptions({
    queryKey: [...datasetKeys.all, dataset, "sale", sale],
    queryFn: async ({ signal }) => {
      const { columns, items } = await unwrap(getDatasetRows({ path: { dataset_id: dataset }, query: { offset: sale, limit: 1 }, signal }));
      return Object.fromEntries(columns.map((column, place) => [column, items[0]?.values[place] ?? null]));
    },
    staleTime: Infinity,
  });

export type Cells = Record<string, string | number | boolean | null>;

/** The home of a sale as the model's form has it, valued as of its sale. */
export const revaluedQuery = (model: string, schema: ModelSchemaRead | undefined, cells: Cells | undefined, day: string | null) =>
  queryOptions({
    queryKey: ["models", "revalued", model, cells ?? null],
    queryFn: ({ signal }) => unwrap(predict({ body: { model, explain: true, features: homeOf(schema, cells), ...(day && { as_of: day }) } as PredictRequest, signal })),
    enabled: schema !== undefined && cells !== undefined,
    staleTime: Infinity,
    retry: false,
  });

/** Only what the model asks for, without the price; the date goes as the date of the value. */
export function homeOf(schema: Pick<ModelSchemaRead, "fields"> | undefined, cells: Cells | undefined): Cells {
  const asked = (schema?.fields ?? []).filter(({ role }) => role !== "date");
  return Object.fromEntries(asked.flatMap(({ name }) => (cells?.[name] === null || cells?.[name] === undefined ? [] : [[name, cells[name]]])));
}
