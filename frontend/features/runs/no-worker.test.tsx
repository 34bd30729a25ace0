// @vitest-environment jsdom
import { QueryClientProvider } from "@tanstack/react-query";
import { render, screen } from "@testing-library/react";
import { beforeEach, expect, it } from "vitest";

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

const show = (seconds: number) =>
  render(
    <QueryClientProvider client={makeQueryClient()}>
      <NoWorker runs={[makeRun({ state: "queued", created_at: new Date(Date.now() - 1000 * seconds).toISOString() })]} />
    </QueryClientProvider>,
  );

it("says of a run that waits for more than 10 s that there is no worker, with the command that starts one", async () => {
  show(11);
  expect(await screen.findByText(/houseprice worker|start-all|docker|celery/i)).toBeVisible();
  expect(screen.getByRole("button", { name: /Copy/ })).toBeVisible();
});

it("says nothing where a worker is there, nor before the run has waited", async () => {
  workers = [{ name: "here" }];
  show(11);
  await expect.poll(() => backend.seen.length).toBeGreaterThan(0);
  expect(screen.queryByRole("status")).toBeNull();
});
