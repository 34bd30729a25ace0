import type { InfiniteData, QueryClient } from "@tanstack/react-query";

import { runKeys } from "@/features/runs/queries";
import { isActive, mergePoints, newer, withChild } from "@/features/runs/run-state";
import type { CurvePoint, CurveRead, RunPage, RunRead } from "@/lib/api/generated";

type CurveNews = { run_id: string; points: CurvePoint[] };

/** Puts a run's news into every query that shows it. */
export function applyRun(client: QueryClient, news: RunRead): void {
  client.setQueryData<RunRead>(runKeys.one(news.id), (known) => (known ? newer(known, news) : known));
  if (news.parent_id) {
    client.setQueryData<RunRead>(runKeys.one(news.parent_id), (parent) => parent && withChild(parent, news));
  }
  client.setQueriesData<RunPage>({ queryKey: ["runs", "list"] }, (page) => page && patchPage(page, news));
  client.setQueriesData<InfiniteData<RunPage>>({ queryKey: [...runKeys.all, "history"] }, (known) => {
    return known && { ...known, pages: known.pages.map((page) => patchPage(page, news)) };
  });
  if (!isActive(news)) void refreshFinished(client, news);
}

function patchPage(page: RunPage, news: RunRead): RunPage {
  const items = page.items.map((run) => {
    if (run.id === news.id) return newer(run, news);
    return run.id === news.parent_id ? withChild(run, news) : run;
  });
  return { ...page, items };
}

/** An end changes more than the run: models, the parent, what is queued behind it. */
async function refreshFinished(client: QueryClient, run: RunRead): Promise<void> {
  await Promise.all([
    client.invalidateQueries({ queryKey: runKeys.all }),
    client.invalidateQueries({ queryKey: ["models"] }),
    ...(run.state === "succeeded" ? [client.invalidateQueries({ queryKey: ["datasets"] })] : []),
  ]);
}

export function applyCurve(client: QueryClient, news: CurveNews): void {
  client.setQueryData<CurveRead>(runKeys.curve(news.run_id), (known) =>
    known ? { ...known, points: mergePoints(known.points, news.points) } : known,
  );
}

/** The server could not replay what was missed: read everything afresh. */
export function applyReset(client: QueryClient): void {
  void client.invalidateQueries({ queryKey: runKeys.all });
}

const RECONNECT_MS = 3000;

type Listener = { onOpen: (open: boolean) => void; onNews: () => void };

/** The tab's one event stream; returns the function that closes it. */
export function openEvents(client: QueryClient, { onOpen, onNews }: Listener, url = "/api/v1/events"): () => void {
  let source: EventSource | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let lost = false;

  const connect = () => {
    source = new EventSource(url);
    source.onopen = () => {
      onOpen(true);
      if (lost) applyReset(client);
      lost = false;
    };
    source.onerror = () => {
      onOpen(false);
      if (!lost) applyReset(client);
      lost = true;
      // The browser reconnects by itself and asks for what it missed, but gives up on a 503.
      if (source?.readyState === EventSource.CLOSED) timer = setTimeout(connect, RECONNECT_MS);
    };
    const on = (name: string, apply: (data: string) => void) =>
      source?.addEventListener(name, (event: MessageEvent<string>) => {
        onNews();
        apply(event.data);
      });
    on("run", (data) => applyRun(client, JSON.parse(data) as RunRead));
    on("curve", (data) => applyCurve(client, JSON.parse(data) as CurveNews));
    on("reset", () => applyReset(client));
  };

  connect();
  return () => {
    clearTimeout(timer);
    source?.close();
    onOpen(false);
  };
}
