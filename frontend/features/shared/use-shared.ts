"use client";

import { useQuery } from "@tanstack/react-query";
import { useSyncExternalStore } from "react";

import { openValuationLink } from "@/lib/api/generated";
import { unwrap } from "@/lib/api/http";

const listen = (changed: () => void) => {
  window.addEventListener("hashchange", changed);
  return () => window.removeEventListener("hashchange", changed);
};

/** The secret is the part after #, which browsers send to no server; null on the server. */
export const useSecret = (): string | null =>
  useSyncExternalStore(
    listen,
    () => window.location.hash.slice(1),
    () => null,
  );

/** What the link shows; asked for once, since every opening is counted. */
export const useShared = (secret: string | null) =>
  useQuery({
    queryKey: ["shared", secret],
    queryFn: ({ signal }) => unwrap(openValuationLink({ body: { link: secret ?? "" }, signal })),
    staleTime: Infinity,
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
    retry: false,
    enabled: Boolean(secret),
  });
