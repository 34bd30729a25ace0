"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useState } from "react";

import { connection } from "@/features/live/connection";
import { openEvents } from "@/features/runs/events";

const HIDDEN_CLOSE_MS = 60_000;

/** Keeps the event stream open while a run is active and somebody may be looking. */
export function useEvents(active: boolean): void {
  const client = useQueryClient();
  const watched = useWatched();
  const wanted = active && watched;
  useEffect(() => {
    if (!wanted) return;
    connection.awaited(true);
    const close = openEvents(client, { onOpen: connection.streaming, onNews: connection.answered });
    return () => {
      connection.awaited(false);
      close();
    };
  }, [client, wanted]);
}

/** False once the tab has been hidden for a minute. */
function useWatched(): boolean {
  const [watched, setWatched] = useState(true);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const look = () => {
      clearTimeout(timer);
      if (document.hidden) timer = setTimeout(() => setWatched(false), HIDDEN_CLOSE_MS);
      else setWatched(true);
    };
    look();
    document.addEventListener("visibilitychange", look);
    return () => {
      clearTimeout(timer);
      document.removeEventListener("visibilitychange", look);
    };
  }, []);
  return watched;
}
