// @vitest-environment jsdom
import { QueryClientProvider } from "@tanstack/react-query";
import { render, screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeEach, describe, expect, it } from "vitest";

import { ToastProvider } from "@/components/ui/toast";
import { makeQueryClient } from "@/features/live/query-client";
import { EffectCard } from "@/features/quality/effect-card";
import type { EffectFigure, LatestSalesEffect, RunRead, SalesEffect } from "@/lib/api/generated";
import { client } from "@/lib/api/generated/client.gen";
import { makeRun, training } from "@/test/api";
import { json, withBackend } from "@/test/backend";

const backend = withBackend();
const RUN = "e".repeat(26);

const figure = (before: number, after: number, low: number, high: number): EffectFigure => {
  const estimate = (value: number) => ({ value, low: value - 1, high: value + 1, n: 396 });
  return { with_flagged: estimate(before), without_flagged: estimate(after), difference: { value: after - before, low, high, n: 396 } };
};

const effect: SalesEffect = {
  sentence: "Leaving the flagged sales out makes the model better: …",
  model: "Plain LightGBM",
  split: "time",
  sampled_from: null,
  columns_left_out: ["list_price"],
  learning: { sales: 1600, flagged: 16 },
  blind: { sales: 400, flagged: 4 },
  unflagged: { n: 396, verdict: "better", figures: { mdape: figure(9.28, 7.47, -2.57, -0.68), prb: figure(0.02, 0.021, -0.01, 0.012) } },
  all: { n: 400, verdict: "better", figures: {} },
};

const measured = makeRun({ id: RUN, kind: "effect", model_type: "lightgbm", state: "succeeded", task_state: "SUCCESS", effect });
let latest: LatestSalesEffect;
let run: RunRead;
let asked: string[];

beforeEach(() => {
  client.setConfig({ baseUrl: `${backend.url}/api` });
  asked = [];
  latest = { flagged: 20, run: null, stale: false };
  run = measured;
  backend.handle(({ url = "", method = "" }, response) => {
    asked.push(`${method} ${url}`);
    if (method === "POST") latest = { ...latest, run };
    if (url.endsWith("/checks/effect")) return json(response, method === "POST" ? run : latest, method === "POST" ? 202 : 200);
    json(response, url.includes("/runs/") ? run : { workers: [] });
  });
});

const show = () =>
  render(
    <QueryClientProvider client={makeQueryClient()}>
      <ToastProvider>
        <EffectCard id="demo" />
      </ToastProvider>
    </QueryClientProvider>,
  );

describe("the effect of the flagged sales", () => {
  it("is measured when somebody asks for it", async () => {
    run = training(40, { id: RUN, kind: "effect", model_type: "lightgbm" });
    show();
    await userEvent.click(await screen.findByRole("button", { name: "Measure the effect" }));
    expect(await screen.findByRole("progressbar", { name: "Effect of flagged sales on Sample market" })).toHaveAttribute("aria-valuenow", "40");
    expect(screen.getByRole("button", { name: /Cancel/ })).toBeVisible();
    expect(asked).toContain("POST /api/v1/datasets/demo/checks/effect");
  });

  it("shows each figure with, without and the difference on the same sales", async () => {
    latest = { flagged: 20, run: measured, stale: false };
    show();
    expect(await screen.findByText(effect.sentence)).toBeVisible();
    const table = screen.getByRole("table", { name: "396 blind sales not flagged" });
    const row = within(table).getByRole("row", { name: /MdAPE/ });
    expect(within(row).getAllByRole("cell").slice(1).map((cell) => cell.textContent)).toEqual(["9.28(8.28 – 10.28)", "7.47(6.47 – 8.47)", "−1.81(−2.57 – −0.68)"]);
    expect(within(row).getByText("−1.81")).toHaveClass("font-semibold");
    expect(within(within(table).getByRole("row", { name: /PRB/ })).getByText("+0.001")).not.toHaveClass("font-semibold");
    expect(screen.getByText("There are too few sales for figures.")).toBeVisible();
    expect(screen.getByText(/The blind sales are the latest fifth, whatever is flagged/)).toBeVisible();
    expect(screen.getByText(/list_price/)).toBeVisible();
    expect(screen.queryByText(/reviews have changed/)).toBeNull();
    expect(screen.getByRole("button", { name: "Measure again" })).toBeEnabled();
  });

  it("says that it is stale when other sales count as flagged now", async () => {
    latest = { flagged: 19, run: measured, stale: true };
    show();
    expect(await screen.findByText(/The reviews have changed since/)).toBeVisible();
  });

  it("cannot be measured where no sale counts as flagged", async () => {
    latest = { flagged: 0, run: null, stale: false };
    show();
    expect(await screen.findByText(/nothing to measure/)).toBeVisible();
    expect(screen.getByRole("button", { name: "Measure the effect" })).toBeDisabled();
  });

  it("says why a measurement failed, and offers another one", async () => {
    run = makeRun({ id: RUN, kind: "effect", state: "failed", error: { code: "invalid_data", message: "The effect needs at least 40 sales", hint: "Add sales." } });
    latest = { flagged: 2, run, stale: false };
    show();
    expect(await screen.findByText(/needs at least 40 sales/)).toBeVisible();
    expect(screen.getByRole("button", { name: "Measure the effect" })).toBeEnabled();
  });
});
