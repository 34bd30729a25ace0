// @vitest-environment jsdom
import { QueryClientProvider } from "@tanstack/react-query";
import { render, screen } from "@testing-library/react";
import { beforeEach, expect, it } from "vitest";

import { useWorkers } from "@/features/health/queries";
import { makeQueryClient } from "@/features/live/query-client";
import { NoWorker } from "@/features/runs/no-worker";
import { client } from "@/lib/api/generated/client.gen";
import { makeRun } from "@/test/api";
import { json, withBackend } from "@/test/backend";

const backend = withBackend();
let workers: unknown[];

beforeEach(() => {
  workers = [];
  client.setConfig({ baseUrl: `${backend.url}/api` });
  backend.handle((_, response) => json(response, { workers, queued_runs: 1 }));
});

/** Says when the workers are known. */
const Known = () => useWorkers(true).data && <p>known</p>;

const show = (seconds: number) =>
  render(
    <QueryClientProvider client={makeQueryClient()}>
      <NoWorker runs={[makeRun({ state: "queued", created_at: new Date(Date.now() - 1000 * seconds).toISOString() })]} />
      <Known />
    </QueryClientProvider>,
  );

it("says of a run that waits for more than 10 s that there is no worker, with the command that starts one", async () => {
  show(11);
  expect(await screen.findByText(/houseprice worker|start-all|docker|celery/i)).toBeVisible();
  expect(screen.getByRole("button", { name: /Copy/ })).toBeVisible();
});

it.each([
  ["where a worker is there", 11, [{ name: "here" }]],
  ["before the run has waited", 1, []],
])("says nothing %s", async (_, seconds, there) => {
  workers = there;
  show(seconds);
  expect(await screen.findByText("known")).toBeVisible();
  expect(screen.queryByRole("status")).toBeNull();
});
