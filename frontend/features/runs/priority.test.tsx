// @vitest-environment jsdom
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { fireEvent, render, screen, waitFor } from "@testing-library/react";
import { afterEach, beforeEach, expect, it, vi } from "vitest";

import { PriorityBadge, PriorityField } from "@/features/runs/priority";
import type { RunRead } from "@/lib/api/generated";
import { client } from "@/lib/api/generated/client.gen";
import { makeRun } from "@/test/api";

const queued = (more: Partial<RunRead>): RunRead => makeRun({ state: "queued", priority: "normal", ...more });
const show = (run: RunRead) =>
  render(
    <QueryClientProvider client={new QueryClient()}>
      <PriorityBadge run={run} />
      <PriorityField run={run} />
    </QueryClientProvider>,
  );

// Outside a browser a request needs a whole address.
beforeEach(() => client.setConfig({ baseUrl: "http://studio.test/api" }));
afterEach(() => {
  vi.unstubAllGlobals();
  client.setConfig({ baseUrl: "/api" });
});

it("asks the server for the priority that is chosen", async () => {
  const run = queued({});
  const calls = vi.fn((request: Request) => request.clone().json().then(() => Response.json({ ...run, priority: "high" })));
  vi.stubGlobal("fetch", calls);
  show(run);
  fireEvent.change(screen.getByLabelText("Priority"), { target: { value: "high" } });
  const changes = () => calls.mock.calls.map(([request]) => request).filter(({ method }) => method === "PATCH");
  await waitFor(() => expect(changes()).toHaveLength(1));
  const [request] = changes();
  expect(request?.url).toContain(`/v1/runs/${run.id}`);
  expect(await request?.json()).toEqual({ priority: "high" });
});

it.each([
  ["a run that has begun", queued({ state: "running" })],
  ["a part of another run", queued({ parent_id: "b".repeat(26) })],
])("offers no other priority to %s", (_, run) => {
  show(run);
  expect(screen.queryByLabelText("Priority")).toBeNull();
});

it("names the priority of a waiting run where it is another than usual", () => {
  show(queued({ priority: "low" }));
  expect(screen.getByText("Low priority")).toBeInTheDocument();
});
