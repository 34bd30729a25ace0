"use client";

import { useQuery } from "@tanstack/react-query";

import { celeryHealth, type CeleryHealth, health } from "@/lib/api/generated";
import { asProblem, ProblemError, unwrap } from "@/lib/api/http";

const EVERY_MS = 10_000;

export const useHealth = () =>
  useQuery({ queryKey: ["health"], queryFn: ({ signal }) => unwrap(health({ signal })), refetchInterval: EVERY_MS });

/** Workers and queue. No worker is an answer here, although the server says it with status 503. */
export const useWorkers = (enabled = true) =>
  useQuery({
    queryKey: ["workers"],
    queryFn: ({ signal }) => readWorkers(signal),
    refetchInterval: EVERY_MS,
    enabled,
  });

async function readWorkers(signal: AbortSignal): Promise<CeleryHealth> {
  const { data, error, response } = await celeryHealth({ signal });
  if (data) return data;
  if (isCeleryHealth(error)) return error;
  throw new ProblemError(asProblem(error, response));
}

function isCeleryHealth(value: unknown): value is CeleryHealth {
  return typeof value === "object" && value !== null && "workers" in value && "queued_runs" in value;
}
