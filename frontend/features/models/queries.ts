"use client";

import { queryOptions, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";

import {
  acceptProposal,
  compareModels,
  declineProposal,
  deleteModel,
  getCurve,
  getMarketIndex,
  getModel,
  getModelEvaluation,
  getModelSchema,
  listModelProposals,
  listModels,
  listProposals,
  type ModelRead,
  type ModelSchemaRead,
  predict,
  type PredictRequest,
  promoteModel,
  proposeModel,
  withdrawProposal,
} from "@/lib/api/generated";
import { unwrap } from "@/lib/api/http";

const PAGE = 200;
const MOST_PAGES = 5;

export const modelKeys = {
  all: ["models"] as const,
  list: ["models", "list"] as const,
  withArchived: ["models", "list", "archived"] as const,
  one: (id: string) => ["models", "one", id] as const,
  schema: (id: string) => ["models", "schema", id] as const,
  typical: (id: string) => ["models", "typical", id] as const,
  market: (id: string) => ["models", "market", id] as const,
  evaluation: (id: string) => ["models", "evaluation", id] as const,
};

/**
 * Every model, newest first; former champions are among them, archived ones only where they are asked for. Each has its
 * main scores, which are those of `METRICS`.
 */
export const useModels = (archived = false) =>
  useQuery({ queryKey: archived ? modelKeys.withArchived : modelKeys.list, queryFn: ({ signal }) => readModels(signal, archived) });

async function readModels(signal: AbortSignal, archived: boolean): Promise<ModelRead[]> {
  const found: ModelRead[] = [];
  let cursor: string | null = null;
  for (let page = 0; page < MOST_PAGES; page++) {
    const part: { items: ModelRead[]; next_cursor?: string | null } = await unwrap(listModels({ query: { limit: PAGE, scores: "main", cursor, ...(archived && { archived }) }, signal }));
    found.push(...part.items);
    cursor = part.next_cursor ?? null;
    if (cursor === null) break;
  }
  return found;
}

export const useModel = (id: string) =>
  useQuery({ queryKey: modelKeys.one(id), queryFn: ({ signal }) => unwrap(getModel({ path: { model_id: id }, signal })) });

/** The blind test of a model in full; it never changes. */
export const evaluationQuery = (id: string) =>
  queryOptions({
    queryKey: modelKeys.evaluation(id),
    queryFn: ({ signal }) => unwrap(getModelEvaluation({ path: { model_id: id }, signal })),
    staleTime: Infinity,
  });

export const useEvaluation = (id: string) => useQuery(evaluationQuery(id));

/** The learning curve of the run that made a model; it is over and never changes. */
export const modelCurveQuery = (run: string) =>
  queryOptions({
    queryKey: ["models", "curve", run],
    queryFn: ({ signal }) => unwrap(getCurve({ path: { run_id: run }, signal })),
    staleTime: Infinity,
  });

/** How the prices of a model's market moved; it never changes. */
export const useMarketIndex = (id: string, enabled: boolean) =>
  useQuery({
    queryKey: modelKeys.market(id),
    queryFn: ({ signal }) => unwrap(getMarketIndex({ path: { model_id: id }, signal })),
    staleTime: Infinity,
    enabled,
  });

/** The form of a model; it never changes. */
export const schemaQuery = (id: string | null) =>
  queryOptions({
    queryKey: modelKeys.schema(id ?? ""),
    queryFn: ({ signal }) => unwrap(getModelSchema({ path: { model_id: id ?? "" }, signal })),
    enabled: id !== null,
    staleTime: Infinity,
  });

/** A model's value of its typical home with comparable sales; nothing is stored, and it never changes. */
export const typicalHomeQuery = (modelId: string, home: ModelSchemaRead["reference"] | undefined) =>
  queryOptions({
    queryKey: modelKeys.typical(modelId),
    queryFn: ({ signal }) => unwrap(predict({ body: { model: modelId, explain: true, features: (home ?? {}) as PredictRequest["features"] }, signal })),
    enabled: home !== undefined,
    staleTime: Infinity,
  });

/** Models sale by sale on their common test sales; what was measured never changes. */
export const useComparison = (ids: string[], enabled = true) =>
  useQuery({
    queryKey: ["compare", ...ids.toSorted()],
    queryFn: ({ signal }) => unwrap(compareModels({ body: { models: ids }, signal })),
    staleTime: Infinity,
    enabled,
  });

/** A model to promote; with a reason it is promoted over what speaks against it. */
type Wish = { id: string; reason?: string };

/** Makes a model champion, or proposes it where a second person decides. */
export function usePromote(needsSecond = false) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async ({ id, reason }: Wish) => {
      const call = { path: { model_id: id }, body: reason ? { override: true, reason } : {} };
      await (needsSecond ? unwrap(proposeModel(call)) : unwrap(promoteModel(call)));
    },
    onSuccess: () => Promise.all([client.invalidateQueries({ queryKey: modelKeys.all }), client.invalidateQueries({ queryKey: proposalKey })]),
  });
}

const proposalKey = ["proposals"];

/** The proposals of a model, newest first. */
export const useProposals = (id: string, enabled: boolean) =>
  useQuery({
    queryKey: [...proposalKey, id],
    queryFn: ({ signal }) => unwrap(listModelProposals({ path: { model_id: id }, signal })),
    enabled,
  });

/** The proposals that wait for somebody's decision. */
export const useWaitingProposals = (enabled: boolean) =>
  useQuery({ queryKey: [...proposalKey, "waiting"], queryFn: ({ signal }) => unwrap(listProposals({ signal })), enabled });

export type Verdict = { id: string; verdict: "accept" | "decline" | "withdraw"; answer: string };

export function useDecide() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ id, verdict, answer }: Verdict) => {
      const path = { proposal_id: id };
      if (verdict === "withdraw") return unwrap(withdrawProposal({ path }));
      return unwrap(verdict === "accept" ? acceptProposal({ path, body: { answer } }) : declineProposal({ path, body: { answer } }));
    },
    onSuccess: () => Promise.all([client.invalidateQueries({ queryKey: modelKeys.all }), client.invalidateQueries({ queryKey: proposalKey })]),
  });
}

export function useDeleteModel() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => unwrap(deleteModel({ path: { model_id: id } })),
    onSuccess: (_, id) => {
      client.removeQueries({ queryKey: modelKeys.one(id) });
      return Promise.all([client.invalidateQueries({ queryKey: modelKeys.list }), client.invalidateQueries({ queryKey: ["datasets"] })]);
    },
  });
}
