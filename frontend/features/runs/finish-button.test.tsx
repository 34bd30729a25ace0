// @vitest-environment jsdom
import { QueryClientProvider } from "@tanstack/react-query";
import { render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeEach, expect, it } from "vitest";

import { ToastProvider } from "@/components/ui/toast";
import { makeQueryClient } from "@/features/live/query-client";
import { canFinish, FinishButton } from "@/features/runs/finish-button";
import type { RunRead } from "@/lib/api/generated";
import { client } from "@/lib/api/generated/client.gen";
import { finished, makeRun, training } from "@/test/api";
import { json, withBackend } from "@/test/backend";

const backend = withBackend();

beforeEach(() => client.setConfig({ baseUrl: `${backend.url}/api` }));

const show = (run: RunRead) =>
  render(
    <QueryClientProvider client={makeQueryClient()}>
      <ToastProvider>
        <FinishButton run={run} />
      </ToastProvider>
    </QueryClientProvider>,
  );

it("asks once, then asks the server to finish", async () => {
  const run = training(60);
  backend.handle((_, response) => json(response, { ...run, finish_requested: true }, 202));
  show(run);
  await userEvent.click(screen.getByRole("button", { name: "Finish now" }));
  expect(backend.seen.filter(({ method }) => method === "POST")).toHaveLength(0);
  await userEvent.click(await screen.findByRole("button", { name: "Keep the best so far" }));
  expect(await screen.findByText("The model is made of what is learned so far")).toBeVisible();
  expect(backend.seen.map(({ method, url }) => [method, url])).toContainEqual(["POST", `/api/v1/runs/${run.id}/finish`]);
});

it("is asked for once only", () => {
  show(training(60, { finish_requested: true }));
  expect(screen.getByRole("button", { name: "Finishing" })).toBeDisabled();
});

it("is there for trainings at work", () => {
  expect(canFinish(training(60))).toBe(true);
  expect(canFinish(training(60, { kind: "all" }))).toBe(true);
  expect(canFinish(training(60, { cancel_requested: true }))).toBe(false);
  expect(canFinish(training(60, { kind: "blend" }))).toBe(false);
  expect(canFinish(makeRun())).toBe(false);
  expect(canFinish(finished())).toBe(false);
});
