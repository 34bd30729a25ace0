// @vitest-environment jsdom
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { render, screen } from "@testing-library/react";
import { expect, it } from "vitest";

import { RunItem } from "@/features/runs/run-item";
import { finished, makeRun, training } from "@/test/api";

it("shows what each family of an `all` has found in its tuning", () => {
  const best = { number: 2, state: "complete" as const, settings: { num_leaves: 15 }, validation_rmse: 0.25, validation_mdape: 8, seconds: 3 };
  const tuning = { budget: { seconds: 60, trials: null }, trials: 3, pruned: 0, failed: 0, seconds: 9, best, untuned: null };
  const family = training(40, { id: "2".repeat(26), kind: "tune", model_type: "lightgbm", tuning });
  const blend = makeRun({ id: "3".repeat(26), kind: "blend", model_type: "blend" });
  const run = training(10, { kind: "all", model_type: "all", children: [family, blend] });
  render(
    <QueryClientProvider client={new QueryClient()}>
      <ul>
        <RunItem run={run} onOwnPage />
      </ul>
    </QueryClientProvider>,
  );
  expect(screen.getByText(/num_leaves 15/)).toBeVisible();
  expect(screen.getAllByRole("button", { name: /cancel/i })).toHaveLength(1);
});

it("names the families that a time limit leaves out", () => {
  const run = training(10, { kind: "all", model_type: "all", left_out: ["tensorflow", "huggingface"] });
  render(
    <QueryClientProvider client={new QueryClient()}>
      <ul>
        <RunItem run={run} />
      </ul>
    </QueryClientProvider>,
  );
  expect(screen.getByText("The time limit is too short for TensorFlow and HuggingFace, which were left out.")).toBeVisible();
});

it("lists what a training had no time for", async () => {
  const run = finished();
  const text = "3 of 5 folds were left out.";
  render(
    <QueryClientProvider client={new QueryClient()}>
      <ul>
        <RunItem run={{ ...run, result: run.result && { ...run.result, left_out: [text] } }} onOwnPage />
      </ul>
    </QueryClientProvider>,
  );
  expect(await screen.findByText("What there was no time for")).toBeVisible();
  expect(screen.getByText(text)).toBeInTheDocument();
});
