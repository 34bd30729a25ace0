"use client";

import { useQuery } from "@tanstack/react-query";

import { listModels, listValuations } from "@/lib/api/generated";
import { unwrap } from "@/lib/api/http";

const SHOWN = 5;
const MODELS = 50;

export const useNewestModels = () =>
  useQuery({
    queryKey: ["models", "overview"],
    queryFn: ({ signal }) => unwrap(listModels({ query: { limit: MODELS }, signal })),
  });

export const useNewestValuations = () =>
  useQuery({
    queryKey: ["valuations", "overview"],
    queryFn: ({ signal }) => unwrap(listValuations({ query: { limit: SHOWN }, signal })),
  });
