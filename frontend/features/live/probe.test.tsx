// @vitest-environment jsdom
import type { ServerResponse } from "node:http";

import { QueryClientProvider, useQuery } from "@tanstack/react-query";
import { act, render, screen, waitFor } from "@testing-library/react";
import { beforeEach, expect, it } from "vitest";

import { connection } from "@/features/live/connection";
import { makeQueryClient } from "@/features/live/query-client";
import { StaleBanner } from "@/features/live/stale-banner";
import { listRuns } from "@/lib/api/generated";
import { client } from "@/lib/api/generated/client.gen";
import { unwrap } from "@/lib/api/http";
import { json, withBackend } from "@/test/backend";

const LOST = "Cannot reach the server.";
const backend = withBackend();
let held: ServerResponse[] = [];

const asked = (path: string) => backend.seen.filter(({ url }) => url?.includes(path)).length;
const answerRuns = () => held.forEach((response) => json(response, { items: [], next_cursor: null }));

/** A server whose list of runs hangs, and whose health is asked for as the test says. */
function hang(health: (response: ServerResponse) => void): void {
  held = [];
  backend.handle((request, response) => void (request.url?.includes("/health") ? health(response) : held.push(response)));
}

function Runs() {
  const runs = useQuery({ queryKey: ["runs"], queryFn: ({ signal }) => unwrap(listRuns({ signal })) });
  return <p>{runs.data ? "The runs are here" : "No runs yet"}</p>;
}

function show(): void {
  render(
    <QueryClientProvider client={makeQueryClient()}>
      <StaleBanner />
      <Runs />
    </QueryClientProvider>,
  );
}

beforeEach(() => {
  connection.reset();
  client.setConfig({ baseUrl: `${backend.url}/api` });
});

it("a request that hangs on a server that hangs raises the banner, and any answer takes it away", async () => {
  hang(() => undefined);
  show();
  expect(await screen.findByText(LOST)).toBeInTheDocument();
  hang((response) => json(response, {}));
  await waitFor(() => expect(screen.queryByText(LOST)).not.toBeInTheDocument());
  await waitFor(() => expect(held.length).toBeGreaterThan(0)); // what hung is asked for anew
  answerRuns();
  expect(await screen.findByText("The runs are here")).toBeInTheDocument();
}, 60_000);

it("an answer that is slow raises none while the server answers a light question", async () => {
  hang((response) => json(response, {}));
  show();
  await waitFor(() => expect(asked("/health")).toBeGreaterThan(1));
  expect(screen.queryByText(LOST)).not.toBeInTheDocument();
  answerRuns();
  expect(await screen.findByText("The runs are here")).toBeInTheDocument();
}, 60_000);

it("silence is questioned while something is awaited, and not on a page that waits for nothing", async () => {
  backend.handle((_, response) => json(response, { items: [], next_cursor: null }));
  show();
  await screen.findByText("The runs are here");
  expect(asked("/health")).toBe(0);
  act(() => connection.awaited(true));
  await waitFor(() => expect(asked("/health")).toBeGreaterThan(0));
}, 60_000);
