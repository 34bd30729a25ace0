// @vitest-environment jsdom
import { QueryClientProvider } from "@tanstack/react-query";
import { render, screen } from "@testing-library/react";
import { beforeEach, expect, it } from "vitest";

import { makeQueryClient } from "@/features/live/query-client";
import { LogTab } from "@/features/runs/log-tab";
import type { RunRead } from "@/lib/api/generated";
import { client } from "@/lib/api/generated/client.gen";
import { finished, training } from "@/test/api";
import { json, withBackend } from "@/test/backend";

const backend = withBackend();

beforeEach(() => client.setConfig({ baseUrl: `${backend.url}/api` }));

const show = (run: RunRead) =>
  render(
    <QueryClientProvider client={makeQueryClient()}>
      <LogTab run={run} />
    </QueryClientProvider>,
  );

it("shows the last lines of a run at work, follows them, and leads to all", async () => {
  backend.handle((_, response) => json(response, { fence: 2, lines: ["epoch 1", "epoch 2"], is_whole: false }));
  const run = training(60);
  show(run);
  expect(await screen.findByRole("log")).toHaveTextContent("epoch 1 epoch 2");
  expect(screen.getByRole("checkbox", { name: "Follow" })).toBeChecked();
  expect(screen.getByText("The last 2 lines.")).toBeVisible();
  expect(screen.getByRole("link", { name: "Download the whole log" })).toHaveAttribute("href", `/api/v1/runs/${run.id}/log.txt`);
});

it("has nothing to follow in a run that has ended", async () => {
  backend.handle((_, response) => json(response, { fence: 1, lines: ["done"], is_whole: true }));
  show(finished());
  expect(await screen.findByRole("log")).toHaveTextContent("done");
  expect(screen.queryByRole("checkbox")).toBeNull();
  expect(screen.queryByText(/The last/)).toBeNull();
});

it("says that nothing was logged", async () => {
  backend.handle((_, response) => json(response, { fence: 1, lines: [], is_whole: true }));
  show(finished());
  expect(await screen.findByText(/Nothing was logged/)).toBeVisible();
  expect(screen.queryByRole("log")).toBeNull();
});

it("says why a run has no log", async () => {
  backend.handle((_, response) => json(response, { status: 404, title: "Not Found", code: "not_found", detail: "no log", hint: "" }, 404));
  show(finished());
  expect(await screen.findByText("There is no log")).toBeVisible();
});
